namespace ParkTwin.Ingest.Tls;

/// <summary>A certificate cannot be used; the message says which file, why, and what to do.</summary>
public sealed class TlsFaultException : Exception
{
    /// <summary>A fault without a description.</summary>
    public TlsFaultException()
    {
    }

    /// <summary>A fault.</summary>
    public TlsFaultException(string message)
        : base(message)
    {
    }

    /// <summary>A fault and its cause.</summary>
    public TlsFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
