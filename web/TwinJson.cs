using System.Text.Json.Serialization;
using ParkTwin.Contracts;
using ParkTwin.Web.Api;
using ParkTwin.Web.Live;

namespace ParkTwin.Web;

/// <summary>The JSON of the API and of the hub: camelCase, generated at build time, unknown keys in requests refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ParkSummaryView[]))]
[JsonSerializable(typeof(ParkView))]
[JsonSerializable(typeof(ParkChangeView))]
[JsonSerializable(typeof(RegistryView))]
[JsonSerializable(typeof(UsageView))]
[JsonSerializable(typeof(ReadingsView))]
[JsonSerializable(typeof(MeterEventBody))]
[JsonSerializable(typeof(QuarantineView))]
[JsonSerializable(typeof(QuarantineReplay))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(HealthView))]
internal sealed partial class TwinJson : JsonSerializerContext;
