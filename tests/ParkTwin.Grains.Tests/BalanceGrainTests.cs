using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains.Tests;

/// <summary>What the ledgers hold of a span, and the lowest hour of each night.</summary>
public sealed class BalanceGrainTests : IAsyncLifetime
{
    private const long Day = 86_400_000;
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private TwinHost _host = null!;

    private IEnterpriseGrain Grain => _host.Enterprise("p/e1");

    public async ValueTask InitializeAsync() => _host = await TwinHost.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task There_is_none_before_the_registry_has_spoken() => Assert.Null(await Grain.Balance(Request(Given.Midnight, 1)));

    [Fact]
    public async Task A_span_is_what_the_usage_of_it_is()
    {
        await FillAsync();
        var row = Assert.Single((await Grain.Balance(Request(Given.Midnight + (Day / 2), 2)))!.Rows);
        Assert.Equal(("m1", 1_920_000_000L, 0L), (row.Meter.Value, row.Amount, row.Estimated));
        Assert.Equal((2 * Day, 2 * Day), (row.CoveredMs, row.ExpectedMs));
        var usage = (await Grain.Usage(Given.Usage("m1", UsageStep.Day, 5)))!;
        Assert.Equal(usage.Rows.Sum(one => one.Amount), Assert.Single((await Grain.Balance(Request(Given.Midnight, 5)))!.Rows).Amount);
    }

    [Fact]
    public async Task A_night_is_its_lowest_hour_where_it_was_measured_through()
    {
        await FillAsync();
        var row = Assert.Single((await Grain.Balance(Request(Given.Midnight, 3)))!.Rows);
        Assert.Equal([null, 40_000_000L, 40_000_000L, 40_000_000L], row.Nights);
        row = Assert.Single((await Grain.Balance(Request(Given.Midnight, 3) with { ToUnixMs = Given.Midnight + (3 * Day) + (4 * 3_600_000) }))!.Rows);
        Assert.Equal([null, 40_000_000L, 40_000_000L, 40_000_000L], row.Nights); // The night that still goes on is left out.
    }

    [Fact]
    public async Task Other_carriers_are_not_told_and_a_meter_without_readings_is_unknown()
    {
        await FillAsync();
        Assert.Empty((await Grain.Balance(Request(Given.Midnight, 1) with { Carriers = [Carrier.Water] }))!.Rows);
        var before = Assert.Single((await Grain.Balance(Request(Given.Midnight - (400 * Day), 1)))!.Rows);
        Assert.Equal((null, 0L, Day), (before.Amount, before.CoveredMs, before.ExpectedMs));
    }

    private async Task FillAsync()
    {
        await Grain.Assign(Given.Journal, Given.Assignment(1, Given.Register("m1")));
        await Grain.Record(Given.Journal, 0, 481, Given.Batch(0, 0, 481));
    }

    private static BalanceRequest Request(long from, int days) => new()
    {
        Carriers = [Carrier.Electricity],
        FromUnixMs = from,
        ToUnixMs = from + (days * Day),
        Nights = 4,
        NightHours = 5,
    };
}
