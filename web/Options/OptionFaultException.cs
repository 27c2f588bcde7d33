namespace ParkTwin.Web.Options;

/// <summary>Settings were refused; the message holds every fault, one a line, and what to do.</summary>
public sealed class OptionFaultException : Exception
{
    /// <summary>A refusal without a named fault.</summary>
    public OptionFaultException()
        : this([])
    {
    }

    /// <summary>A refusal with one fault.</summary>
    public OptionFaultException(string message)
        : this([message])
    {
    }

    /// <summary>A refusal with a fault and its cause.</summary>
    public OptionFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A refusal with all its faults.</summary>
    public OptionFaultException(IReadOnlyList<string> faults)
        : base(Compose(faults)) => Faults = faults;

    /// <summary>The faults, a sentence each.</summary>
    public IReadOnlyList<string> Faults { get; } = [];

    private static string Compose(IReadOnlyList<string> faults) => string.Join(
        Environment.NewLine,
        faults.Select(fault => "  - " + fault).Prepend("ParkTwin cannot start with these settings:").Append("--help shows all options."));
}
