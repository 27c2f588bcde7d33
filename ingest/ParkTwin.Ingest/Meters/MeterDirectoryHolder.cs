namespace ParkTwin.Ingest.Meters;

/// <summary>The newest meter directory; replaced as a whole when the registry changes.</summary>
internal sealed class MeterDirectoryHolder
{
    private MeterDirectory _current = MeterDirectory.Empty;

    /// <summary>The newest.</summary>
    public MeterDirectory Current
    {
        get => Volatile.Read(ref _current);
        set => Volatile.Write(ref _current, value);
    }
}
