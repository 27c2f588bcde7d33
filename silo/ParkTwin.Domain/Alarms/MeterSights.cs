namespace ParkTwin.Domain.Alarms;

/// <summary>Makes the sight of a meter from its ledger. Pure.</summary>
public static class MeterSights
{
    /// <summary>Quarter-hours that are looked at: two days, the one that is under way the last.</summary>
    public const int Length = 2 * QuarterHour.PerUtcDay;

    /// <summary>How far back readings are looked through for what cannot be, ms.</summary>
    public const long SpikeLookMs = 2 * 3_600_000L;

    private const int Day = QuarterHour.PerUtcDay;

    /// <summary>A quarter-hour's readings are waited for this long before the hour it ends is compared, ms.</summary>
    private const long SettleMs = QuarterHour.LengthMs;

    /// <summary>The sight at an instant.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="head">Its newest reading.</param>
    /// <param name="slots"><see cref="Length"/> quarter-hours, the one that holds <paramref name="nowUnixMs"/> the last.</param>
    /// <param name="past">What it did before.</param>
    /// <param name="readings">Its readings of the last <see cref="SpikeLookMs"/>, in time order.</param>
    /// <param name="nowUnixMs">The instant.</param>
    public static MeterSight Of(
        MeterDefinition meter, in MeterHead head, ReadOnlySpan<LedgerSlot> slots, MeterPast past, IReadOnlyList<JudgedReading> readings, long nowUnixMs)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(past);
        var first = QuarterHour.Of(nowUnixMs).Add(1 - slots.Length);
        var known = slots.Length;
        while (known > 0 && !slots[known - 1].IsKnown)
        {
            known--;
        }

        var moved = known;
        while (moved > 0 && (!slots[moved - 1].IsKnown || slots[moved - 1].Amount == 0))
        {
            moved--;
        }

