using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Silo;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Benchmarks.Accounts;

/// <summary>A silo over a directory of its own, with enterprises of five meters and a year of quarter-hours each.</summary>
internal sealed class LedgerTwin : IAsyncDisposable
{
    /// <summary>Meters of an enterprise.</summary>
    public const int Meters = 5;

    /// <summary>Readings of a meter: the quarter-hours of 2023, and one that ends the last of them.</summary>
    public const int Readings = (365 * QuarterHour.PerUtcDay) + 1;

    private const string Journal = "benchmark";
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-benchmark-").FullName;
    private IHost? _host;

    /// <summary>The zone's midnight that begins 2023, Unix milliseconds.</summary>
    public static long Start { get; } = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    /// <summary>Starts, or starts again from what is on disk.</summary>
    public async Task StartAsync()
    {
        await StopAsync();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        builder.AddSilo(new SiloOptions { DataDirectory = _directory });
        _host = builder.Build();
        await _host.StartAsync();
    }

    /// <summary>The grain of an enterprise.</summary>
    public IEnterpriseGrain Enterprise(int number) =>
        _host!.Services.GetRequiredService<IGrainFactory>().GetGrain<IEnterpriseGrain>($"benchmark/e{number}");

    /// <summary>Gives an enterprise its meters and their year, and rests it on disk.</summary>
    public async Task FillAsync(int number)
    {
        var grain = Enterprise(number);
        await grain.Assign(Journal, Assignment(number));
        var dice = new Random(number);
        var batch = new ReadingBatch();
        for (var meter = 0; meter < Meters; meter++)
        {
            batch.Count = 0;
            var level = 1000m * dice.Next(1, 100);
            for (var i = 0; i < Readings; i++)
            {
                var at = Start + (i * QuarterHour.LengthMs);
                batch.Add(meter, new Reading(at, level, 0, ReadingQuality.Good, at));
                level += dice.Next(1, 20_000) / 100m;
            }

            await grain.Record(Journal, meter * Readings, (meter + 1) * Readings, batch);
        }

        await grain.Checkpoint(Journal);
    }

    /// <summary>One reading more of the first meter, in order.</summary>
    public Task AddAsync(int number, int index)
    {
        var at = Start + ((Readings + index) * QuarterHour.LengthMs);
        var batch = new ReadingBatch();
        batch.Add(0, new Reading(at, 100_000_000m + index, 0, ReadingQuality.Good, at));
        var position = ((long)Meters * Readings) + index;
        return Enterprise(number).Record(Journal, position, position + 1, batch);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Electricity and PV, gas, heat and water.</summary>
    public static MeterDefinition[] Definitions(int enterprise) =>
    [
        Define(enterprise, "grid", Carrier.Electricity, MeterRole.GridImport, MeterUnit.KilowattHour),
        Define(enterprise, "pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour),
        Define(enterprise, "gas", Carrier.Gas, MeterRole.Consumption, MeterUnit.CubicMetre) with { ReferenceTemperatureC = 0 },
        Define(enterprise, "heat", Carrier.Heat, MeterRole.Consumption, MeterUnit.Gigajoule),
        Define(enterprise, "water", Carrier.Water, MeterRole.Consumption, MeterUnit.CubicMetre),
    ];

    private static MeterDefinition Define(int enterprise, string name, Carrier carrier, MeterRole role, MeterUnit unit) => new()
    {
        Id = MeterId.Parse($"e{enterprise}-{name}"),
        Enterprise = EnterpriseId.Parse($"e{enterprise}"),
        Carrier = carrier,
        Role = role,
        Kind = MeterKind.Register,
        Unit = unit,
        IntervalSeconds = 900,
    };

    private static EnterpriseAssignment Assignment(int number) => new()
    {
        Version = 1,
        Park = ParkId.Parse("benchmark"),
        Enterprise = new() { Id = EnterpriseId.Parse($"e{number}"), Name = $"Enterprise {number}" },
        Zone = ZoneTables.TryGet("Asia/Shanghai", out var zone) ? zone : throw new InvalidOperationException("No Asia/Shanghai."),
        Meters = Definitions(number),
    };

    private async Task StopAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            await ((IAsyncDisposable)_host).DisposeAsync();
        }
    }
}
