using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Grains.Tests;

/// <summary>Activities through the calls of the grain; what is in them is tested over seeds in <see cref="ActivitySeriesTests"/>.</summary>
public sealed class ActivityGrainTests : IAsyncLifetime
{
    private static readonly LocalMonth March = LocalMonth.Of(2026, 3);
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
    public async Task There_are_none_before_the_registry_has_spoken() => Assert.Null(await Grain.Activities(Request(March, 1)));

    [Fact]
    public async Task A_month_is_summed_by_the_bands_of_the_request()
    {
        await FillAsync();
        var answer = (await Grain.Activities(Request(March, 1)))!;
        var month = Assert.Single(answer.Months);
        Assert.Equal(("m1", March, 960_000_000L), (month.Meter.Value, month.Month, month.Amount));
        Assert.Equal([240_000_000, 0, 720_000_000, 0, 0, 0], month.Bands);
        Assert.Equal((10_000_000L, Given.Midnight), (month.Peak, month.PeakAtUnixMs));
        Assert.Equal((96 * QuarterHour.LengthMs, 31 * 86_400_000L), (month.CoveredMs, month.ExpectedMs));
        Assert.Equal(new DemandMonth(March, 10_000_000, Given.Midnight), Assert.Single(answer.Demand));
        Assert.Equal("m1", Assert.Single(answer.Meters).Id.Value);
    }

    [Fact]
    public async Task Months_without_readings_are_unknown_and_those_to_come_expect_nothing()
    {
        await FillAsync();
        var months = (await Grain.Activities(Request(LocalMonth.Of(2199, 12), 1)))!.Months;
        Assert.Equal((null, 0L, 0L), (months[0].Amount, months[0].ExpectedMs, months[0].CoveredMs));
        months = (await Grain.Activities(Request(LocalMonth.Of(2025, 3), 1)))!.Months;
        Assert.Equal((null, 31 * 86_400_000L), (months[0].Amount, months[0].ExpectedMs));
    }

    [Fact]
    public async Task A_late_reading_and_a_new_ratio_are_in_the_next_answer()
    {
        await FillAsync();
        await Grain.Activities(Request(March, 1));
        var late = new ReadingBatch();
        late.Add(0, new Reading(Given.Midnight - QuarterHour.LengthMs, 985m, 0, ReadingQuality.Good, Given.Midnight));
        await Grain.Record(Given.Journal, 97, 98, late);
        var answer = (await Grain.Activities(Request(LocalMonth.Of(2026, 2), 2)))!;
        Assert.Equal([15_000_000L, 960_000_000L], answer.Months.Select(month => month.Amount!.Value));
        Assert.Equal([15_000_000L, 10_000_000L], answer.Demand.Select(month => month.Peak!.Value));

        await Grain.Assign(Given.Journal, Given.Assignment(2, Given.Register("m1") with { Ratio = 2m }));
        answer = (await Grain.Activities(Request(LocalMonth.Of(2026, 2), 2)))!;
        Assert.Equal([30_000_000L, 1_920_000_000L], answer.Months.Select(month => month.Amount!.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public async Task No_month_or_more_than_sixty_is_refused(int months)
    {
        await FillAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Grain.Activities(Request(March, months)));
    }

    private async Task FillAsync()
    {
        await Grain.Assign(Given.Journal, Given.Assignment(1, Given.Register("m1")));
        await Grain.Record(Given.Journal, 0, 97, Given.Batch(0, 0, 97));
    }

    /// <summary>尖峰 until six, flat afterwards.</summary>
    private static ActivityRequest Request(LocalMonth first, int months)
    {
        var day = new BandDay([.. Enumerable.Range(0, 96).Select(quarter => quarter < 24 ? TimeBand.Sharp : TimeBand.Flat)]);
        var edition = new BandEdition
        {
            From = new(2020, 1, 1),
            Citation = "test",
            Months = [.. Enumerable.Repeat(day, 12)],
            Days = new Dictionary<DateOnly, BandDay>(),
        };
        return new() { First = first, Months = months, Bands = new("test", [edition]) };
    }
}
