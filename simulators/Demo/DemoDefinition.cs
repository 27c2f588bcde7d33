using ParkTwin.Domain;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Demo;

/// <summary>The demo park's registry and model: the same at every start, but for replacements that have happened since.</summary>
internal static class DemoDefinition
{
    /// <summary>The park's id.</summary>
    public const string ParkIdText = "qsh";

    private const int ReplacedEveryDays = 50;
    private static readonly string[] Replaced = ["e03", "e17", "e21", "e09", "e24", "e30", "e13", "e35"];

    /// <summary>The park as it is registered at an instant.</summary>
    /// <param name="now">Replacements up to here are entered.</param>
    /// <param name="seed">Seed of the model; the registry holds final readings, which follow from it.</param>
    public static ParkDefinition At(DateTimeOffset now, ulong seed)
    {
        var plain = Plain();
        var model = Model(plain, new ParkModelOptions { Seed = seed });
        var rolling = DemoEnterprises.All
            .SelectMany(firm => new[] { ('O', "grid"), ('o', "gas"), ('o', "water") }
                .Where(pair => firm.Has(pair.Item1))
                .Select(pair => $"{firm.Id}-{pair.Item2}"))
            .ToHashSet(StringComparer.Ordinal);
        var meters = plain.Meters
            .Select(meter => rolling.Contains(meter.Id.Value) ? WithDigits(meter, model.Meter(meter)) : meter)
            .ToList();
        var first = ParkModelOptions.DefaultEpoch.AddDays(ReplacedEveryDays).AddHours(2.25);
        for (var (at, turn) = (first, 0); at <= now; at = at.AddDays(ReplacedEveryDays), turn++)
        {
            var id = $"{Replaced[turn % Replaced.Length]}-grid";
            var index = meters.FindIndex(meter => meter.Id.Value == id);
            meters[index] = WithReplacement(meters[index], model.Meter(meters[index]), at);
        }

        return plain with { Meters = [.. meters, TryMe] };
    }

    /// <summary>The model of the demo park, its replayed meters included.</summary>
    public static ParkModel Model(ParkDefinition park, ParkModelOptions options)
    {
        var zoneHours = 8;
        var anchor = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(zoneHours)).ToUnixTimeMilliseconds();
        var replayed = DemoReplay.All.ToDictionary(
            replay => MeterId.Parse(replay.Series),
            MeterSource (replay) => new SeriesMeter(
                park.Id,
                park.Meters.First(meter => meter.Id.Value == replay.Series),
                replay.Load(),
                anchor,
                replay.ClockShiftHours * 3_600_000L));
        return new ParkModel(park with { Meters = [.. park.Meters.Where(meter => meter.Id != TryMe.Id)] }, options, replayed);
    }

    /// <summary>A meter that the model leaves alone, for a visitor's first own reading.</summary>
    private static MeterDefinition TryMe { get; } = new()
    {
        Id = MeterId.Parse("try-me"),
        Name = "试用表 (等您发布)",
        Carrier = Carrier.Electricity,
        Role = MeterRole.Submeter,
        Kind = MeterKind.Gauge,
        Unit = MeterUnit.Kilowatt,
        IntervalSeconds = 900,
    };

    private static ParkDefinition Plain() => new()
    {
        Id = ParkId.Parse(ParkIdText),
        Name = "青山湖科技城 (演示)",
        Demo = true,
        TimeZone = "Asia/Shanghai",
        Region = "CN-33",
        Enterprises = [.. DemoEnterprises.All.Select(Enterprise), .. DemoReplay.Buildings],
        Meters = [.. DemoEnterprises.All.SelectMany(DemoMeters.Of), .. DemoReplay.All.Select(Replay), .. DemoMeters.OfPark()],
    };

    private static EnterpriseDefinition Enterprise(DemoEnterprise firm) => new()
    {
        Id = EnterpriseId.Parse(firm.Id),
        Name = firm.Name,
        Industry = firm.Industry,
        LandMu = firm.LandMu,
        FloorM2 = firm.FloorM2,
        Contract = new SupplyContract
        {
            Tariff = firm.TransformerKva >= 315 ? "demo-two-part" : "demo-single-part",
            TransformerKva = firm.TransformerKva,
            DemandKw = firm.DemandKw,
            VoltageKv = firm.IsHighVoltage ? 10m : 0.4m,
        },
    };

    private static MeterDefinition Replay(DemoReplay replay) => new()
    {
        Id = MeterId.Parse(replay.Series),
        Enterprise = replay.Enterprise is { } id ? EnterpriseId.Parse(id) : null,
        Name = replay.Name,
        Carrier = replay.Carrier,
        Role = replay.Role,
        Kind = replay.Kind,
        Unit = replay.Unit,
        IntervalSeconds = replay.IntervalSeconds,
    };

    /// <summary>So few digits that the register rolls over within weeks, as small old meters do; three at least.</summary>
    private static MeterDefinition WithDigits(MeterDefinition meter, ModelMeter source)
    {
        var month = (source.Total(ParkModelOptions.DefaultEpoch.AddDays(30).ToUnixTimeMilliseconds())
            - source.Total(ParkModelOptions.DefaultEpoch.ToUnixTimeMilliseconds())) / (double)meter.Ratio;
        return meter with { Digits = Math.Max(3, (int)Math.Floor(Math.Log10(month))) };
    }

    private static MeterDefinition WithReplacement(MeterDefinition meter, ModelMeter source, DateTimeOffset at)
    {
        var atMs = at.ToUnixTimeMilliseconds();
        var final = source.Read(atMs).ToDecimal();
        var ratio = meter.Events.Count % 2 == 0 ? meter.Ratio * 1.5m : meter.Ratio;
        return meter with
        {
            Events =
            [
                .. meter.Events,
                new MeterEvent
                {
                    AtUnixMs = atMs,
                    Kind = MeterEventKind.Replacement,
                    Final = final,
                    Initial = 0.12m,
                    Ratio = ratio,
                    Note = "周期轮换(演示)",
                },
            ],
        };
    }
}
