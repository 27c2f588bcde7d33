namespace ParkTwin.Simulation;

/// <summary>What can go wrong in a run; each can be asked for alone by its name in lower case.</summary>
[Flags]
internal enum FaultKind
{
    None = 0,

    /// <summary>The power goes at any operation of the disk; each unflushed sector survives or not.</summary>
    Power = 1 << 0,

    /// <summary>The power goes, and nothing unflushed survives.</summary>
    Lost = 1 << 1,

    /// <summary>The process is killed; what it wrote stays in the page cache.</summary>
    Kill = 1 << 2,

    /// <summary>One bit of a file that rests is turned.</summary>
    Flip = 1 << 3,

    /// <summary>The disk is full for a while.</summary>
    Full = 1 << 4,

    /// <summary>A flush fails, and what it meant is forgotten.</summary>
    Fsync = 1 << 5,

    /// <summary>Writes, renames and other operations fail.</summary>
    Io = 1 << 6,

    /// <summary>Operations take up to seconds.</summary>
    Slow = 1 << 7,

    /// <summary>Connections break in the midst of a packet.</summary>
    Connection = 1 << 8,

    /// <summary>Acknowledgements are lost on the way.</summary>
    Acks = 1 << 9,

    /// <summary>Devices send again what was acknowledged.</summary>
    Duplicates = 1 << 10,

    /// <summary>Devices send in another order, days late.</summary>
    Reorder = 1 << 11,

    /// <summary>Devices' clocks are wrong.</summary>
    DeviceClock = 1 << 12,

    /// <summary>The host's wall clock steps.</summary>
    HostClock = 1 << 13,

    /// <summary>Grains are deactivated after any turn.</summary>
    Deactivate = 1 << 14,

    /// <summary>A grain is active twice for a moment.</summary>
    Twice = 1 << 15,

    /// <summary>Calls to grains arrive twice and in another order.</summary>
    Resend = 1 << 16,

    /// <summary>Calls to grains time out, executed or not.</summary>
    Timeout = 1 << 17,

    /// <summary>Writes of grain state are refused for their ETag, or are made and reported as refused.</summary>
    Etag = 1 << 18,

    /// <summary>The files of a checkpoint cannot be written.</summary>
    Checkpoint = 1 << 19,

    /// <summary>The process is ended in order and started again.</summary>
    Restart = 1 << 20,
}
