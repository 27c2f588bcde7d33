using ParkTwin.Domain;

namespace ParkTwin.Simulators.Replay;

/// <summary>What is replayed, and how fast.</summary>
internal sealed record ReplayOptions
{
    /// <summary>The park in the topics.</summary>
    public required ParkId Park { get; init; }

    /// <summary>Which meters; null is all.</summary>
    public string? Meters { get; init; }

    /// <summary>First instant, Unix milliseconds.</summary>
    public long FromMs { get; init; } = long.MinValue;

    /// <summary>End, exclusive, Unix milliseconds.</summary>
    public long ToMs { get; init; } = long.MaxValue;

    /// <summary>Times real time; positive infinity is as fast as acknowledged.</summary>
    public double Speed { get; init; } = double.PositiveInfinity;

    /// <summary>Readings of a meter in one message, 1 to 1 000.</summary>
    public int Batch { get; init; } = 1;
}
