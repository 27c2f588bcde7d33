using System.Diagnostics;

namespace ParkTwin.Fuzz.Engine;

/// <summary>Looks from another thread whether the present input takes too long. A hang cannot be ended from outside, so it ends the run.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private readonly Timer _timer;
    private readonly long _limit;
    private readonly Action _hangs;
    private long _began;

    /// <summary>Begins to look.</summary>
    /// <param name="limit">Longest time for one input.</param>
    /// <param name="hangs">Is told of a hang, on another thread.</param>
    public Watchdog(TimeSpan limit, Action hangs)
    {
        (_limit, _hangs) = ((long)(limit.TotalSeconds * Stopwatch.Frequency), hangs);
        _timer = new Timer(static state => ((Watchdog)state!).Look(), this, Step, Step);
    }

    /// <summary>An input begins.</summary>
    public long Begin()
    {
        var now = Stopwatch.GetTimestamp();
        Volatile.Write(ref _began, now);
        return now;
    }

    /// <summary>It has ended.</summary>
    /// <returns>Whether it took too long.</returns>
    public bool End(long began)
    {
        Volatile.Write(ref _began, 0);
        return Stopwatch.GetTimestamp() - began > _limit;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var began = Volatile.Read(ref _began);
        if (began != 0 && Stopwatch.GetTimestamp() - began > _limit * 2)
        {
            _timer.Change(Timeout.Infinite, Timeout.Infinite);
            _hangs();
        }
    }
}
