using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api;

/// <summary>Shows the registry of a park.</summary>
internal static class RegistryViews
{
    public static RegistryView Of(RegisteredPark park) => new()
    {
        Id = park.Definition.Id.Value,
        Name = park.Definition.Name,
        TimeZone = park.Definition.TimeZone,
        TimeZoneVersion = park.Zone.Version,
        Region = park.Definition.Region,
        Demo = park.Demo,
        Enterprises = [.. park.Definition.Enterprises.Select(Enterprise)],
        Meters = [.. park.Definition.Meters.Select(meter => Meter(park, meter))],
    };

    private static EnterpriseEntry Enterprise(EnterpriseDefinition enterprise) => new(
        enterprise.Id.Value, enterprise.Name, enterprise.Industry, Exact.Trim(enterprise.LandMu), Exact.Trim(enterprise.FloorM2));

    private static MeterEntry Meter(RegisteredPark park, MeterDefinition meter) => new()
    {
        Id = meter.Id.Value,
        Name = meter.Name,
        Enterprise = meter.Enterprise?.Value,
        Carrier = Words.Of(meter.Carrier),
        Role = Words.Of(meter.Role),
        Kind = Words.Of(meter.Kind),
        Unit = Words.Of(meter.Unit),
        Ratio = Exact.Trim(meter.Ratio),
        Digits = meter.Digits,
        Decimals = meter.Decimals,
        IntervalSeconds = meter.IntervalSeconds,
        Stamp = Words.Of(meter.Stamp),
        MaxRate = Exact.Trim(meter.MaxRate),
        ReferenceTemperatureC = Exact.Trim(meter.ReferenceTemperatureC),
        Parent = LiveViews.ParentOf(park, meter),
        Events = [.. meter.Events.Select(one => Event(park, one))],
    };

    private static MeterEventEntry Event(RegisteredPark park, MeterEvent one) => new()
    {
        At = ParkTime.At(park, one.AtUnixMs),
        Kind = Words.Of(one.Kind),
        Final = Exact.Trim(one.Final),
        Initial = Exact.Trim(one.Initial),
        Ratio = Exact.Trim(one.Ratio),
        Digits = one.Digits,
        Unit = one.Unit is { } unit ? Words.Of(unit) : null,
        MaxRate = Exact.Trim(one.MaxRate),
        ReferenceTemperatureC = Exact.Trim(one.ReferenceTemperatureC),
        Accept = one.Accept,
        Note = one.Note,
    };
}
