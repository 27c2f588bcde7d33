namespace ParkTwin.Simulation;

/// <summary>What was promised and not kept.</summary>
internal enum Broken : byte
{
    /// <summary>An acknowledged reading is nowhere.</summary>
    Lost,

    /// <summary>A reading is there, or counted, twice.</summary>
    Doubled,

    /// <summary>A ledger, or something that nobody sent.</summary>
    Wrong,

    /// <summary>It does not go on, or the run cannot be repeated.</summary>
    Stuck,
}

/// <summary>An invariant does not hold.</summary>
internal sealed class Violation(Broken kind, string message) : Exception(message)
{
    /// <summary>Which promise.</summary>
    public Broken Kind { get; } = kind;
}
