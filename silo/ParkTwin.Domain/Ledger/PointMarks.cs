namespace ParkTwin.Domain.Ledger;

/// <summary>What a <see cref="RegisterPoint"/> is. Stored in blocks; numbers never change.</summary>
[Flags]
internal enum PointMarks : byte
{
    /// <summary>A reading.</summary>
    None = 0,

    /// <summary>The register rolled over just before it.</summary>
    Wrapped = 1,

    /// <summary>A level that an event states, not a reading.</summary>
    Stated = 2,

    /// <summary>First of a level that nobody confirmed (detected reset).</summary>
    NewLevel = 4,

    /// <summary>Read at the very instant of an event, still under the scale before it.</summary>
    OldScale = 8,
}
