using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using static ParkTwin.Domain.Tests.Meters;

namespace ParkTwin.Domain.Tests;

/// <summary>1.26 million readings of 74 real meters.</summary>
public sealed class RealDataTests
{
    /// <summary>
    /// Meters whose register steps back: why, which readings are suspect (UTC, all of 2016; litres), and the litres the ledger
    /// holds,
    /// beside last − first and beside what summing every rise would give.
    /// </summary>
    private static readonly (string Meter, string Why, string Suspects, decimal Ledger, decimal LastLessFirst, decimal SumOfRises)[] StepsBack =
    [
        ("daiad-d986766e-water",
            "one litre back for an hour, then on from the old level: stale",
            "08-09 07:25 142623",
            109823, 109823, 109824),
        ("daiad-05be51c3-water",
            "an hourly value sent late between two newer ones: stale",
            "06-11 10:14 381068",
            107193, 107193, 107283),
        ("daiad-12913a45-water",
            "a second sender, minutes behind the first, repeats an older level 35 times: stale",
            "03-09 05:25 55304; 03-10 17:27 55737; 03-29 09:25 61510; 04-13 09:24 66176; 04-27 17:24 70077; "
            + "04-28 05:23 70274; 05-28 05:21 80996; 05-31 05:23 81837; 05-31 17:22 81952; 06-01 09:21 82266; "
            + "06-05 21:20 83477; 06-07 09:23 83927; 06-12 05:23 85221; 06-15 17:21 86560; 06-17 17:23 86974; "
            + "06-23 09:22 88039; 06-26 17:20 88767; 07-10 13:20 92161; 07-14 13:21 93501; 07-16 05:20 93751; "
            + "07-16 13:22 93813; 07-31 17:21 97074; 08-02 05:19 97486; 08-12 09:21 100917; 08-13 09:20 101248; "
            + "08-16 21:18 102076; 08-21 17:19 103204; 08-23 21:20 103708; 08-30 05:17 105224; 09-18 09:16 111541; "
            + "09-25 13:18 113588; 09-28 09:18 114307; 09-30 05:19 114987; 10-03 13:16 116095; 10-04 05:19 116302",
            106659, 106659, 107250),
        ("daiad-965950f5-water",
            "two readings at 422344 outweigh the one at 422352 that they fell from (spike); 422345 lies between the two",
            "09-02 07:27 422352; 09-02 08:27 422345",
            163758, 163758, 163766),
        ("daiad-1de2cf65-water",
            "levels of the past come in between newer ones, 12 m3 back at the worst: stale",
            "09-30 08:34 307763; 09-30 09:34 295487; 09-30 10:34 304712",
            98254, 98254, 113630),
        ("daiad-a77d9398-water",
            "two litres back for an hour, then on from the old level: stale",
            "12-29 09:31 11212",
            7596, 7596, 7598),
    ];

