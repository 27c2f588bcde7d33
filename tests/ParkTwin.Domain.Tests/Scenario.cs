namespace ParkTwin.Domain.Tests;

/// <summary>A meter and a set of readings with every trouble that meters make, out of one seed.</summary>
internal sealed class Scenario
{
    private readonly Random _dice;

    public Scenario(int seed)
    {
        _dice = new Random(seed);
        var interval = Pick(60, 300, 900, 900, 900, 3600, 3600, 86_400, 7 * 86_400);
        var origin = _dice.Next(10) == 0 ? -40L * Meters.Day : Meters.Start + (_dice.NextInt64(400) * Meters.Day) + _dice.NextInt64(Meters.Day);
        var kind = (MeterKind)Pick(0, 0, 0, 1, 2);
        var digits = _dice.Next(2) == 0 ? (int?)_dice.Next(3, 7) : null;
        Times = BuildTimes(origin, interval);
        Readings = kind == MeterKind.Register ? BuildRegister(digits) : BuildAmounts();
        Definition = new MeterDefinition
        {
            Id = MeterId.Parse("m"),
            Carrier = Carrier.Electricity,
            Role = MeterRole.GridImport,
            Kind = kind,
            Unit = kind == MeterKind.Gauge ? MeterUnit.Kilowatt : Pick(MeterUnit.KilowattHour, MeterUnit.KilowattHour, MeterUnit.WattHour),
            Ratio = Pick(1m, 1m, 8000m, -1m, 0.0333m, -2.5m),
            Digits = digits,
            IntervalSeconds = interval,
            Stamp = (StampPosition)_dice.Next(2),
            MaxRate = _dice.Next(3) == 0 ? 40m * (decimal)Math.Pow(2, _dice.Next(6)) * 900 / interval : null,
            Events = BuildEvents(),
        };
    }

    public MeterDefinition Definition { get; }

    public List<Reading> Readings { get; }

    private List<long> Times { get; }

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_dice.Next(choices.Length)];

    private List<long> BuildTimes(long origin, int interval)
    {
        var times = new List<long>();
        var at = origin;
        var jitter = _dice.Next(2) == 0 ? 0 : interval * 200L;
        for (var left = _dice.Next(5, 160); left > 0; left--)
        {
            times.Add(at + (jitter == 0 ? 0 : _dice.NextInt64(jitter)));
            at += interval * 1000L * (_dice.Next(12) == 0 ? _dice.Next(2, 8) : 1);
            if (_dice.Next(60) == 0)
            {
                at += _dice.NextInt64(45 * Meters.Day);
            }
        }

        return times;
    }

    private List<Reading> BuildRegister(int? digits)
    {
        var readings = new List<Reading>();
        var range = digits is { } d ? (decimal)Math.Pow(10, d) : 1_000_000m;
        var scale = _dice.Next(0, 4);
        var level = digits is null ? 5000m : Pick(range * 0.98m, range * 0.999m, range / 2, 0m);
        var step = _dice.Next(3) == 0 ? range / 300 : 3m;
        foreach (var at in Times)
        {
            level += Math.Round((decimal)_dice.NextDouble() * step, scale);
            if (digits is not null)
            {
                level %= range;
            }

            if (_dice.Next(50) == 0)
            {
                level = Pick(0m, level / 3, 2m); // An unannounced reset.
            }

            var value = _dice.Next(14) switch
            {
                0 => Pick(0m, 0m, level + (range / 2), level + 50, Math.Max(0, level - 1), Math.Max(0, level - (2 * step)), range - 1),
                _ => level,
            };
            Add(readings, at, Math.Round(value, scale));
        }

        return readings;
    }

    private List<Reading> BuildAmounts()
    {
        var readings = new List<Reading>();
        foreach (var at in Times)
        {
            Add(readings, at, Math.Round((decimal)((_dice.NextDouble() * 60) - 3), _dice.Next(5)));
        }

        return readings;
    }

    private void Add(List<Reading> readings, long at, decimal value)
    {
        readings.Add(new(at, value, 0, ReadingQuality.Good, at + 1000));
        if (_dice.Next(25) == 0)
        {
            readings.Add(new(at, value + _dice.Next(-2, 3), _dice.Next(3), ReadingQuality.Good, at + 1000));
        }

        if (_dice.Next(400) == 0)
        {
            // A value that no long holds at the day's scale.
            readings.Add(new(at + 1, value + 0.1234567890123456789m, 0, ReadingQuality.Estimated, at + 1000));
        }
    }

    private List<MeterEvent> BuildEvents()
    {
        var events = new List<MeterEvent>();
        for (var left = Pick(0, 0, 1, 2, 4); left > 0; left--)
        {
            var reading = Readings[_dice.Next(Readings.Count)];
            var at = reading.AtUnixMs + Pick(0L, 0L, _dice.NextInt64(-Meters.Hour, Meters.Hour));
            var kind = (MeterEventKind)_dice.Next(4);
            events.Add(new MeterEvent
            {
                AtUnixMs = at,
                Kind = kind,
                Final = kind is MeterEventKind.Replacement or MeterEventKind.Reset && _dice.Next(2) == 0 ? reading.Value + _dice.Next(2) : null,
                Initial = kind is MeterEventKind.Replacement or MeterEventKind.Reset && _dice.Next(2) == 0 ? _dice.Next(3) : null,
                Ratio = kind == MeterEventKind.Change || (kind == MeterEventKind.Replacement && _dice.Next(2) == 0) ? Pick(1m, 6000m, 0.5m) : null,
                MaxRate = kind == MeterEventKind.Change && _dice.Next(3) == 0 ? 500m : null,
                Accept = kind == MeterEventKind.Confirmation ? _dice.Next(2) == 0 : null,
            });
        }

        return [.. events.OrderBy(e => e.AtUnixMs)];
    }
}
