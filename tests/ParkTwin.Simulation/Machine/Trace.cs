namespace ParkTwin.Simulation.Machine;

/// <summary>A number that follows from everything that happened: equal in two runs that went the same way.</summary>
internal sealed class Trace
{
    /// <summary>The number so far (FNV-1a).</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Things noted so far.</summary>
    public long Count { get; private set; }

    /// <summary>Where it is written out, for looking at one seed; null for nowhere.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>Notes that something happened.</summary>
    public void Note(int kind, long what)
    {
        Count++;
        unchecked
        {
            Hash = (Hash ^ (ulong)kind) * 1099511628211;
            Hash = (Hash ^ (ulong)what) * 1099511628211;
        }
    }

    /// <summary>Says what happened, where somebody looks.</summary>
    public void Say(Func<string> what) => Log?.WriteLine(what());
}
