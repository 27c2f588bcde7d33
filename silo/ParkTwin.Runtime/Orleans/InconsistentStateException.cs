using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// A state was written or cleared with a version that is not the stored one. An activation that lets it pass is ended.
/// </summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>Without a message.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>With a message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>With a message, the two versions and a cause.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>With a message and the two versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>The version in storage.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version that the writer held.</summary>
    public string? CurrentEtag { get; }

    /// <summary>True until the activation that caused it has been ended, so that callers it travels through are not.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
