namespace ParkTwin.Storage.Blocks;

/// <summary>Bounds of a block store on files.</summary>
public sealed record BlockStoreOptions
{
    /// <summary>Bytes at which an owner's next append begins a new file, 4 KiB to 1 GiB. Default 64 MiB.</summary>
    public long MaxFileBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>
    /// Files held open at most, all owners together, 2 to 100 000; more only while more are in use at once. Default 512.
    /// </summary>
    public int MaxOpenFiles { get; init; } = 512;

    /// <summary>Dead bytes of an owner below which nothing is moved. Default 1 MiB.</summary>
    public long MinDeadBytes { get; init; } = 1024 * 1024;

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="ArgumentException">A value is out of bounds; the message names all that are.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (MaxFileBytes is < 4096 or > 1024 * 1024 * 1024)
        {
            faults.Add($"MaxFileBytes is {MaxFileBytes}; set 4096 to 1073741824 bytes");
        }

        if (MaxOpenFiles is < 2 or > 100_000)
        {
            faults.Add($"MaxOpenFiles is {MaxOpenFiles}; set 2 to 100000");
        }

        if (MinDeadBytes < 0)
        {
            faults.Add($"MinDeadBytes is {MinDeadBytes}; set 0 or more");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException($"Block store options out of bounds: {string.Join("; ", faults)}.");
        }
    }
}
