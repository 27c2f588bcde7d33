namespace ParkTwin.Storage.Quarantine;

/// <summary>Bounds of the quarantine. When one is reached the oldest sixteenth goes; what went is counted.</summary>
public sealed record QuarantineOptions
{
    /// <summary>Greatest number of items, 16 to 10 000 000. Default 1 000 000 (about 40 MB of index in memory).</summary>
    public int MaxItems { get; init; } = 1_000_000;

    /// <summary>Greatest number of bytes on disk, 64 KiB to 16 GiB. Default 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>
    /// Bytes held in memory until the next <see cref="QuarantineStore.SpillAsync"/> or checkpoint; from a quarter of it on
    /// <see cref="QuarantineStore.Add"/> asks for a spill, beyond it items are dropped and counted. Default 64 MiB.
    /// </summary>
    public int MaxPendingBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="ArgumentException">A value is out of bounds; the message names all that are.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (MaxItems is < 16 or > 10_000_000)
        {
            faults.Add($"MaxItems {MaxItems}: 16 to 10000000");
        }

        if (MaxBytes is < 64 * 1024 or > 16L * 1024 * 1024 * 1024)
        {
            faults.Add($"MaxBytes {MaxBytes}: 65536 to 17179869184");
        }

        if (MaxPendingBytes is < 4096 or > 1024 * 1024 * 1024)
        {
            faults.Add($"MaxPendingBytes {MaxPendingBytes}: 4096 to 1073741824");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException("Quarantine options out of bounds: " + string.Join("; ", faults) + ".");
        }
    }
}
