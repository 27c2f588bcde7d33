using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Grains.Tests;

public sealed class CityGrainTests : IAsyncLifetime
{
    private static readonly AccountingPeriod Quarter = AccountingPeriod.OfQuarter(2026, 3);

    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private TwinHost _host = null!;

    private ICityGrain City => _host.Grains.GetGrain<ICityGrain>(GrainKeys.City);

    public async ValueTask InitializeAsync() => _host = await TwinHost.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_published_quarter_stays_to_the_byte_and_a_later_one_stands_beside_it()
    {
        var first = await City.Publish(new(Quarter, """{"a":1}""", "local", null));
        Assert.Equal(1, first.Version);
        Assert.Equal(first, await City.Publish(new(Quarter, """{"a":1}""", "local", "again")));
        await RestartAsync();
        var second = await City.Publish(new(Quarter, """{"a":2}""", "local", "a zone corrected its water"));
        Assert.Equal([first, second], (await City.Read(Quarter)).Published);
        Assert.Equal(2, second.Version);
        Assert.Empty((await City.Read(AccountingPeriod.OfQuarter(2026, 2))).Published);
    }

    [Fact]
    public async Task Every_version_of_a_declared_axis_is_kept_and_repeating_is_harmless()
    {
        Assert.Empty(await City.DeclareAxis(Axis(0.7m)));
        Assert.Empty(await City.DeclareAxis(Axis(0.7m)));
        Assert.Empty(await City.DeclareAxis(Axis(0.8m)));
        Assert.Empty(await City.DeclareAxis(Axis(null)));
        await RestartAsync();
        Assert.Equal([(1, 0.7m), (2, 0.8m), (3, (decimal?)null)], (await City.AxisHistory(Quarter)).Select(axis => (axis.Version, axis.Value)));
        Assert.Equal(3, Assert.Single((await City.Read(Quarter)).Axes).Version);
    }

    [Theory]
    [InlineData("an unknown zone", "nowhere", "leadingIndustryShare", "2026-Q3", "no zone's id")]
    [InlineData("an unknown axis", "linjiang", "beauty", "2026-Q3", "no axis of radar")]
    [InlineData("a month", "linjiang", "leadingIndustryShare", "2026-07", "not a quarter")]
    public async Task What_does_not_fit_is_refused_with_what_does(string label, string zone, string axis, string quarter, string said)
    {
        var faults = await City.DeclareAxis(Axis(1m) with { Zone = zone, Axis = axis, Quarter = AccountingPeriod.Parse(quarter) });
        Assert.True(Assert.Single(faults).Contains(said, StringComparison.Ordinal), $"{label}: {faults[0]}");
        Assert.Empty(await City.AxisHistory(AccountingPeriod.Parse(quarter)));
    }

    [Fact]
    public async Task The_newest_target_counts_and_one_at_zero_is_refused()
    {
        Assert.Empty(await City.SetTarget(new("energyPerGdp", 2026, null, 0.3m, "notice 1"), "local"));
        Assert.Empty(await City.SetTarget(new("energyPerGdp", 2026, null, 0.29m, "notice 2"), "local"));
        Assert.Contains("above zero", Assert.Single(await City.SetTarget(new("energyPerGdp", 2026, null, 0m, "notice"), "local")), StringComparison.Ordinal);
        Assert.Equal(0.29m, Assert.Single((await City.Read(Quarter)).Targets).Target.Value);
    }

    [Fact]
    public async Task A_peer_group_is_frozen_once()
    {
        var members = Enumerable.Range(1, 6).Select(number => new PeerMember(ParkId.Parse("p"), EnterpriseId.Parse($"e{number}"), number, 1m)).ToList();
        FrozenGroup Group(int count) => PeerGroups.Freeze("C17", "grade.l", AccountingPeriod.OfYear(2025), true, members.Take(count), "v1", count);

        Assert.Equal(6, (await City.Freeze(Group(6))).Members.Count);
        await RestartAsync();
        Assert.Equal(6, (await City.Freeze(Group(5))).Members.Count);
        var kept = await City.Frozen(FrozenGroup.KeyOf("C17", "grade.l", AccountingPeriod.OfYear(2025)));
        Assert.Equal(members, kept!.Members);
        Assert.Null(await City.Frozen(FrozenGroup.KeyOf("C18", "grade.l", AccountingPeriod.OfYear(2025))));
    }

    private static DeclaredAxis Axis(decimal? value) => new()
    {
        Quarter = Quarter,
        Zone = "linjiang",
        Axis = "leadingIndustryShare",
        Value = value,
        Source = "季报",
        By = "local",
    };

    private async Task RestartAsync()
    {
        await _host.DisposeAsync();
        _host = await TwinHost.StartAsync(_directory);
    }
}
