namespace ParkTwin.Mqtt.Endpoint;

/// <summary>One timer for the deadlines of all connections and sessions: buckets of entries, one bucket looked at per step.</summary>
internal sealed class TimerWheel : IDisposable
{
    /// <summary>Not again.</summary>
    public const long Never = long.MaxValue;

    private const int BucketCount = 512;
    private readonly Lock _gate = new();
    private readonly List<Slot>[] _buckets = new List<Slot>[BucketCount];
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly long _stepMs;
    private readonly ITimer _timer;
    private List<Slot> _due = [];
    private long _tick;
    private long _nowMs;
    private int _running;

    public TimerWheel(TimeProvider time, TimeSpan step)
    {
        _time = time;
        _start = time.GetTimestamp();
        _stepMs = Math.Max(1, (long)step.TotalMilliseconds);
        for (var i = 0; i < BucketCount; i++)
        {
            _buckets[i] = [];
        }

        _timer = time.CreateTimer(static state => ((TimerWheel)state!).Turn(), this, step, step);
    }

    /// <summary>Milliseconds since the wheel began, as of its last step: coarse, and free to read.</summary>
    public long NowMs => Volatile.Read(ref _nowMs);

    /// <summary>Puts an entry on the wheel.</summary>
    public void Add(ITimerEntry entry, long dueMs)
    {
        lock (_gate)
        {
            Place(entry, dueMs);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Place(ITimerEntry entry, long dueMs)
    {
        // At the earliest in the next step, so that an entry due now cannot hold the wheel.
        var tick = Math.Max(_tick + 1, (dueMs + _stepMs - 1) / _stepMs);
        _buckets[tick % BucketCount].Add(new Slot(entry, tick));
    }

    private void Turn()
    {
        // A step that takes longer than the period: the next one makes up for the steps missed.
        if (Interlocked.Exchange(ref _running, 1) != 0)
        {
            return;
        }

        try
        {
            var nowMs = (long)_time.GetElapsedTime(_start).TotalMilliseconds;
            Volatile.Write(ref _nowMs, nowMs);
            var last = nowMs / _stepMs;
            while (_tick < last)
            {
                Step(_tick + 1, nowMs);
            }
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private void Step(long tick, long nowMs)
    {
        lock (_gate)
        {
            _tick = tick;
            ref var bucket = ref _buckets[tick % BucketCount];
            (bucket, _due) = (_due, bucket);
            foreach (var slot in _due)
            {
                if (slot.Tick > tick)
                {
                    bucket.Add(slot);
                }
            }
        }

        foreach (var slot in _due)
        {
            if (slot.Tick <= tick && slot.Entry.OnTimer(nowMs) is not Never and var next)
            {
                Add(slot.Entry, next);
            }
        }

        _due.Clear();
    }

    private readonly record struct Slot(ITimerEntry Entry, long Tick);
}
