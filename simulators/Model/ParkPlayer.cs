using ParkTwin.Simulators.Faults;
using ParkTwin.Simulators.Publishing;

namespace ParkTwin.Simulators.Model;

/// <summary>
/// Publishes what the meters of a park show: a stretch of the past in batches, day after day, then live. A meter's past always
/// leaves
/// before its first live reading, on the same lane.
/// </summary>
internal sealed class ParkPlayer
{
    private const int HistoryBatch = 96;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private readonly IReadOnlyList<MeterSource> _meters;
    private readonly FaultInjector _faults;
    private readonly IReadingPublisher _publisher;
    private readonly TimeProvider _time;
    private readonly ReadingPayload _payload = new();
    private readonly ReadingPayload _late = new();
    private readonly long[] _lastStamp;
    private readonly PriorityQueue<int, long> _due = new();
    private readonly PriorityQueue<HeldReading, long> _held = new();

    /// <summary>A player that has published nothing before an instant.</summary>
    public ParkPlayer(
        IReadOnlyList<MeterSource> meters, FaultInjector faults, IReadingPublisher publisher, TimeProvider time, long fromMs)
    {
        _meters = meters;
        _faults = faults;
        _publisher = publisher;
        _time = time;
        _lastStamp = [.. meters.Select(meter => fromMs - meter.DueMs(0))];
    }

    /// <summary>Everything due up to here has been published; Unix milliseconds.</summary>
    public long PublishedToMs { get; private set; }

    /// <summary>Publishes what is due up to an instant on the history grid, a day at a time.</summary>
    /// <param name="toMs">Up to here, Unix milliseconds.</param>
    /// <param name="afterDay">Called after each day; <see cref="PublishedToMs"/> has moved on by then.</param>
    /// <param name="cancellationToken">Ends it between two messages.</param>
    public async Task PublishHistoryAsync(long toMs, Func<CancellationToken, ValueTask>? afterDay, CancellationToken cancellationToken)
    {
        if (_meters.Count == 0)
        {
            return;
        }

        var first = _lastStamp.Min();
        for (var day = first / ParkDay.LengthMs; day * ParkDay.LengthMs < toMs; day++)
        {
            var until = Math.Min(toMs, (day + 1) * ParkDay.LengthMs);
            for (var meter = 0; meter < _meters.Count; meter++)
            {
                await PublishStretchAsync(meter, until, cancellationToken);
            }

            await _publisher.FlushAsync(cancellationToken);
            PublishedToMs = until;
            if (afterDay is not null)
            {
                await afterDay(cancellationToken);
            }
        }
    }

    /// <summary>Goes on live from where the history ended until cancelled or until an instant of the clock.</summary>
    /// <param name="clock">The park's clock.</param>
    /// <param name="untilMs">Where to stop, Unix milliseconds.</param>
    /// <param name="afterTick">Called four times a second; <see cref="PublishedToMs"/> has moved on by then.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task PublishLiveAsync(
        ModelClock clock, long untilMs, Func<CancellationToken, ValueTask>? afterTick, CancellationToken cancellationToken)
    {
        for (var meter = 0; meter < _meters.Count; meter++)
        {
            // Between the last quarter-hour and now a register needs no detail; intervals and series have their own stamps.
            var isFiner = _meters[meter].StepMs(StampGrid.Live) != _meters[meter].StepMs(StampGrid.History);
            _lastStamp[meter] = isFiner ? Math.Max(_lastStamp[meter], PublishedToMs) : _lastStamp[meter];
            Schedule(meter);
        }

        using var timer = new PeriodicTimer(Tick, _time);
        do
        {
            var now = Math.Min(clock.NowMs(), untilMs);
            await PublishDueAsync(now, cancellationToken);
            await _publisher.FlushAsync(cancellationToken);
            PublishedToMs = now;
            if (afterTick is not null)
            {
                await afterTick(cancellationToken);
            }

            if (now >= untilMs)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async ValueTask PublishStretchAsync(int index, long untilMs, CancellationToken cancellationToken)
    {
        var meter = _meters[index];
        _payload.Clear();
        _late.Clear();
        while (true)
        {
            var stamp = meter.NextStamp(_lastStamp[index], StampGrid.History);
            var due = meter.DueMs(stamp);
            if (due > untilMs)
            {
                break;
            }

            _lastStamp[index] = stamp;
            var fate = _faults.Judge(meter.Seed, stamp, due, meter.StepMs(StampGrid.History));
            Add(meter, fate, fate.HoldUntilMs > due ? _late : _payload);
            if (_payload.Count >= HistoryBatch)
            {
                await SendAsync(index, _payload, cancellationToken);
            }
        }

        await SendAsync(index, _payload, cancellationToken);
        await SendAsync(index, _late, cancellationToken);
    }

    private async ValueTask PublishDueAsync(long nowMs, CancellationToken cancellationToken)
    {
        while (_due.TryPeek(out var index, out var due) && due <= nowMs)
        {
            _due.Dequeue();
            var meter = _meters[index];
            var stamp = meter.NextStamp(_lastStamp[index], StampGrid.Live);
            _lastStamp[index] = stamp;
            Schedule(index);
            var fate = _faults.Judge(meter.Seed, stamp, due, meter.StepMs(StampGrid.Live));
            if (fate.HoldUntilMs > due)
            {
                _held.Enqueue(new HeldReading(index, fate), fate.HoldUntilMs);
                continue;
            }

            await SendOneAsync(index, fate, cancellationToken);
        }

        while (_held.TryPeek(out var held, out var until) && until <= nowMs)
        {
            _held.Dequeue();
            await SendOneAsync(held.Meter, held.Fate, cancellationToken);
        }
    }

    private async ValueTask SendOneAsync(int index, FaultedReading fate, CancellationToken cancellationToken)
    {
        for (var copy = 0; copy < fate.Copies; copy++)
        {
            Add(_meters[index], fate with { Copies = 1 }, _payload);
            await SendAsync(index, _payload, cancellationToken);
        }
    }

    private async ValueTask SendAsync(int index, ReadingPayload payload, CancellationToken cancellationToken)
    {
        if (payload.Count > 0)
        {
            await _publisher.PublishAsync(index, _meters[index].Topic, payload.Complete(), payload.Count, cancellationToken);
            payload.Clear();
        }
    }

    private static void Add(MeterSource meter, in FaultedReading fate, ReadingPayload payload)
    {
        if (fate.Copies == 0)
        {
            return;
        }

        var value = meter.Read(fate.ValueAtMs);
        if (fate.SpikeFactor > 1)
        {
            var jump = (Math.Abs(value.Scaled) * (fate.SpikeFactor - 1)) + ReadingValue.Power(value.Decimals);
            value = value with { Scaled = value.Scaled + jump };
        }

        for (var copy = 0; copy < fate.Copies; copy++)
        {
            payload.Add(fate.StampMs, value);
        }
    }

    private void Schedule(int index)
    {
        var meter = _meters[index];
        _due.Enqueue(index, meter.DueMs(meter.NextStamp(_lastStamp[index], StampGrid.Live)));
    }

    private readonly record struct HeldReading(int Meter, FaultedReading Fate);
}
