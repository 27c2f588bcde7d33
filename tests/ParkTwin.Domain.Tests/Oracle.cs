using System.Numerics;

namespace ParkTwin.Domain.Tests;

/// <summary>
/// The rules of docs/decisions/0006 once more, slowly: the whole set in one list, fractions in BigInteger, nothing forgotten,
/// nothing paged. Shares no code with the ledger but the definitions and the table of units.
/// </summary>
internal sealed partial class Oracle
{
    private readonly MeterDefinition _meter;
    private readonly long _interval;
    private readonly long _window;
    private readonly List<MeterEvent> _events;
    private readonly List<List<Point>> _segments = [];
    private List<Point> _chain = [];
    private List<Point> _open = [];

    public Oracle(MeterDefinition meter, IEnumerable<Reading> readings)
    {
        _meter = meter;
        _interval = meter.IntervalSeconds * 1000L;
        _window = Math.Max(4 * _interval, 3_600_000);
        _events = [.. meter.Events.GroupBy(e => (e.AtUnixMs, e.Kind)).Select(g => g.Last()).OrderBy(e => e.AtUnixMs).ThenBy(e => e.Kind)];
        var winners = new List<Reading>();
        foreach (var instant in readings.GroupBy(r => r.AtUnixMs).OrderBy(g => g.Key))
        {
            var ranked = instant.OrderByDescending(r => r.Revision).ThenBy(r => r.Value).DistinctBy(r => (r.Revision, r.Value)).ToList();
            winners.Add(ranked[0]);
            Readings.AddRange(ranked.Select((reading, rank) => (reading.AtUnixMs, reading.Value, rank > 0)));
        }

        if (meter.Kind == MeterKind.Register)
        {
            Registers(winners);
        }
        else
        {
            Amounts(winners);
        }
    }

    /// <summary>A quarter-hour: amount, estimated part, milliseconds covered.</summary>
    public sealed class Slot
    {
        public BigInteger Amount { get; set; }

        public BigInteger Estimated { get; set; }

        public long Covered { get; set; }
    }

    public Dictionary<long, Slot> Slots { get; } = [];

    public Dictionary<long, Verdict> Verdicts { get; } = [];

    public List<(long At, decimal Value, bool Lost)> Readings { get; } = [];

    /// <summary>What each counted line amounts to, by register differences alone.</summary>
    public BigInteger Total { get; private set; }

    public LedgerSlot At(long quarter) => Slots.TryGetValue(quarter, out var slot)
        ? new((long)slot.Amount, (long)slot.Estimated, (int)Math.Min(slot.Covered, 900_000))
        : default;

    private sealed record Scale(BigInteger Numerator, BigInteger Denominator, int Sign, BigInteger? Modulus, BigInteger? MaxRate);

    private sealed record Point(long At, decimal Value, bool Stated, bool Old)
    {
        public bool Wrapped { get; set; }

        public bool NewLevel { get; set; }
    }

    private static BigInteger Round(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        var twice = (2 * rest).CompareTo(denominator);
        quotient += twice > 0 || (twice == 0 && !quotient.IsEven) ? 1 : 0;
        return quotient * numerator.Sign;
    }

