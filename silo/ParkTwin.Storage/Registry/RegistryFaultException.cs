namespace ParkTwin.Storage.Registry;

/// <summary>A registry was refused. <see cref="Exception.Message"/> holds every fault, one a line.</summary>
public sealed class RegistryFaultException : Exception
{
    /// <summary>A refusal without a named fault.</summary>
    public RegistryFaultException()
        : this([])
    {
    }

    /// <summary>A refusal with a message of its own.</summary>
    public RegistryFaultException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with a message of its own and its cause.</summary>
    public RegistryFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A refusal with all its faults.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="source">What was read, for example a file's path; null when it is clear.</param>
    public RegistryFaultException(IReadOnlyList<RegistryFault> faults, string? source = null)
        : base(Compose(faults, source)) => Faults = faults;

    /// <summary>The faults.</summary>
    public IReadOnlyList<RegistryFault> Faults { get; } = [];

    private static string Compose(IReadOnlyList<RegistryFault> faults, string? source)
    {
        var count = faults.Count == 1 ? "1 fault" : $"{faults.Count} faults";
        var head = source is null ? $"The registry has {count}:" : $"The registry {source} has {count}:";
        return string.Join(Environment.NewLine, faults.Select(fault => $"  - {fault}").Prepend(head));
    }
}
