using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.ZoneTable"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ZoneTable")]
internal struct ZoneTableSurrogate
{
    [Id(0)]
    public string Id { get; set; }

    [Id(1)]
    public string Version { get; set; }

    [Id(2)]
    public long[] FromUnixMs { get; set; }

    [Id(3)]
    public int[] OffsetMs { get; set; }
}