    private static BigInteger Floor(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static (BigInteger Numerator, BigInteger Denominator) Fraction(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return (value < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>The scale in force at an instant, with the unit of a point read at another.</summary>
    private Scale ScaleAt(long at, long? unitAt = null)
    {
        var (unit, ratio, digits, maxRate) = (_meter.Unit, _meter.Ratio, _meter.Digits, _meter.MaxRate);
        var ownUnit = unit;
        foreach (var e in _events.Where(e => e.Kind != MeterEventKind.Confirmation))
        {
            if (e.AtUnixMs <= at)
            {
                (unit, ratio, digits, maxRate) = (e.Unit ?? unit, e.Ratio ?? ratio, e.Digits ?? digits, e.MaxRate ?? maxRate);
            }

            if (e.AtUnixMs <= (unitAt ?? at))
            {
                ownUnit = e.Unit ?? ownUnit;
            }
        }

        var factor = Fraction(MeterUnits.MillionthsPer(unit, _meter.Measure));
        var own = Fraction(MeterUnits.MillionthsPer(ownUnit, _meter.Measure));
        var by = Fraction(ratio);
        BigInteger? range = null;
        if (digits is { } d)
        {
            var top = BigInteger.Pow(10, d) * factor.Numerator * by.Numerator;
            range = BigInteger.Abs(Round(top, factor.Denominator * by.Denominator));
        }

        BigInteger? rate = null;
        if (maxRate is { } m)
        {
            var limit = Fraction(Math.Abs(m));
            rate = Round(limit.Numerator * factor.Numerator, limit.Denominator * factor.Denominator);
        }

        return new(own.Numerator * by.Numerator, own.Denominator * by.Denominator, ratio < 0 ? -1 : 1, range, rate);
    }

    private static long Instant(Point point) => point.Old ? point.At - 1 : point.At;

    private BigInteger Millionths(Point point, long ratioAt)
    {
        var scale = ScaleAt(ratioAt, Instant(point));
        var value = Fraction(point.Value);
        return Round(value.Numerator * scale.Numerator, value.Denominator * scale.Denominator);
    }

    private bool? Confirmed(long at) => _events.Find(e => e.Kind == MeterEventKind.Confirmation && e.AtUnixMs == at)?.Accept;

    private void Registers(List<Reading> winners)
    {
        var closings = _events.Where(e => e.Kind is MeterEventKind.Replacement or MeterEventKind.Reset).DistinctBy(e => e.AtUnixMs).ToList();
        foreach (var reading in winners)
        {
            if (Confirmed(reading.AtUnixMs) == false)
            {
                Verdicts[reading.AtUnixMs] = Verdict.Rejected;
                continue;
            }

            var old = false;
            while (closings.Count > 0 && closings[0].AtUnixMs <= reading.AtUnixMs && !old)
            {
                var e = closings[0];
                old = e.AtUnixMs == reading.AtUnixMs && e.Final == reading.Value && e.Initial != reading.Value;
                if (!old)
                {
                    closings.RemoveAt(0);
                    Close(e, e.AtUnixMs == reading.AtUnixMs);
                }
            }

            Take(new Point(reading.AtUnixMs, reading.Value, false, old), Confirmed(reading.AtUnixMs) == true);
        }

        if (_open.Count > 0 && Excursion(_open[0], out var from, out var wrapped) && _chain.Count - from == _open.Count)
        {
            Replace(from, wrapped);
        }

        Mark(_open, Verdict.Pending);
        EndSegment();
        foreach (var segment in _segments)
        {
            foreach (var point in segment.Where(point => !point.Stated))
            {
                Verdicts[point.At] = point.Wrapped ? Verdict.RollOver : point.NewLevel ? Verdict.DetectedReset : Verdict.Accepted;
            }

            for (var index = 1; index < segment.Count; index++)
            {
                Line(segment[index - 1], segment[index]);
            }
        }
    }

    private void Close(MeterEvent e, bool readingOpens)
    {
        if (e.Final is { } final && _chain.Count > 0 && _chain[^1].At < e.AtUnixMs
            && (_open.Count == 0 || _open[^1].At < e.AtUnixMs))
        {
            Take(new Point(e.AtUnixMs, final, true, true), false);
        }

        if (_open.Count > 0 && Excursion(_open[0], out var from, out var wrapped)
            && (_open[^1].At == e.AtUnixMs || _chain.Count - from == _open.Count))
        {
            Replace(from, wrapped);
        }

        Mark(_open, Verdict.Suspect);
        _open = [];
        EndSegment();
        if ((e.Initial ?? (e.Kind == MeterEventKind.Reset ? 0m : null)) is { } initial && !readingOpens)
        {
            _chain.Add(new Point(e.AtUnixMs, initial, true, false));
        }
    }

    private void EndSegment()
    {
        _segments.Add(_chain);
        _chain = [];
    }

    private void Mark(IEnumerable<Point> points, Verdict verdict)
    {
        foreach (var point in points.Where(point => !point.Stated))
        {
            Verdicts[point.At] = verdict;
        }
    }

    private void Suspects()
    {
        Mark(_open, Verdict.Suspect);
        _open = [];
    }

    private BigInteger Step(Point from, Point to)
    {
        var at = Instant(to);
        return ScaleAt(at).Sign * (Millionths(to, at) - Millionths(from, at));
    }

    /// <summary>'f' forward, 'w' over the top, 'n' neither.</summary>
    private char Link(Point from, Point to, bool anyRate = false)
    {
        var (scale, step) = (ScaleAt(Instant(to)), Step(from, to));
        bool Possible(BigInteger amount) => anyRate || scale.MaxRate is not { } rate || amount * 3_600_000 <= rate * (to.At - from.At);
        if (step >= 0)
        {
            return Possible(step) ? 'f' : 'n';
        }

        return scale.Modulus is { } modulus && modulus + step >= 0 && modulus + step <= modulus / 10 && Possible(modulus + step) ? 'w' : 'n';
    }

    private bool Excursion(Point reading, out int from, out bool wrapped)
    {
        wrapped = false;
        var cycles = 0;
        for (from = _chain.Count; from > 0; from--)
        {
            var lift = cycles == 0 ? 0 : cycles * ScaleAt(Instant(reading)).Modulus!.Value;
            if (Step(_chain[from - 1], reading) + lift >= 0)
            {
                break;
            }

            cycles += _chain[from - 1].Wrapped ? 1 : 0;
        }

        if (from == 0 || from == _chain.Count || reading.At - _chain[from].At >= _window)
        {
            return false;
        }

        wrapped = cycles > 0;
        return Link(_chain[from - 1], reading) == (wrapped ? 'w' : 'f');
    }

    private void Replace(int from, bool wrapped)
    {
        Mark(_chain.Skip(from), Verdict.Suspect);
        _open[0].Wrapped = wrapped;
        _chain = [.. _chain.Take(from), .. _open];
        _open = [];
    }

    private void Take(Point next, bool forced)
    {
        if (_chain.Count == 0)
        {
            _chain.Add(next);
            return;
        }

        if (forced)
        {
            TakeForced(next);
            return;
        }

        var tenth = (ScaleAt(Instant(next)).Modulus ?? 0) / 10;
        var dip = _chain.FindLastIndex(point => point.Wrapped && next.At - point.At < _window);
        if (dip > 0 && BigInteger.Abs(Step(_chain[dip - 1], next)) <= tenth && Step(_chain[^1], next) > tenth)
        {
            Mark(_chain.Skip(dip), Verdict.Suspect);
            _chain = [.. _chain.Take(dip)];
            Suspects();
        }

        var link = Link(_chain[^1], next);
        if (link == 'w' && Excursion(next, out var spike, out _) && !_chain[spike].Wrapped
            && Step(_chain[spike - 1], _chain[spike]) > tenth)
        {
            link = 'n';
        }

        if (link != 'n')
        {
            Suspects();
            next.Wrapped = link == 'w';
            _chain.Add(next);
            return;
        }

        if (_open.Count > 0 && Link(_open[^1], next) != 'f')
        {
            Suspects();
        }

        _open.Add(next);
        if (Excursion(_open[0], out var from, out var wrapped) && _open.Count > _chain.Count - from)
        {
            Replace(from, wrapped);
        }
        else if (next.At - _open[0].At >= _window)
        {
            EndSegment();
            _open[0].NewLevel = true;
            _chain = _open;
            _open = [];
        }
    }

    private void TakeForced(Point next)
    {
        Suspects();
        var link = Link(_chain[^1], next, anyRate: true);
        if (link == 'n' && Excursion(next, out var from, out var wrapped))
        {
            Mark(_chain.Skip(from), Verdict.Suspect);
            _chain = [.. _chain.Take(from)];
            link = wrapped ? 'w' : 'f';
        }

        if (link == 'n')
        {
            EndSegment();
            _chain.Add(next);
            return;
        }

        // What a person accepted ends what may still turn: a new list, joined to the last of the old.
        next.Wrapped = link == 'w';
        var last = _chain[^1];
        Line(last, next);
        EndSegment();
        _chain.Add(next);
    }
}
