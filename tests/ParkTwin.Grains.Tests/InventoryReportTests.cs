using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains.Tests;

public sealed class InventoryReportTests : IAsyncLifetime
{
    private const string Scope2 = "carbon.scope2Location";
    private static readonly AccountingPeriod March = InventoryScene.March;
    private InventoryScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await InventoryScene.StartAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_period_that_runs_and_one_of_which_nothing_is_known_cannot_be_locked()
    {
        await _scene.MostOfMarchAsync();
        Assert.Contains("2026-04 ends at 2026-05-01", (await _scene.Firm.Lock(InventoryScene.April, "zhang")).Refused, StringComparison.Ordinal);
        Assert.Contains("Nothing is metered", (await _scene.Firm.Lock(AccountingPeriod.Parse("2026-02"), "zhang")).Refused, StringComparison.Ordinal);
        Assert.Contains("lock it first", (await _scene.Firm.Restate(March, "zhang")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locking_again_answers_the_first_lock()
    {
        await _scene.MostOfMarchAsync();
        var first = await _scene.LockMarchAsync();
        _scene.Time.Now += TimeSpan.FromDays(1);
        var again = (await _scene.Firm.Lock(March, "wang")).Reported!;
        Assert.Equal((1, "zhang", first.AtUnixMs, first.Document), (again.Version, again.By, again.AtUnixMs, again.Document));
    }

    [Fact]
    public async Task A_locked_period_in_which_nothing_changes_gets_no_restatement()
    {
        await _scene.MostOfMarchAsync();
        await _scene.LockMarchAsync();
        _scene.Time.Now += TimeSpan.FromDays(40);
        await _scene.Firm.Review();
        var answer = (await _scene.Firm.Read(March))!;
        Assert.Equal([1], answer.Reported.Select(one => one.Version));
        Assert.Null(answer.Pending);
        Assert.Equal(1, (await _scene.Firm.Restate(March, "zhang")).Reported!.Version);
    }

    [Fact]
    public async Task Publish_factor_set_v2_after_locking_March_the_report_stays_to_the_byte_a_restatement_stands_beside_it_and_April_uses_v2()
    {
        await _scene.MostOfMarchAsync();
        await _scene.LateDayAsync();
        await _scene.ReadingsAsync((31 * 96) + 1, 30 * 96);
        var locked = await _scene.LockMarchAsync();
        await _scene.PublishGridFactorAsync("v2", 0.48m);
        _scene.Time.Now = new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);
        await _scene.Firm.Review();
        await _scene.RestartAsync();

        var march = (await _scene.Firm.Read(March))!;
        Assert.Equal([1, 2], march.Reported.Select(one => one.Version));
        Assert.Equal(locked.Document, march.Reported[0].Document);
        Assert.Equal(("2026-11", "v2", "system"), (march.Reported[0].FactorSet, march.Reported[1].FactorSet, march.Reported[1].By));
        var change = march.Reported[1].Differences.Single(one => one.Scope == FactorScope.Provincial && one.Key == Scope2);
        Assert.Equal((29.76m * 0.4974m, 29.76m * 0.48m), (change.From, change.To));
        Assert.Equal((0m, 0m, 29.76m * (0.48m - 0.4974m)), (change.DataQuality, change.Activity, change.Factor));
        Assert.DoesNotContain(march.Reported[1].Differences, one => one.Scope == FactorScope.National && one.Key == Scope2);

        var april = (await _scene.Firm.Read(InventoryScene.April))!;
        Assert.Equal("v2", april.FactorSet);
        Assert.Equal(28.8m * 0.48m, await _scene.FigureAsync(april, Scope2));
    }

    [Fact]
    public async Task A_set_that_changes_no_figure_makes_no_restatement()
    {
        await _scene.MostOfMarchAsync();
        await _scene.LockMarchAsync();
        await _scene.PublishGridFactorAsync("v2", 0.49740m);
        await _scene.Firm.Review();
        await _scene.Firm.Review();
        Assert.Equal([1], (await _scene.Firm.Read(March))!.Reported.Select(one => one.Version));
    }

    [Fact]
    public async Task Late_readings_restate_by_data_quality_alone()
    {
        await _scene.MostOfMarchAsync();
        var locked = await _scene.LockMarchAsync();
        await _scene.LateDayAsync();
        var answer = (await _scene.Firm.Read(March))!;
        Assert.Equal(locked.Document, answer.Reported[0].Document);
        var change = Change(answer.Reported[1], Scope2);
        Assert.Equal((0.96m * 0.4974m, 0m, 0m), (change.DataQuality, change.Activity, change.Factor));
    }

    [Fact]
    public async Task A_changed_declaration_restates_by_activity_alone_and_back_again_restates_again()
    {
        await _scene.MostOfMarchAsync();
        await _scene.DeclareAsync(March, new() { Activities = [new("diesel", 1m, "t")] });
        await _scene.LockMarchAsync();
        await _scene.DeclareAsync(March, new() { Activities = [new("diesel", 2m, "t")] });
        await _scene.Firm.Review();
        await _scene.DeclareAsync(March, new() { Activities = [new("diesel", 1000m, "kg")] });
        await _scene.Firm.Review();
        var reported = await _scene.Firm.Reported(March);
        Assert.Equal([1, 2, 3], reported.Select(one => one.Version));
        var (there, back) = (Change(reported[1], "carbon.scope1"), Change(reported[2], "carbon.scope1"));
        Assert.True(there.Activity > 3m, $"{there}");
        Assert.Equal((0m, 0m, there.Activity, -there.Activity), (there.DataQuality, there.Factor, there.To - there.From, back.Activity));
        Assert.Equal(there.From, back.To);
    }

    [Fact]
    public async Task All_three_causes_at_once_add_to_the_difference_exactly()
    {
        await _scene.MostOfMarchAsync();
        await _scene.DeclareAsync(March, new() { Output = 7m, Activities = [new("heat", 10m, "GJ")] });
        await _scene.LockMarchAsync();
        await _scene.LateDayAsync();
        await _scene.DeclareAsync(March, new() { Output = 9m, Activities = [new("heat", 13m, "GJ")] });
        await _scene.PublishGridFactorAsync("v2", 0.48m);
        await _scene.Firm.Review();
        var restated = (await _scene.Firm.Reported(March))[1];
        Assert.True(restated.Differences.Count > 10);
        Assert.All(
            restated.Differences.Where(one => one is { From: not null, To: not null }),
            one => Assert.Equal(one.To - one.From, one.DataQuality + one.Activity + one.Factor));
        var change = Change(restated, Scope2);
        Assert.True(change is { DataQuality: > 0m, Activity: > 0m, Factor: < 0m }, $"{change}");
    }

    [Fact]
    public async Task Another_tariffs_time_bands_are_not_taken_for_other_readings()
    {
        await _scene.MostOfMarchAsync();
        await _scene.LockMarchAsync();
        await _scene.LateDayAsync();
        await _scene.PublishAsync("v2", ReferenceKind.Tariffs, json => json.Replace(
            """["08:00-11:00", "13:00-17:00"], "flat": ["17:00-24:00"]""",
            """["08:00-11:00"], "flat": ["13:00-24:00"]""",
            StringComparison.Ordinal));
        var restated = (await _scene.Firm.Read(March))!.Reported[1];
        var change = Change(restated, "cost.bandKwh.peak");
        Assert.Equal((7 * 30 * 40m, 3 * 31 * 40m), (change.From, change.To)); // Hours a day, days, kWh an hour.
        Assert.Equal((7 * 40m, 0m, -4 * 31 * 40m), (change.DataQuality, change.Activity, change.Factor));
        Assert.Equal(0m, Change(restated, Scope2).Factor);
    }

    [Fact]
    public async Task Readings_that_trickle_are_shown_at_once_and_kept_ever_more_seldom()
    {
        await _scene.MostOfMarchAsync();
        await _scene.LockMarchAsync();
        var kept = new List<int>();
        for (var day = 0; day < 16; day++)
        {
            await _scene.ReadingsAsync((30 * 96) + 1 + day, 1);
            await _scene.Firm.Review();
            var answer = (await _scene.Firm.Read(March))!;
            var newest = answer.Pending ?? answer.Reported[^1];
            Assert.Equal((28800m + (10m * (day + 1))) / 1000m * 0.4974m, Change(newest, Scope2).To);
            kept.Add(answer.Reported.Count);
            _scene.Time.Now += TimeSpan.FromDays(1);
        }

        Assert.Equal([2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 6], kept);
        await _scene.ReadingsAsync((30 * 96) + 17, 1);
        var asked = (await _scene.Firm.Restate(March, "zhang")).Reported!;
        Assert.Equal((7, "zhang"), (asked.Version, asked.By));
    }

    [Fact]
    public async Task A_month_a_quarter_and_twelve_months_are_locked_each_for_itself()
    {
        await _scene.MostOfMarchAsync();
        foreach (var period in new[] { "2026-Q1", "2026-03-R12" })
        {
            Assert.Equal(1, (await _scene.Firm.Lock(AccountingPeriod.Parse(period), "zhang")).Reported!.Version);
        }

        Assert.Empty((await _scene.Firm.Read(March))!.Reported);
        await _scene.LateDayAsync();
        await _scene.Firm.Review();
        Assert.Equal(
            ["2026-03-R12/1", "2026-03-R12/2", "2026-Q1/1", "2026-Q1/2"],
            (await _scene.Firm.Reported(null)).Select(one => $"{one.Inputs.Period}/{one.Version}"));
    }

    [Fact]
    public async Task A_crash_after_a_lock_never_makes_a_restatement_of_readings_that_are_replayed()
    {
        await _scene.MostOfMarchAsync();
        await _scene.LockMarchAsync();
        await using var crashed = await InventoryScene.StartAsync(directory: Copy(_scene.DataDirectory));
        crashed.Time.Now += TimeSpan.FromDays(1);
        await crashed.Firm.Review();
        var answer = (await crashed.Firm.Read(March))!;
        Assert.Equal([1], answer.Reported.Select(one => one.Version));
        Assert.Null(answer.Pending);
    }

    [Fact]
    public async Task A_second_activation_that_writes_from_an_old_state_is_refused_and_loses_nothing()
    {
        await _scene.MostOfMarchAsync();
        await _scene.LockMarchAsync();
        await using (var other = await InventoryScene.StartAsync(directory: Copy(_scene.DataDirectory)))
        {
            await other.DeclareAsync(March, new() { Output = 1m });
            foreach (var file in Directory.EnumerateFiles(Path.Combine(other.DataDirectory, "state"), "*", SearchOption.AllDirectories))
            {
                File.Copy(file, Path.Combine(_scene.DataDirectory, Path.GetRelativePath(other.DataDirectory, file)), overwrite: true);
            }
        }

        await Assert.ThrowsAnyAsync<Exception>(() => _scene.DeclareAsync(March, new() { Output = 2m }));
        Assert.Equal(1m, Assert.Single(await _scene.Firm.Declarations(March)).Figures.Output);
        Assert.Equal(2, (await _scene.DeclareAsync(March, new() { Output = 2m })).Kept!.Version);
    }

    private static RestatedFigure Change(ReportedVersion version, string key) =>
        version.Differences.Single(one => one.Scope == FactorScope.Provincial && one.Key == key);

    private static string Copy(string directory)
    {
        var copy = Directory.CreateTempSubdirectory("parktwin-inventory-").FullName;
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(directory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }
}
