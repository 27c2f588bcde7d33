namespace ParkTwin.Domain;

/// <summary>
/// A quarter-hour, the ledger's step: number 0 starts at 1970-01-01T00:00:00Z. Every zone in use since 1970 is offset by a whole
/// number of quarter-hours, so hours, days and months of any park are whole runs of these.
/// </summary>
/// <param name="Index">Quarter-hours since the Unix epoch; negative before 1970.</param>
public readonly record struct QuarterHour(long Index) : IComparable<QuarterHour>
{
    /// <summary>Length in milliseconds: 900 000.</summary>
    public const long LengthMs = 900_000;

    /// <summary>Quarter-hours in a UTC day: 96.</summary>
    public const int PerUtcDay = 96;

    /// <summary>First instant, Unix milliseconds.</summary>
    public long StartUnixMs => Index * LengthMs;

    /// <summary>The quarter-hour that holds an instant.</summary>
    public static QuarterHour Of(long unixMs) =>
        new(unixMs >= 0 ? unixMs / LengthMs : ((unixMs + 1) / LengthMs) - 1);

    /// <inheritdoc/>
    public int CompareTo(QuarterHour other) => Index.CompareTo(other.Index);

    /// <summary>Earlier than.</summary>
    public static bool operator <(QuarterHour left, QuarterHour right) => left.Index < right.Index;

    /// <summary>Later than.</summary>
    public static bool operator >(QuarterHour left, QuarterHour right) => left.Index > right.Index;

    /// <summary>Earlier than or the same.</summary>
    public static bool operator <=(QuarterHour left, QuarterHour right) => left.Index <= right.Index;

    /// <summary>Later than or the same.</summary>
    public static bool operator >=(QuarterHour left, QuarterHour right) => left.Index >= right.Index;

    /// <summary>The quarter-hour <paramref name="count"/> steps later.</summary>
    public QuarterHour Add(long count) => new(Index + count);
}
