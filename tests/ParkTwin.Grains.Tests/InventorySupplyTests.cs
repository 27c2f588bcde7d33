using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Grains.Tests;

/// <summary>A park that sells power on: its inventory reads the tenants' ledgers.</summary>
public sealed class InventorySupplyTests : IAsyncLifetime
{
    private const string Import = "activity.grid-import";
    private const string Own = "p/~";
    private const string Tenant = "p/t1";
    private const int Most = 30 * 96;
    private static readonly AccountingPeriod March = InventoryScene.March;
    private static readonly MeterDefinition Behind = Given.Register("t1-m") with
    {
        Enterprise = EnterpriseId.Parse("t1"),
        Parent = MeterId.Parse("gw"),
    };

    private InventoryScene _scene = null!;

    public async ValueTask InitializeAsync()
    {
        _scene = await InventoryScene.StartAsync();
        await _scene.AssignAsync(Own, Given.Assignment(1, Given.Register("gw") with { Enterprise = null }) with
        {
            Enterprise = null,
            Region = "CN-33",
            Supplied = [new(Behind, Tenant, MeterId.Parse("gw"))],
        });
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_supplied_meter_that_its_grain_does_not_know_yet_takes_nothing_off_and_is_missing()
    {
        await _scene.RecordAsync(Own, Batch(0, Most, 10m), 0);
        var account = await AccountAsync(Own);
        Assert.Equal(10m * Most, account.Figures[Import].Value);
        Assert.Contains(account.Notes, note => note.Code == "sub-supply-unread");
        Assert.True(account.Completeness < 0.5m);
    }

    [Fact]
    public async Task The_park_keeps_the_rest_and_a_restart_changes_nothing()
    {
        await BothAsync();
        Assert.Equal((6m * Most, 4m * Most), (await ValueAsync(Own), await ValueAsync(Tenant)));
        var locked = (await _scene.Inventory(Own).Lock(March, "zhang")).Reported!;
        await _scene.RestartAsync();
        Assert.Equal((6m * Most, 4m * Most), (await ValueAsync(Own), await ValueAsync(Tenant)));
        var answer = (await _scene.Inventory(Own).Read(March))!;
        Assert.Equal((locked.Document, 1), (answer.Reported[^1].Document, answer.Reported.Count));
        Assert.Null(answer.Pending);
    }

    [Fact]
    public async Task Late_readings_of_a_tenant_restate_the_park_as_data_quality()
    {
        await BothAsync();
        await _scene.Inventory(Own).Lock(March, "zhang");
        await _scene.RecordAsync(Tenant, Batch(Most, 96, 4m), Most + 1);
        var answer = (await _scene.Inventory(Own).Read(March))!;
        var difference = (answer.Pending ?? answer.Reported[^1]).Differences.First(one => one.Key == Import);
        Assert.Equal((-4m * 96, 0m, 0m), (difference.DataQuality, difference.Activity, difference.Factor));
    }

    [Fact]
    public async Task Metering_that_began_within_the_period_is_told_apart_from_gaps()
    {
        await _scene.RecordAsync(Own, Batch(10 * 96, 96, 10m), 0);
        var answer = (await _scene.Inventory(Own).Read(AccountingPeriod.Parse("2026-Q1")))!;
        const long Day = 86_400_000L;
        Assert.Equal([31 * Day, 28 * Day, 10 * Day], answer.Inputs.Metered.Months.Select(month => month.NotBegunMs));
        Assert.Equal([0L, 0L, Day], answer.Inputs.Metered.Months.Select(month => month.CoveredMs));
        var april = (await _scene.Inventory(Own).Read(InventoryScene.April))!;
        Assert.Equal(0L, Assert.Single(april.Inputs.Metered.Months).NotBegunMs);
    }

    private async Task BothAsync()
    {
        await _scene.AssignAsync(Tenant, Given.Assignment(1, Behind) with
        {
            Enterprise = new() { Id = EnterpriseId.Parse("t1"), Name = "t1" },
            Region = "CN-33",
        });
        await _scene.RecordAsync(Own, Batch(0, Most, 10m), 0);
        await _scene.RecordAsync(Tenant, Batch(0, Most, 4m), 0);
    }

    /// <summary>One reading more than quarter-hours where it is the first batch, so that all of them are known.</summary>
    private static ReadingBatch Batch(int first, int count, decimal step)
    {
        var batch = new ReadingBatch();
        for (var i = first == Most ? first + 1 : first; i <= first + count; i++)
        {
            batch.Add(0, new Reading(Given.Midnight + (i * QuarterHour.LengthMs), 1000m + (step * i), 0, ReadingQuality.Good, Given.Midnight));
        }

        return batch;
    }

    private async Task<Account> AccountAsync(string key)
    {
        var answer = (await _scene.Inventory(key).Read(March))!;
        return Accountant.Make(answer.Inputs, (await _scene.Sets.FindAsync(answer.FactorSet))!, FactorScope.Provincial);
    }

    private async Task<decimal?> ValueAsync(string key) => (await AccountAsync(key)).Figures[Import].Value;
}
