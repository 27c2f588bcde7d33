namespace ParkTwin.Silo;

/// <summary>What is to be done with a data directory.</summary>
public enum UpkeepVerb
{
    /// <summary>Copies it into one file.</summary>
    Backup,

    /// <summary>Brings such a file back.</summary>
    Restore,

    /// <summary>Checks it, or such a file.</summary>
    Verify,
}