    [Fact]
    public void Every_month_of_a_meter_without_steps_back_is_the_independent_sum()
    {
        var wrong = new List<string>();
        var months = 0;
        foreach (var meter in RealData.Meters.Where(meter => !StepsBackIn(meter)))
        {
            var owner = Filled(meter, meter.Readings);
            foreach (var (month, expected) in Independent(meter))
            {
                months++;
                var slots = owner.Ledger(QuarterHour.Of(month.StartUnixMs), (int)((month.Next.StartUnixMs - month.StartUnixMs) / Quarter));
                var sum = slots.Aggregate(BigInteger.Zero, (total, slot) => total + slot.Amount);
                if (sum != expected)
                {
                    wrong.Add($"{meter.Id} {month}: {sum}, not {expected}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.True(months > 1_000, $"only {months} months were there");
    }

    [Fact]
    public void Every_step_back_is_judged_as_the_table_says()
    {
        var found = RealData.Meters.Where(StepsBackIn).Select(meter =>
        {
            var owner = Filled(meter, meter.Readings);
            var judged = owner.Readings();
            var suspects = judged.Where(reading => reading.Verdict != Verdict.Accepted).Select(reading =>
                Stamp(reading.Reading.AtUnixMs)
                + $"{reading.Reading.Value}{(reading.Verdict == Verdict.Suspect ? "" : " " + Words.Of(reading.Verdict))}");
            var values = meter.Readings.Select(reading => reading.Value).ToList();
            var rises = values.Zip(values.Skip(1), (a, b) => Math.Max(0, b - a)).Sum();
            var total = Sum(owner, meter) / 1_000m;
            return (meter.Id, string.Join("; ", suspects), total, values[^1] - values[0], rises);
        }).ToList();
        var table = StepsBack.Select(row => (row.Meter, row.Suspects, row.Ledger, row.LastLessFirst, row.SumOfRises)).ToList();
        Assert.True(table.SequenceEqual(found), string.Join('\n', found));
    }

    [Fact]
    public void Shuffled_whole_with_a_fifth_twice_the_ledgers_are_the_same_bytes()
    {
        var dice = new Random(20261121);
        var meters = RealData.Meters;
        var all = meters.SelectMany((meter, index) => meter.Readings.Select(reading => (index, reading))).ToList();
        var sent = all.Concat(all.Where(_ => dice.Next(5) == 0)).ToArray();
        dice.Shuffle(sent);
        var owners = meters.Select(meter => new MeterOwner(meter.Definition)).ToArray();
        var watch = Stopwatch.StartNew();
        foreach (var (index, reading) in sent)
        {
            owners[index].Insert(reading);
        }

        foreach (var owner in owners)
        {
            owner.Flush();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{sent.Length} shuffled readings in {watch.Elapsed.TotalSeconds:F1} s");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
        for (var index = 0; index < meters.Count; index++)
        {
            LedgerLawTests.AssertSameBytes(Filled(meters[index], meters[index].Readings, flush: true), owners[index]);
        }
    }

    private static string Stamp(long unixMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMs).UtcDateTime.ToString("MM-dd HH:mm ", CultureInfo.InvariantCulture);

    private static bool StepsBackIn(RealData.RealMeter meter) => meter.Definition.Kind == MeterKind.Register
        && meter.Readings.Zip(meter.Readings.Skip(1)).Any(pair => pair.Second.Value < pair.First.Value);

    private static MeterOwner Filled(RealData.RealMeter meter, List<Reading> readings, bool flush = false)
    {
        var owner = new MeterOwner(meter.Definition);
        readings.ForEach(reading => owner.Insert(reading));
        if (flush)
        {
            owner.Flush();
        }

        return owner;
    }

    private static decimal Sum(MeterOwner owner, RealData.RealMeter meter)
    {
        var from = QuarterHour.Of(meter.Readings[0].AtUnixMs);
        var count = QuarterHour.Of(meter.Readings[^1].AtUnixMs).Index - from.Index + 1;
        return owner.Ledger(from, (int)count).Sum(slot => (decimal)slot.Amount);
    }

    /// <summary>Months straight from the file: differences of registers, amounts of intervals, rate × time of gauges.</summary>
    private static Dictionary<MonthKey, BigInteger> Independent(RealData.RealMeter meter)
    {
        var months = new Dictionary<MonthKey, BigInteger>();
        var factor = MeterUnits.MillionthsPer(meter.Definition.Unit, meter.Definition.Measure) * meter.Definition.Ratio;
        var interval = meter.Definition.IntervalSeconds * 1000L;
        for (var index = 0; index < meter.Readings.Count; index++)
        {
            var (at, value) = (meter.Readings[index].AtUnixMs, (BigInteger)decimal.Round(meter.Readings[index].Value * factor));
            var next = index + 1 < meter.Readings.Count ? meter.Readings[index + 1] : (Reading?)null;
            switch (meter.Definition.Kind)
            {
                case MeterKind.Interval:
                    var month = MonthKey.Of(meter.Definition.Stamp == StampPosition.End ? at - interval : at);
                    months[month] = months.GetValueOrDefault(month) + value;
                    break;
                case MeterKind.Gauge:
                    var held = Math.Min(interval, (next?.AtUnixMs ?? long.MaxValue) - at);
                    var amount = decimal.Round((decimal)value * held / 3_600_000m);
                    months[MonthKey.Of(at)] = months.GetValueOrDefault(MonthKey.Of(at)) + (BigInteger)amount;
                    break;
                default:
                    if (next is { } end)
                    {
                        Rise(months, at, value, end.AtUnixMs, (BigInteger)decimal.Round(end.Value * factor));
                    }

                    break;
            }
        }

        return months;
    }

    private static void Rise(Dictionary<MonthKey, BigInteger> months, long at, BigInteger value, long end, BigInteger endValue)
    {
        var before = BigInteger.Zero;
        for (var month = MonthKey.Of(at); month.StartUnixMs < end; month = month.Next)
        {
            var until = Math.Min(end, month.Next.StartUnixMs);
            var after = (endValue - value) * (until - at) / (end - at);
            months[month] = months.GetValueOrDefault(month) + after - before;
            before = after;
        }
    }
}
