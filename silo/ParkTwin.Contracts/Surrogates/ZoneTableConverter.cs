using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="ZoneTable"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class ZoneTableConverter : IConverter<ZoneTable, ZoneTableSurrogate>
{
    public ZoneTable ConvertFromSurrogate(in ZoneTableSurrogate surrogate) => new()
    {
        Id = surrogate.Id,
        Version = surrogate.Version,
        FromUnixMs = surrogate.FromUnixMs,
        OffsetMs = surrogate.OffsetMs,
    };

    public ZoneTableSurrogate ConvertToSurrogate(in ZoneTable value) => new()
    {
        Id = value.Id,
        Version = value.Version,
        FromUnixMs = value.FromUnixMs.ToArray(),
        OffsetMs = value.OffsetMs.ToArray(),
    };
}