        var still = Standstill.IsJudged(meter) ? Standstill.Run(meter, slots[..known]) : 0;
        var factor = MeterUnits.MillionthsPer(meter.Unit, meter.Measure) / 1_000_000m;
        var sight = new MeterSight
        {
            Meter = meter.Id,
            Carrier = meter.Carrier,
            Role = meter.Role,
            Measure = meter.Measure,
            Parent = meter.Parent,
            Counted = Counting.IsCounted(meter),
            IntervalSeconds = meter.IntervalSeconds,
            MaxRate = meter.MaxRate * factor,
            LastAtUnixMs = head.LastAtUnixMs,
            LastArrivedUnixMs = head.LastArrivedUnixMs,
            StillSinceUnixMs = still > 0 ? first.Add(known - still).StartUnixMs : null,
            KnownUntilUnixMs = known > 0 ? first.Add(known).StartUnixMs : null,
            LongestStillMs = past is { IsEnough: true, Greatest: > 0 } ? past.LongestStillMs : null,
            MovedUnixMs = moved > 0 ? first.Add(moved).StartUnixMs : null,
            Spike = Suspect(meter, readings) ?? Step(meter, slots, first, past),
        };
        return Compared(sight, meter, slots, first, past, nowUnixMs);
    }

    /// <summary>What an enterprise draws from the grid in the newest quarter-hour that as many of its meters are known in as in any.</summary>
    /// <param name="meters">Its counted grid meters, in kWh, with their <see cref="Length"/> quarter-hours.</param>
    /// <param name="nowUnixMs">The instant.</param>
    public static DemandSight? Demand(IReadOnlyList<LedgerSlot[]> meters, long nowUnixMs)
    {
        ArgumentNullException.ThrowIfNull(meters);
        DemandSight? best = null;
        for (var back = 2; back <= 5; back++)
        {
            var sum = 0L;
            var known = 0;
            foreach (var slots in meters)
            {
                var slot = slots[^back];
                sum += slot.IsKnown ? slot.Amount : 0;
                known += slot.IsKnown && slot.CoveredMs == QuarterHour.LengthMs ? 1 : 0;
            }

            if (known > (best?.Known ?? 0))
            {
                best = new(QuarterHour.Of(nowUnixMs).Add(1 - back).StartUnixMs, sum * 4 / 1_000_000m, meters.Count, known);
            }
        }

        return best;
    }

    /// <summary>The newest reading that the ledger left out as impossible.</summary>
    private static SpikeSight? Suspect(MeterDefinition meter, IReadOnlyList<JudgedReading> readings)
    {
        for (var i = readings.Count - 1; i >= 0; i--)
        {
            if (readings[i].Verdict == Verdict.Suspect)
            {
                return new(readings[i].Reading.AtUnixMs, readings[i].Reading.Value, null, Words.Of(meter.Unit), LeftOut: true);
            }
        }

        return null;
    }

    /// <summary>A quarter-hour far beyond everything of the week before; what was interpolated over a gap is not judged.</summary>
    private static SpikeSight? Step(MeterDefinition meter, ReadOnlySpan<LedgerSlot> slots, QuarterHour first, MeterPast past)
    {
        if (!past.IsEnough || past.Greatest <= 0)
        {
            return null;
        }

        var far = past.Median + (AlarmLimits.SpikeSigmas * 1.4826m * past.Spread);
        var limit = Math.Max((decimal)past.Greatest * AlarmLimits.SpikeTimesGreatest, far);
        for (var i = slots.Length - 2; i >= slots.Length - 1 - (SpikeLookMs / QuarterHour.LengthMs); i--)
        {
            if (slots[i].IsKnown && slots[i].Estimated == 0 && slots[i].Amount > limit)
            {
                return new(
                    first.Add(i).StartUnixMs,
                    slots[i].Amount * 4 / 1_000_000m,
                    decimal.Round(limit * 4 / 1_000_000m, 3),
                    Words.RateOf(meter.Measure),
                    LeftOut: false);
            }
        }

        return null;
    }

    /// <summary>The 24 hours up to the last full hour whose readings have had time to come.</summary>
    private static MeterSight Compared(
        MeterSight sight, MeterDefinition meter, ReadOnlySpan<LedgerSlot> slots, QuarterHour first, MeterPast past, long nowUnixMs)
    {
        var end = QuarterHour.Of((nowUnixMs - SettleMs) / 3_600_000 * 3_600_000);
        var from = (int)(end.Index - Day - first.Index);
        if (from < 0 || from + Day > slots.Length)
        {
            return sight;
        }

        var window = slots.Slice(from, Day);
        var generates = past.IsEnough && past.Envelope.Count == Day;
        long sum = 0, expected = 0, expectedNow = 0, sumNow = 0;
        var known = 0;
        for (var i = 0; i < Day; i++)
        {
            if (!window[i].IsKnown)
            {
                continue;
            }

            known++;
            sum += window[i].Amount;
            var at = generates ? past.Envelope[(int)(((end.Index - Day + i) % Day + Day) % Day)] : 0;
            expected += at;
            expectedNow += i >= Day - 8 ? at : 0;
            sumNow += i >= Day - 8 ? window[i].Amount : 0;
        }

        var full = known * 20 >= Day * 19;
        var peak = generates ? past.Envelope.Max() : 0;
        return sight with
        {
            DayEndUnixMs = end.StartUnixMs,
            DayAmount = full ? sum : null,
            PastDayAmount = past.Known * 20 >= AlarmLimits.PastDays * Day * 19 ? past.Sum / AlarmLimits.PastDays : null,
            PvExpected = generates && full && expected > 0 ? expected : null,
            PvSeen = generates && full && expected > 0 ? sum : null,
            PvExpectedNow = generates && full && peak > 0 && expectedNow * 4 >= peak * 8 ? expectedNow : null,
            PvSeenNow = generates && full && peak > 0 && expectedNow * 4 >= peak * 8 ? sumNow : null,
        };
    }
}
