namespace ParkTwin.Domain;

/// <summary>
/// The offsets of one time zone over time, handed to the domain as data (from tzdb, by the hosts). Offsets before the first
/// transition are those of the first entry.
/// </summary>
public sealed record ZoneTable
{
    /// <summary>IANA name, for example <c>Asia/Shanghai</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the time-zone database, for example <c>2025b</c>; recorded with results.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// First instants (Unix milliseconds, ascending) from which the offset of the same index holds; the first is long.MinValue.
    /// </summary>
    public required IReadOnlyList<long> FromUnixMs { get; init; }

    /// <summary>Offsets from UTC in milliseconds, east positive.</summary>
    public required IReadOnlyList<int> OffsetMs { get; init; }
}
