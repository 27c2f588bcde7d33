namespace ParkTwin.Runtime;

/// <summary>
/// What a cluster may do to calls, provoked on purpose. Each figure is a probability from 0 to 1 per call or turn; all are 0 by
/// default. With a <see cref="SeededTurnScheduler"/> a seed replays exactly.
/// </summary>
public sealed class ChaosOptions
{
    /// <summary>Seed of the faults.</summary>
    public int Seed { get; set; }

    /// <summary>A call is held back while others overtake it.</summary>
    public double Reorder { get; set; }

    /// <summary>A call is delivered twice; the caller gets one of the replies once both calls have ended.</summary>
    public double Resend { get; set; }

    /// <summary>The caller gets a <see cref="TimeoutException"/> at once, and the call is executed or lost.</summary>
    public double TimeOut { get; set; }

    /// <summary>A grain is deactivated after a turn.</summary>
    public double Deactivate { get; set; }

    /// <summary>A second activation of a grain comes up and takes a call or a few, then ends.</summary>
    public double ActivateTwice { get; set; }

    /// <summary>All of it, often: a tenth of the calls and turns each.</summary>
    public static ChaosOptions Rough(int seed) =>
        new() { Seed = seed, Reorder = 0.1, Resend = 0.1, TimeOut = 0.05, Deactivate = 0.05, ActivateTwice = 0.05 };
}
