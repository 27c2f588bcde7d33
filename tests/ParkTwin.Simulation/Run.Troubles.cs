using ParkTwin.Testing;

namespace ParkTwin.Simulation;

/// <summary>What is done to the disk and the clock while it runs.</summary>
internal sealed partial class Run
{
    private double _flushFails;
    private double _ioFails;
    private double _checkpointFails;
    private double _slowness;

    /// <summary>Times of trouble within this life.</summary>
    private void Troubles()
    {
        Trouble(FaultKind.Fsync, 0.3, rate => _flushFails = rate);
        Trouble(FaultKind.Io, 0.1, rate => _ioFails = rate);
        Trouble(FaultKind.Checkpoint, 0.4, rate => _checkpointFails = rate);
        Trouble(FaultKind.Slow, 0.1, rate => _slowness = rate);
        Trouble(FaultKind.Full, 1, rate => _disk.Capacity = rate > 0 ? Used() + _random.Next(20_000) : long.MaxValue);
        if (Has(FaultKind.HostClock))
        {
            _clock.In(_random.Next(8000), StepClock);
        }
    }

    private void NoTroubles() => (_flushFails, _ioFails, _checkpointFails, _slowness, _disk.Capacity) = (0, 0, 0, 0, long.MaxValue);

    private void Trouble(FaultKind fault, double most, Action<double> set)
    {
        set(0);
        if (!Has(fault))
        {
            return;
        }

        var begin = _random.Next(4000);
        _clock.In(begin, () => set(_calm ? 0 : most * _random.NextDouble()));
        _clock.In(begin + _random.Next(4000), () => set(0));
    }

    private void StepClock() => _clock.WallOffset = _random.Next(4) switch
    {
        0 => 0,
        1 => _random.NextInt64(-3600, 3600) * TimeSpan.TicksPerSecond,
        2 => _random.NextInt64(-40, 40) * TimeSpan.TicksPerDay,
        _ => _random.NextInt64(-60_000, 60_000) * TimeSpan.TicksPerMillisecond,
    };

    private long Used() => _disk.Paths.Sum(path => (long)_disk.Contents(path).Length);

    private void Fault(DiskOperation operation, string path)
    {
        Trace.Note(3, ((long)operation << 32) + path.Length);
        if (_calm)
        {
            return;
        }

        var flushes = operation is DiskOperation.Flush or DiskOperation.FlushDirectory;
        var writes = flushes || operation is DiskOperation.Write or DiskOperation.Rename or DiskOperation.SetLength or DiskOperation.Delete;
        var isCheckpoint = path.StartsWith("/data/archive", StringComparison.Ordinal)
            || path.StartsWith("/data/ledger", StringComparison.Ordinal) || path.StartsWith("/data/state", StringComparison.Ordinal);
        var odds = (flushes ? _flushFails : 0) + (writes || operation == DiskOperation.Open ? _ioFails : 0)
            + (writes && isCheckpoint ? _checkpointFails : 0);
        if (odds > 0 && _random.NextDouble() < odds)
        {
            throw new IOException($"Simulated: {operation} of {path} fails.");
        }
    }

    private ValueTask DelayAsync(DiskOperation operation, string path)
    {
        if (_calm || _slowness <= 0 || _random.NextDouble() >= _slowness)
        {
            return default;
        }

        var done = new TaskCompletionSource();
        _clock.In(_random.Next(8) == 0 ? _random.Next(1500) : _random.Next(30), done.SetResult);
        return new ValueTask(done.Task);
    }
}
