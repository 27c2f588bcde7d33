namespace Orleans;

#pragma warning disable CA1815 // Orleans compares none.
/// <summary>Why an activation ends, in code and words.</summary>
public readonly struct DeactivationReason
#pragma warning restore CA1815
{
    /// <summary>A reason without an exception.</summary>
    public DeactivationReason(DeactivationReasonCode code, string text)
        : this(code, null, text)
    {
    }

    /// <summary>A reason with the exception that caused it.</summary>
    public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
    {
        ReasonCode = code;
        Exception = exception;
        Description = text;
    }

    /// <summary>In words.</summary>
    public string Description { get; }

    /// <summary>As a code.</summary>
    public DeactivationReasonCode ReasonCode { get; }

    /// <summary>The cause, where there is one.</summary>
    public Exception? Exception { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        Exception is null ? $"{ReasonCode}: {Description}" : $"{ReasonCode}: {Description}. Exception: {Exception}";
}
