namespace ParkTwin.Domain;

/// <summary>How a meter's value is to be read.</summary>
public enum MeterKind : byte
{
    /// <summary>A cumulative register; consumption is the difference of two readings.</summary>
    Register = 0,

    /// <summary>The amount of one span of <see cref="MeterDefinition.IntervalSeconds"/>, stamped at its start or end.</summary>
    Interval = 1,

    /// <summary>A rate; a sample holds for the interval, or until the next sample if that comes earlier.</summary>
    Gauge = 2,
}
