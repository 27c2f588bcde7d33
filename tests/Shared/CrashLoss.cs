namespace ParkTwin.Testing;

/// <summary>What becomes of writes that were not flushed when the machine loses its power.</summary>
internal enum CrashLoss : byte
{
    /// <summary>None of them reached the disk.</summary>
    All,

    /// <summary>All of them did.</summary>
    Nothing,

    /// <summary>Each sector did or did not, by the seed.</summary>
    Torn,
}
