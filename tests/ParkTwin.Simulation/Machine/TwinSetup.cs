using ParkTwin.Runtime;

namespace ParkTwin.Simulation.Machine;

/// <summary>How one process of the twin is set up.</summary>
internal sealed class TwinSetup
{
    /// <summary>The registry file.</summary>
    public required byte[] Registry { get; init; }

    /// <summary>Where warnings and faults are heard.</summary>
    public required Logs Logs { get; init; }

    /// <summary>What the grain runtime does to calls; changed to nothing when calm comes.</summary>
    public required ChaosOptions Chaos { get; init; }

    /// <summary>What is broken on purpose.</summary>
    public Sabotage Sabotage { get; init; }

    public int CheckpointSeconds { get; init; } = 5;

    public int CollectionSeconds { get; init; } = 60;

    public int RecentBuffers { get; init; } = 4;

    public int JournalSegments { get; init; } = 64;

    public int LoadRecords { get; init; } = 512;

    public int ReceiveMaximum { get; init; } = ushort.MaxValue;

    /// <summary>Whether grain state is refused now and then.</summary>
    public bool IsRough { get; set; }

    /// <summary>No more trouble from now on.</summary>
    public void Calm()
    {
        IsRough = false;
        (Chaos.Reorder, Chaos.Resend, Chaos.TimeOut, Chaos.Deactivate, Chaos.ActivateTwice) = (0, 0, 0, 0, 0);
    }
}
