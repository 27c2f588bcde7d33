using ParkTwin.Domain;
using ParkTwin.Simulators.Publishing;

namespace ParkTwin.Simulators.Model;

/// <summary>
/// A meter on a channel of a modelled site. Its register is the integral of the flow, cut to the digits it shows.
/// </summary>
internal sealed class ModelMeter : MeterSource
{
    private const int DefaultDecimals = 3;
    private readonly FlowCourse _course;
    private readonly ModelTap _tap;
    private readonly Ripple _ripple;
    private readonly RegisterSpan[] _spans;
    private readonly int _decimals;
    private readonly long _liveOffsetMs;
    private readonly long _liveStepMs;
    private readonly ResetPlan _resets;
    private (long AtMs, double Total) _lastReset = (long.MinValue, 0);

    /// <summary>A meter tapping a site.</summary>
    public ModelMeter(
        ParkId park, MeterDefinition definition, FlowCourse course, ModelTap tap, MeterCadence cadence, ResetPlan resets)
        : base(park, definition)
    {
        _course = course;
        _tap = tap;
        _ripple = new Ripple(Noise.Mix(Seed ^ tap.Seed), tap.RippleDepth);
        _decimals = Math.Clamp(definition.Decimals ?? DefaultDecimals, 0, 6);
        _liveStepMs = cadence.StepMs(definition);
        _liveOffsetMs = (long)(Noise.Unit(Seed, 3) * (_liveStepMs / 1000)) * 1000;
        _resets = resets;
        _spans = Spans(definition, cadence.RollOverAtMs);
    }

    /// <inheritdoc/>
    public override long StepMs(StampGrid grid) => grid switch
    {
        _ when Definition.Kind == MeterKind.Interval => Definition.IntervalSeconds * 1000L,
        StampGrid.Live => _liveStepMs,
        _ => Math.Max(900_000, Definition.IntervalSeconds * 1000L),
    };

    /// <inheritdoc/>
    public override long NextStamp(long afterMs, StampGrid grid)
    {
        var step = StepMs(grid);
        var offset = grid == StampGrid.Live && Definition.Kind != MeterKind.Interval ? _liveOffsetMs : 0;
        return ((((afterMs - offset) / step) + 1) * step) + offset;
    }

    /// <inheritdoc/>
    public override ReadingValue Read(long unixMs)
    {
        var span = SpanAt(unixMs);
        if (Definition.Kind == MeterKind.Gauge)
        {
            var rate = _course.Rate(_tap.Channel, unixMs, _ripple) * _tap.Weight * span.Factor;
            return new ReadingValue((long)Math.Round(rate * ReadingValue.Power(_decimals)), _decimals);
        }

        if (Definition.Kind == MeterKind.Interval)
        {
            var length = Definition.IntervalSeconds * 1000L;
            var start = Definition.Stamp == StampPosition.Start ? unixMs : unixMs - length;
            return new ReadingValue(Register(span, start + length) - Register(span, start), _decimals);
        }

        return new ReadingValue(Wrap(Register(span, unixMs), span.Digits), _decimals);
    }

    /// <summary>The flow's total since the model's epoch, canonical unit, as this meter's tap sees it.</summary>
    public double Total(long unixMs) => _course.Total(_tap.Channel, unixMs, _ripple) * _tap.Weight;

    private long Register(in RegisterSpan span, long unixMs)
    {
        var reset = _resets.LatestBefore(unixMs, Seed);
        var raw = reset > span.FromMs
            ? (Total(unixMs) - TotalAtReset(reset)) * span.Factor
            : span.Initial + ((Total(unixMs) - span.StartTotal) * span.Factor);
        return (long)Math.Floor(raw * ReadingValue.Power(_decimals));
    }

    private double TotalAtReset(long resetMs)
    {
        if (_lastReset.AtMs != resetMs)
        {
            _lastReset = (resetMs, Total(resetMs));
        }

        return _lastReset.Total;
    }

    private long Wrap(long scaled, int? digits)
    {
        if (digits is not { } count || count + _decimals > 18)
        {
            return scaled;
        }

        var modulus = (long)Math.Pow(10, count + _decimals);
        return ((scaled % modulus) + modulus) % modulus;
    }

    private RegisterSpan SpanAt(long unixMs)
    {
        var at = _spans.Length - 1;
        while (at > 0 && _spans[at].FromMs > unixMs)
        {
            at--;
        }

        return _spans[at];
    }

    private RegisterSpan[] Spans(MeterDefinition definition, long? rollOverAtMs)
    {
        var ratio = definition.Ratio;
        var unit = definition.Unit;
        var digits = definition.Digits;
        var spans = new List<RegisterSpan> { new(long.MinValue, 0, 0, Factor(unit, ratio), digits) };
        spans[0] = spans[0] with { Initial = FirstShown(spans[0], rollOverAtMs) };
        foreach (var dated in definition.Events.OrderBy(dated => dated.AtUnixMs))
        {
            if (dated.Kind == MeterEventKind.Confirmation)
            {
                continue;
            }

            var total = Total(dated.AtUnixMs);
            var last = spans[^1];
            var running = last.Initial + ((total - last.StartTotal) * last.Factor);
            ratio = dated.Ratio ?? ratio;
            unit = dated.Unit ?? unit;
            digits = dated.Digits ?? digits;
            var initial = dated.Kind == MeterEventKind.Change ? running : (double)(dated.Initial ?? 0);
            spans.Add(new RegisterSpan(dated.AtUnixMs, total, initial, Factor(unit, ratio), digits));
        }

        return [.. spans];
    }

    /// <summary>
    /// Old meters show something at the epoch; a wanted roll-over sets it so that the register is full just then.
    /// </summary>
    private double FirstShown(in RegisterSpan span, long? rollOverAtMs)
    {
        var full = span.Digits is { } digits ? Math.Pow(10, digits) : 10_000;
        return span.Digits is not null && rollOverAtMs is { } at
            ? full - ((Total(at) * span.Factor) % full)
            : Noise.Between(Seed, 1, 0.05, 0.9) * full;
    }

    private double Factor(MeterUnit unit, decimal ratio) => UnitFactor.Of(Definition.Carrier, unit) / (double)ratio;
}
