namespace ParkTwin.Storage.Files;

/// <summary>How <see cref="IFileSystem.OpenAsync"/> opens a file.</summary>
public enum FileOpening : byte
{
    /// <summary>Reads a file that exists; <see cref="FileNotFoundException"/> otherwise.</summary>
    Read = 0,

    /// <summary>Reads and writes a file that exists; <see cref="FileNotFoundException"/> otherwise.</summary>
    Write = 1,

    /// <summary>Reads and writes; an absent file is created empty.</summary>
    WriteOrCreate = 2,

    /// <summary>Reads and writes; what was there is emptied, an absent file is created.</summary>
    Replace = 3,
}
