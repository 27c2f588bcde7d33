using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Grains.Tests;

public sealed class InventoryDeclarationTests : IAsyncLifetime
{
    private static readonly AccountingPeriod Year = AccountingPeriod.Parse("2025");
    private InventoryScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await InventoryScene.StartAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Every_version_is_kept_with_who_and_when_and_survives_a_restart()
    {
        await _scene.DeclareAsync(Year, new() { Output = 100m });
        _scene.Time.Now += TimeSpan.FromHours(1);
        await _scene.DeclareAsync(Year, new() { Output = 120m, Activities = [new("diesel", 500m, "kg")] });
        await _scene.DeclareAsync(InventoryScene.March, new() { Output = 9m });
        await _scene.RestartAsync();
        var all = await _scene.Firm.Declarations(Year);
        Assert.Equal([(1, (decimal?)100m), (2, 120m)], all.Select(one => (one.Version, one.Figures.Output)));
        Assert.Equal(("li", "api", 3_600_000L), (all[1].By, all[1].Via, all[1].AtUnixMs - all[0].AtUnixMs));
        Assert.Equal(new DeclaredActivity("diesel", 500m, "kg"), Assert.Single(all[1].Figures.Activities));
        Assert.Equal(3, (await _scene.Firm.Declarations(null)).Count);
    }

    [Fact]
    public async Task Declaring_what_is_newest_already_keeps_its_version()
    {
        var first = await _scene.DeclareAsync(Year, new() { Output = 100m, Activities = [new("water", 1m, "t"), new("diesel", 2m, "t")] });
        var again = await _scene.DeclareAsync(Year, new() { Output = 100.0m, Activities = [new("diesel", 2m, "t"), new("water", 1m, "t")] }, 0);
        Assert.Equal(1, again.Kept!.Version);
        Assert.Equal(first.Kept!.AtUnixMs, again.Kept.AtUnixMs);
        Assert.Single(await _scene.Firm.Declarations(null));
    }

    [Fact]
    public async Task A_writer_who_has_not_seen_the_newest_version_is_told_who_was_before_him()
    {
        Assert.NotNull((await _scene.DeclareAsync(Year, new() { Output = 1m }, seen: 0)).Kept);
        var late = await _scene.DeclareAsync(Year, new() { Output = 2m }, seen: 0);
        Assert.True(late.Conflict);
        Assert.Contains("version 0 was seen, but version 1 by li is the newest", Assert.Single(late.Faults), StringComparison.Ordinal);
        Assert.NotNull((await _scene.DeclareAsync(Year, new() { Output = 2m }, seen: 1)).Kept);
    }

    [Fact]
    public async Task Figures_that_break_a_rule_are_refused_as_a_whole()
    {
        var reply = await _scene.DeclareAsync(Year, new() { Output = -1m, Activities = [new("diesel", 2m, "L")], Certificates = [new("G1", 5m)] });
        Assert.Null(reply.Kept);
        Assert.Equal(["output", "activities[0].unit"], reply.Faults.Select(fault => fault.Split(':')[0]));
        Assert.Empty(await _scene.Firm.Declarations(null));
        await _scene.RegisterAsync("e2");
        Assert.NotNull((await _scene.DeclareAsync(Year, new() { Certificates = [new("G1", 5m)] }, key: "p/e2")).Kept);
    }

    [Fact]
    public async Task An_enterprise_that_the_registry_does_not_know_has_no_inventory()
    {
        Assert.Null(await _scene.Inventory("p/e9").Read(Year));
        Assert.Contains("registry", Assert.Single((await _scene.DeclareAsync(Year, new() { Output = 1m }, key: "p/e9")).Faults), StringComparison.Ordinal);
        Assert.Contains("registry", (await _scene.Inventory("p/e9").Lock(Year, "zhang")).Refused, StringComparison.Ordinal);
        await _scene.Inventory("p/e9").Review();
    }

    [Fact]
    public async Task A_firm_without_a_meter_has_figures_from_what_it_declares()
    {
        await _scene.RegisterAsync("e2");
        await _scene.DeclareAsync(Year, new() { Activities = [new("grid-import", 3200m, "MWh")] }, key: "p/e2");
        var answer = (await _scene.Inventory("p/e2").Read(Year))!;
        Assert.Equal("CN-33", answer.Inputs.Region);
        Assert.Equal(3200m * 0.4974m, await _scene.FigureAsync(answer, "carbon.scope2Location"));
    }

    [Fact]
    public async Task A_certificate_that_another_firm_has_is_refused_by_its_number_and_leaves_nothing_half_done()
    {
        await _scene.RegisterAsync("e2");
        await _scene.RegisterAsync("e3");
        await _scene.DeclareAsync(Year, new() { Certificates = [new("G1", 5m)] });
        var second = await _scene.DeclareAsync(Year, new() { Output = 3m, Certificates = [new("G2", 5m), new("g1", 5m)] }, key: "p/e2");
        Assert.Null(second.Kept);
        Assert.Contains("'g1'", Assert.Single(second.Faults), StringComparison.Ordinal);
        Assert.Empty(await _scene.Inventory("p/e2").Declarations(null));
        Assert.NotNull((await _scene.DeclareAsync(Year, new() { Certificates = [new("G2", 5m)] }, key: "p/e3")).Kept);
    }

    [Fact]
    public async Task A_certificate_that_is_dropped_is_free_again_and_one_that_stays_is_not()
    {
        await _scene.RegisterAsync("e2");
        await _scene.DeclareAsync(Year, new() { Certificates = [new("G1", 5m), new("G2", 5m)] });
        await _scene.DeclareAsync(Year, new() { Certificates = [new("G2", 5m), new("G3", 5m)] });
        Assert.NotNull((await _scene.DeclareAsync(Year, new() { Certificates = [new("G1", 5m)] }, key: "p/e2")).Kept);
        Assert.Null((await _scene.DeclareAsync(Year, new() { Certificates = [new("G2", 5m)] }, key: "p/e2")).Kept);
        Assert.Null((await _scene.DeclareAsync(Year, new() { Certificates = [new("G3", 5m)] }, key: "p/e2")).Kept);
    }

    [Fact]
    public async Task A_certificate_counts_for_one_period_of_a_firm()
    {
        await _scene.DeclareAsync(Year, new() { Certificates = [new("G1", 5m)] });
        var other = await _scene.DeclareAsync(InventoryScene.March, new() { Certificates = [new("G1", 5m)] });
        Assert.Contains("2025", Assert.Single(other.Faults), StringComparison.Ordinal);
    }
}
