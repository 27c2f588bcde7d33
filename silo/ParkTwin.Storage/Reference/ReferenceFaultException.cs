namespace ParkTwin.Storage.Reference;

/// <summary>Reference data was refused. <see cref="Exception.Message"/> holds every fault, one a line, and what to do.</summary>
public sealed class ReferenceFaultException : Exception
{
    /// <summary>A refusal without a named fault.</summary>
    public ReferenceFaultException()
        : this("The reference data", [])
    {
    }

    /// <summary>A refusal with a message of its own.</summary>
    public ReferenceFaultException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with a message of its own and its cause.</summary>
    public ReferenceFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A refusal with all its faults.</summary>
    /// <param name="what">What was read, for example "The reference data in …".</param>
    /// <param name="faults">The faults, a sentence each.</param>
    public ReferenceFaultException(string what, IReadOnlyList<string> faults)
        : base(Compose(what, faults)) => Faults = faults;

    /// <summary>The faults.</summary>
    public IReadOnlyList<string> Faults { get; } = [];

    private static string Compose(string what, IReadOnlyList<string> faults) => string.Join(
        Environment.NewLine,
        faults.Select(fault => $"  - {fault}").Prepend($"{what} {(faults.Count == 1 ? "has 1 fault:" : $"has {faults.Count} faults:")}"));
}
