using System.Diagnostics;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>A clock that stands until told to go; timers fire on the caller of <see cref="Advance"/>.</summary>
internal sealed class FakeTime : TimeProvider
{
    /// <summary>The first waits between attempts to connect are well below it, the limits of what is attempted above.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) + _elapsed;

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _elapsed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Goes on, in steps small enough for every timer to fire at its time.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan until;
        lock (_gate)
        {
            until = _elapsed + by;
        }

        while (true)
        {
            FakeTimer? next;
            lock (_gate)
            {
                next = _timers.Where(t => t.Due <= until).MinBy(t => t.Due);
                _elapsed = next is null ? until : next.Due > _elapsed ? next.Due : _elapsed;
            }

            if (next is null)
            {
                return;
            }

            next.Fire();
        }
    }

    /// <summary>
    /// Lets those who sleep on this clock wake, one after the other, until something holds. The clock goes to the next sleeper's end
    /// and stands while nobody sleeps, so that on a slow machine no limit passes before those who work have come to it. A wait of more than
    /// <see cref="LongestNap"/> is such a limit (of a connection attempt, a session) and no sleep.
    /// </summary>
    /// <param name="holds">Asked again and again.</param>
    /// <exception cref="TimeoutException">It did not hold within <see cref="Device.Patience"/> of real time.</exception>
    public Task WakeUntilAsync(Func<bool> holds) => GoUntilAsync(holds, NextSleeper);

    /// <summary>
    /// Goes on in steps until something holds: only where no other limit ends what is waited for, because how far the clock has gone
    /// by then depends on the machine.
    /// </summary>
    /// <param name="holds">Asked again and again.</param>
    /// <param name="step">How far each time.</param>
    /// <exception cref="TimeoutException">It did not hold within <see cref="Device.Patience"/> of real time.</exception>
    public Task RunUntilAsync(Func<bool> holds, TimeSpan step) => GoUntilAsync(holds, () => step);

    private async Task GoUntilAsync(Func<bool> holds, Func<TimeSpan> next)
    {
        var (began, from) = (Stopwatch.GetTimestamp(), GetTimestamp());
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(began) > Device.Patience)
            {
                throw new TimeoutException(
                    $"It did not hold within {Device.Patience.TotalSeconds:0} s; the fake clock went {GetElapsedTime(from).TotalSeconds:0.0} s.");
            }

            if (next() is var by && by > TimeSpan.Zero)
            {
                Advance(by);
            }

            await Task.Yield();
        }
    }

    /// <summary>How long until the first of those who wait once wakes; zero where nobody does. What comes again and again is no sleep.</summary>
    private TimeSpan NextSleeper()
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.IsSleep).Select(timer => timer.Due).DefaultIfEmpty(_elapsed).Min();
            return due - _elapsed <= LongestNap ? due - _elapsed : TimeSpan.Zero;
        }
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public TimeSpan Due { get; private set; } = TimeSpan.MaxValue;

        /// <summary>Somebody waits for it once, as <c>Task.Delay</c> does.</summary>
        public bool IsSleep => Due != TimeSpan.MaxValue && _period <= TimeSpan.Zero;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time._elapsed + dueTime;
                _period = period;
            }

            return true;
        }

        public void Fire()
        {
            lock (time._gate)
            {
                if (Due == TimeSpan.MaxValue)
                {
                    return;
                }

                Due = _period > TimeSpan.Zero ? Due + _period : TimeSpan.MaxValue;
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                Due = TimeSpan.MaxValue;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
