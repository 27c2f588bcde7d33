using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Ingest;
using ParkTwin.Silo;

namespace ParkTwin.Benchmarks.Routes;

/// <summary>
/// A data directory of a park of many enterprises with ten meters each. The gateway of each has quarter-hours and its gas has hours from
/// 1 January on, all others the last eight days; the quarters that are over are declared. Made once by silo and ingester, as the twin has
/// them; the readings go to the grains without a journal.
/// </summary>
internal sealed class ThousandFirms(string directory, int enterprises)
{
    /// <summary>Id of the park.</summary>
    public const string Park = "bench";

    /// <summary>Meters of an enterprise.</summary>
    public const int Meters = 10;

    private const string Journal = "history";
    private const long HourMs = 3_600_000;
    private const int ShortDays = 8;
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);
    private static readonly string[] Industries = ["C17", "C26", "C31", "C34", "C39"];

    /// <summary>The registry file.</summary>
    public string Registry { get; } = Path.Combine(directory, "registry.json");

    /// <summary>True where it was made before.</summary>
    public bool Exists => File.Exists(Path.Combine(directory, "made"));

    /// <summary>Makes it, up to the present quarter-hour.</summary>
    /// <returns>Readings.</returns>
    public async Task<long> MakeAsync()
    {
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Registry, Definition().ToJsonString());
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        builder.Services.AddSingleton(TimeProvider.System);
        var data = Path.Combine(directory, "data");
        builder.AddSilo(new SiloOptions { DataDirectory = data });
        builder.Services.AddIngest(new IngestOptions { DataDirectory = data, RegistryFile = Registry });
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var now = DateTimeOffset.UtcNow.ToOffset(Zone);
        var readings = 0L;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, enterprises),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (number, _) => Interlocked.Add(ref readings, await FillAsync(grains, number, now)));
        await host.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(directory, "made"), readings.ToString(CultureInfo.InvariantCulture));
        return readings;
    }

    private JsonObject Definition() => new()
    {
        ["parks"] = new JsonArray(new JsonObject
        {
            ["id"] = Park,
            ["timeZone"] = "Asia/Shanghai",
            ["region"] = "CN-33",
            ["enterprises"] = new JsonArray([.. Enumerable.Range(0, enterprises).Select(Enterprise)]),
            ["meters"] = new JsonArray([.. Enumerable.Range(0, enterprises).SelectMany(MetersOf)]),
        }),
    };

    private static JsonObject Enterprise(int number) => new()
    {
        ["id"] = $"e{number}",
        ["name"] = $"企业 {number}",
        ["industry"] = Industries[number % Industries.Length],
        ["landMu"] = 20 + (number % 80),
        ["floorM2"] = 5000 + (10 * number),
        ["contract"] = new JsonObject { ["tariff"] = "zj-two-part", ["transformerKva"] = 2000, ["demandKw"] = 1300, ["voltageKv"] = 10 },
    };

    private static IEnumerable<JsonObject> MetersOf(int number)
    {
        var grid = Meter(number, "grid", "electricity", "grid-import", "kWh", 900);
        var gas = Meter(number, "gas", "gas", "consumption", "m3", 3600);
        gas["referenceTemperatureC"] = 20;
        yield return grid;
        yield return gas;
        yield return Meter(number, "water", "water", "consumption", "m3", 900);
        yield return Meter(number, "heat", "heat", "consumption", "GJ", 900);
        yield return Meter(number, "pv", "pv", "generation", "kWh", 900);
        for (var feeder = 1; feeder <= Meters - 5; feeder++)
        {
            var meter = Meter(number, $"feeder{feeder}", "electricity", "submeter", "kWh", 900);
            meter["parent"] = $"e{number}-grid";
            yield return meter;
        }
    }

    private static JsonObject Meter(int number, string name, string carrier, string role, string unit, int seconds) => new()
    {
        ["id"] = $"e{number}-{name}",
        ["enterprise"] = $"e{number}",
        ["carrier"] = carrier,
        ["role"] = role,
        ["kind"] = "register",
        ["unit"] = unit,
        ["intervalSeconds"] = seconds,
    };

    private static async Task<long> FillAsync(IGrainFactory grains, int number, DateTimeOffset now)
    {
        var key = GrainKeys.Enterprise(ParkId.Parse(Park), EnterpriseId.Parse($"e{number}"));
        var grain = grains.GetGrain<IEnterpriseGrain>(key);
        await KnownAsync(grain);
        var year = new DateTimeOffset(now.Year, 1, 1, 0, 0, 0, Zone).ToUnixTimeMilliseconds();
        var (batch, position) = (new ReadingBatch(), 0L);
        for (var meter = 0; meter < Meters; meter++)
        {
            batch.Count = 0;
            var step = meter == 1 ? HourMs : QuarterHour.LengthMs;
            var from = meter < 2 ? year : QuarterHour.Of(now.AddDays(-ShortDays).ToUnixTimeMilliseconds()).StartUnixMs;
            Add(batch, meter, from, now.ToUnixTimeMilliseconds(), step, new Random((number * Meters) + meter));
            await grain.Record(Journal, position, position + batch.Count, batch);
            position += batch.Count;
        }

        await grain.Checkpoint(Journal);
        await DeclareAsync(grains.GetGrain<IInventoryGrain>(key), number, now);
        return position;
    }

    /// <summary>A works that runs on weekdays, half on Saturdays, and never quite stands still.</summary>
    private static void Add(ReadingBatch batch, int meter, long from, long to, long step, Random dice)
    {
        var (level, size) = (1000m * dice.Next(1, 100), dice.Next(20, 200));
        for (var at = from; at <= to; at += step)
        {
            batch.Add(meter, new Reading(at, level, 0, ReadingQuality.Good, at));
            var local = DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(Zone);
            var share = local.Hour is >= 8 and < 17 && local.DayOfWeek is not DayOfWeek.Sunday ? 100 : 35;
            level += dice.Next(80, 120) * size * share / 10_000m;
        }
    }

    private static async Task DeclareAsync(IInventoryGrain inventory, int number, DateTimeOffset now)
    {
        for (var quarter = 1; quarter <= (now.Month + 2) / 3; quarter++)
        {
            var reply = await inventory.Declare(new()
            {
                Period = AccountingPeriod.OfQuarter(now.Year, quarter),
                Figures = new() { Output = 2000 + (number % 977), ValueAdded = 500 + (number % 311), Tax = 40 + (number % 37), Headcount = 80 },
                By = "benchmark",
                Via = "api",
                SeenVersion = 0,
            });
            if (reply.Kept is null && !reply.Conflict)
            {
                throw new InvalidOperationException($"e{number} cannot declare: {string.Join(' ', reply.Faults)}");
            }
        }
    }

    /// <summary>The ingester tells each grain its meters, soon after its start.</summary>
    private static async Task KnownAsync(IEnterpriseGrain grain)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await grain.Assignment() is null)
        {
            await timer.WaitForNextTickAsync();
        }
    }
}
