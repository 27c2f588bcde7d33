using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Flags;

namespace ParkTwin.Grains.Tests;

public sealed class InventoryFlagTests : IAsyncLifetime
{
    private InventoryScene _scene = null!;

    private IInventoryGrain Firm => _scene.Inventory("p/e2");

    public async ValueTask InitializeAsync()
    {
        _scene = await InventoryScene.StartAsync();
        await _scene.RegisterAsync("e2");
        foreach (var month in AccountingPeriod.Parse("2026-03-R12").Months())
        {
            await DeclareAsync(month, 5000m);
        }
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_rule_that_is_met_raises_one_flag_however_often_it_is_reviewed()
    {
        await Firm.Review();
        await Firm.Review();
        var flag = (await Firm.Flags()).Single(one => one.Rule == FlagRules.KeyUser && one.Period.Kind == PeriodKind.Month);
        Assert.Equal(("p~e2~KEY_USER~2026-03", 60_000m * 0.1229m, 5000m, FlagState.Candidate), (flag.Id, flag.Value, flag.Threshold, flag.State));
        Assert.Single(flag.Trail);
    }

    [Fact]
    public async Task What_people_do_with_a_flag_is_kept_and_a_later_month_goes_on_in_it()
    {
        await Firm.Review();
        var id = (await Firm.Flags()).Single(one => one.Rule == FlagRules.KeyUser && one.Period.Kind == PeriodKind.Month).Id;
        Assert.Equal(FlagState.Verified, (await Firm.ActOnFlag(new(id, "verify", "chen", null))).Flag!.State);
        Assert.Contains("possible are", (await Firm.ActOnFlag(new(id, "close", "chen", null))).Refused, StringComparison.Ordinal);
        Assert.Null((await Firm.ActOnFlag(new("p~e2~KEY_USER~1999", "verify", "chen", null))).Flag);
        await DeclareAsync(LocalMonth.Of(2026, 4), 9000m);
        _scene.Time.Now = new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);
        await Firm.Review();
        await _scene.RestartAsync();
        var flag = (await Firm.Flags()).Single(one => one.Rule == FlagRules.KeyUser && one.Period.Kind == PeriodKind.Month);
        Assert.Equal((id, "2026-04", FlagState.Verified), (flag.Id, flag.Period.ToString(), flag.State));
        Assert.Equal(["raise", "verify", "update"], flag.Trail.Select(one => one.Action));
    }

    [Fact]
    public async Task A_baseline_keeps_its_months_as_they_were_when_it_was_made()
    {
        var first = await Firm.SetBaseline(Baseline("first"));
        Assert.Equal([5_000_000m, 5_000_000m, 5_000_000m], first.Kept!.Points.Select(point => point.Energy!.Value));
        Assert.Equal([100m, 100m, 100m], first.Kept.Points.Select(point => point.Driver!.Value));
        Assert.Equal(1, (await Firm.SetBaseline(Baseline("first"))).Kept!.Version);
        await DeclareAsync(LocalMonth.Of(2026, 1), 6000m);
        Assert.Equal(2, (await Firm.SetBaseline(Baseline("a new line"))).Kept!.Version);
        await _scene.RestartAsync();
        var all = await Firm.Baselines();
        Assert.Equal([5_000_000m, 6_000_000m], all.Select(one => one.Points[0].Energy!.Value));
    }

    [Fact]
    public async Task A_baseline_that_cannot_be_is_refused_with_every_fault()
    {
        var reply = await Firm.SetBaseline(Baseline(" ") with { Id = "a/b", From = LocalMonth.Of(2026, 1), LeastCompleteness = 90m });
        Assert.Equal(["id", "reason", "from", "leastCompleteness"], reply.Faults.Select(fault => fault.Split(':', ',')[0]));
        Assert.Empty(await Firm.Baselines());
    }

    private static Baseline Baseline(string reason) => new()
    {
        Id = "load",
        Version = 0,
        Model = BaselineModel.Ratio,
        Energy = "energy.loadKwh",
        EnergyUnit = "kWh",
        Driver = "declared.output",
        DriverUnit = "10k CNY",
        Reference = AccountingPeriod.Parse("2026-Q1"),
        Points = [],
        From = LocalMonth.Of(2026, 4),
        Reason = reason,
        By = "chen",
        AtUnixMs = 0,
    };

    private Task<DeclareReply> DeclareAsync(LocalMonth month, decimal mwh) => _scene.DeclareAsync(
        AccountingPeriod.OfMonth(month), new() { Output = 100m, Activities = [new("grid-import", mwh, "MWh")] }, key: "p/e2");
}
