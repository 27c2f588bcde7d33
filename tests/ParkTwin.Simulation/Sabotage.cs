namespace ParkTwin.Simulation;

/// <summary>What the tests' composition breaks on purpose; the simulation must notice.</summary>
internal enum Sabotage : byte
{
    None,

    /// <summary>The disk says that it flushed, and did not: what is acknowledged is not durable.</summary>
    LyingDisk,

    /// <summary>The endpoint is told that everything is committed at once.</summary>
    AcknowledgeEarly,

    /// <summary>A grain applies again what it applied already.</summary>
    ApplyTwice,

    /// <summary>The state store loses a write now and then, and says that it was made.</summary>
    ForgetState,

    /// <summary>The journal is told that everything applied is durable, and forgets it.</summary>
    ReleaseEarly,
}
