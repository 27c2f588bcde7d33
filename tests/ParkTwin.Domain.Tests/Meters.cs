namespace ParkTwin.Domain.Tests;

/// <summary>Meters and readings in few words.</summary>
internal static class Meters
{
    public const long Minute = 60_000;
    public const long Quarter = 900_000;
    public const long Hour = 3_600_000;
    public const long Day = 86_400_000;

    /// <summary>2026-01-01T00:00:00Z.</summary>
    public const long Start = 1_767_225_600_000;

    public static MeterDefinition Register(int intervalSeconds = 900, decimal ratio = 1m, int? digits = null, decimal? maxRate = null,
        params MeterEvent[] events) => new()
        {
            Id = MeterId.Parse("m"),
            Carrier = Carrier.Electricity,
            Role = MeterRole.GridImport,
            Kind = MeterKind.Register,
            Unit = MeterUnit.KilowattHour,
            Ratio = ratio,
            Digits = digits,
            IntervalSeconds = intervalSeconds,
            MaxRate = maxRate,
            Events = events,
        };

    public static MeterDefinition Interval(int intervalSeconds = 900, StampPosition stamp = StampPosition.Start,
        decimal? maxRate = null, params MeterEvent[] events) =>
        Register(intervalSeconds, maxRate: maxRate, events: events) with { Kind = MeterKind.Interval, Stamp = stamp };

    public static MeterDefinition Gauge(int intervalSeconds = 300, decimal? maxRate = null) =>
        Register(intervalSeconds, maxRate: maxRate) with { Kind = MeterKind.Gauge, Unit = MeterUnit.Kilowatt };

    public static Reading Read(long at, decimal value, int revision = 0) => new(at, value, revision, ReadingQuality.Good, at + 1_000);

    /// <summary>Readings every interval from <see cref="Start"/> on.</summary>
    public static List<Reading> Every(long stepMs, params decimal[] values) =>
        [.. values.Select((value, index) => Read(Start + (index * stepMs), value))];

    public static MeterBook Book(MeterDefinition definition, IEnumerable<Reading> readings)
    {
        var book = new MeterBook(definition);
        foreach (var reading in readings)
        {
            Assert.True(book.TryInsert(reading, out _, out _));
        }

        return book;
    }

    public static LedgerSlot[] Slots(MeterBook book, long fromMs, long toMs)
    {
        var slots = new LedgerSlot[(toMs - fromMs) / Quarter];
        Assert.True(book.TryReadLedger(QuarterHour.Of(fromMs), slots, out _));
        return slots;
    }

    /// <summary>
    /// Everything from a day before <see cref="Start"/> for 40 days, in units of the measure; null when nothing is known.
    /// </summary>
    public static decimal? Total(MeterBook book)
    {
        var slots = Slots(book, Start - Day, Start + (40 * Day));
        return slots.Any(slot => slot.IsKnown) ? slots.Sum(slot => (decimal)slot.Amount) / 1_000_000m : null;
    }

    public static List<Verdict> Verdicts(MeterBook book)
    {
        var judged = new List<JudgedReading>();
        Assert.True(book.TryReadReadings(long.MinValue, long.MaxValue, judged, out _));
        return [.. judged.Select(reading => reading.Verdict)];
    }
}
