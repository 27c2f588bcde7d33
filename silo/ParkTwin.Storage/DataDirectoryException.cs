namespace ParkTwin.Storage;

/// <summary>A data directory cannot be used. The message is one sentence for a person; the process ends with it.</summary>
public sealed class DataDirectoryException : Exception
{
    /// <summary>Names the directory, the reason, and what to do.</summary>
    public DataDirectoryException(string path, string reason, Exception? inner = null)
        : base($"The data directory {path} cannot be used: {reason}", inner) => DirectoryPath = path;

    /// <summary>The directory.</summary>
    public string DirectoryPath { get; }
}
