using System.Globalization;

namespace ParkTwin.Faults.Twins;

/// <summary>
/// What an altered disk does now, as a control file says: lines of <c>name=value</c>, looked at again within 20 ms of a change. Written
/// by the run, read by the altered host in its process.
/// </summary>
internal sealed class DiskControl(string path)
{
    private const long LookEveryMs = 20;
    private volatile Dictionary<string, string> _values = Read(path);
    private long _lookedAt = Environment.TickCount64;

    /// <summary>How long each flush takes more than it does.</summary>
    public TimeSpan FlushDelay => TimeSpan.FromMilliseconds(Number("flush-delay-ms"));

    /// <summary>Flushes do not end before this is taken away.</summary>
    public bool HoldsFlushes => Text("hold-flush") is not null;

    /// <summary>A part of the paths that refuse to be flushed; null when none does.</summary>
    public string? FailFlush => Text("fail-flush");

    /// <summary>A part of the paths that refuse to be written; null when none does.</summary>
    public string? FailWrite => Text("fail-write");

    /// <summary>A part of the paths that refuse to be read; null when none does.</summary>
    public string? FailRead => Text("fail-read");

    /// <summary>Writes a control file as a whole.</summary>
    public static void Write(string path, params string[] lines)
    {
        File.WriteAllLines(path + ".new", lines);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static Dictionary<string, string> Read(string path) => File.ReadAllLines(path)
        .Select(line => line.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private double Number(string name) => Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 0;

    private string? Text(string name)
    {
        var now = Environment.TickCount64;
        var lookedAt = Volatile.Read(ref _lookedAt);
        if (now - lookedAt >= LookEveryMs && Interlocked.CompareExchange(ref _lookedAt, now, lookedAt) == lookedAt)
        {
            _values = Read(path);
        }

        return _values.GetValueOrDefault(name);
    }
}
