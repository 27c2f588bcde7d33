namespace ParkTwin.Storage.Backups;

/// <summary>A backup, a restore or a check was refused; the message says why and what to do.</summary>
public sealed class BackupException : Exception
{
    /// <summary>A refusal without a reason.</summary>
    public BackupException()
        : this("The backup was refused.")
    {
    }

    /// <summary>A refusal.</summary>
    public BackupException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with its cause.</summary>
    public BackupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
