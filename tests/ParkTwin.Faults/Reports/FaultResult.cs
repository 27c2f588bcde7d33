namespace ParkTwin.Faults.Reports;

/// <summary>What came of a run; one is kept for each fault in <c>results/NAME.json</c>.</summary>
internal sealed record FaultResult
{
    /// <summary>Name of the fault, as the command has it.</summary>
    public required string Fault { get; init; }

    /// <summary>What is done, in words.</summary>
    public required string What { get; init; }

    /// <summary>How it is made.</summary>
    public required string How { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>How often it was done.</summary>
    public required long Runs { get; init; }

    /// <summary>Different readings sent.</summary>
    public long Sent { get; init; }

    /// <summary>Different readings acknowledged.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Acknowledged readings that were gone.</summary>
    public long Lost { get; init; }

    /// <summary>Readings that counted more than once.</summary>
    public long Doubled { get; init; }

    /// <summary>Readings with another value than was sent.</summary>
    public long Wrong { get; init; }

    /// <summary>Length of the run, s.</summary>
    public double Seconds { get; init; }

    /// <summary>What was measured, a sentence each.</summary>
    public IReadOnlyList<string> Measured { get; init; } = [];

    /// <summary>What was not as it has to be; empty when all is well.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The machine, without a date.</summary>
    public string? Machine { get; init; }
}
