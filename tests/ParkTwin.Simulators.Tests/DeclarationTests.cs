using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Reference;
using ParkTwin.Simulators.Demo;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Tests;

/// <summary>What the invented enterprises of the demo park declare.</summary>
public sealed class DeclarationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly IReadOnlyList<DemoDeclaration> All = DemoPark.Declarations(Now);
    private static readonly ParkDefinition Park = DemoDefinition.At(Now, 1);

    [Fact]
    public void Each_invented_enterprise_declares_24_months_and_the_year_before()
    {
        var firms = All.GroupBy(one => one.Enterprise).ToList();
        Assert.Equal(37, firms.Count);
        Assert.All(firms, firm =>
        {
            var periods = firm.Select(one => one.Period.ToString()).ToList();
            Assert.Equal(25, periods.Distinct().Count());
            Assert.Equal("2024-11", periods[0]);
            Assert.Equal("2026-10", periods[23]);
            Assert.Equal("2025", periods[24]);
        });
    }

    [Fact]
    public void Everything_declared_may_be_declared() =>
        Assert.All(All, one => Assert.Empty(DeclarationRules.Faults(one.Period, one.Figures, LocalMonth.Of(2026, 11))));

    [Fact]
    public void The_same_month_declares_the_same_and_another_seed_something_else()
    {
        var later = DemoPark.Declarations(Now.AddDays(5));
        Assert.Equal(All.Select(one => one.Figures.ValueAdded), later.Select(one => one.Figures.ValueAdded));
        Assert.NotEqual(All.Select(one => one.Figures.ValueAdded), DemoPark.Declarations(Now, 2).Select(one => one.Figures.ValueAdded));
    }

    [Fact]
    public void Every_invented_firm_has_a_mean_of_its_industry_that_says_it_is_an_example()
    {
        var faults = new ReferenceFaults();
        var means = IndustryMeanTable.Read(System.Text.Encoding.UTF8.GetString(DemoPark.IndustryMeansAt(Now)), faults);
        Assert.Empty(faults.All);
        Assert.All(means.All, mean => Assert.Contains("只供演示", mean.Source, StringComparison.Ordinal));
        using var registry = System.Text.Json.JsonDocument.Parse(DemoPark.RegistryAt(Now));
        var firms = registry.RootElement.GetProperty("parks")[0].GetProperty("enterprises").EnumerateArray().ToDictionary(
            one => one.GetProperty("id").GetString()!, one => one.GetProperty("industry").GetString()!);
        Assert.All(All, one => Assert.NotNull(means.Find(firms[one.Enterprise.Value], one.Period, "CN-33")));
    }

    [Fact]
    public void A_year_is_the_sum_of_its_months()
    {
        foreach (var firm in All.GroupBy(one => one.Enterprise))
        {
            var months = firm.Where(one => one.Period.Kind == PeriodKind.Month && one.Period.Year == 2025).ToList();
            var year = firm.Single(one => one.Period.Kind == PeriodKind.Year);
            Assert.Equal(12, months.Count);
            Assert.Equal(months.Sum(one => one.Figures.ValueAdded), year.Figures.ValueAdded);
            Assert.Equal(months.Sum(one => one.Figures.Activities[0].Amount), year.Figures.Activities[0].Amount);
        }
    }

    [Fact]
    public void Firms_lie_on_both_sides_of_the_carbon_levels()
    {
        var levels = All.Where(one => one.Period.Kind == PeriodKind.Year)
            .Select(one => one.Figures)
            .Select(figures => figures.Activities.Sum(Carbon) / figures.ValueAdded!.Value)
            .ToList();
        Assert.Contains(levels, level => level <= 0.6m);
        Assert.Contains(levels, level => level is > 0.6m and <= 2.0m);
        Assert.Contains(levels, level => level > 2.0m);
        Assert.All(levels, level => Assert.InRange(level, 0.03m, 6m));
    }

    [Fact]
    public void Declared_electricity_is_near_what_the_meters_count()
    {
        var model = DemoDefinition.Model(Park, new ParkModelOptions());
        foreach (var firm in new[] { "e04", "e15", "e26", "e34", "e36" })
        {
            var site = model.Site(EnterpriseId.Parse(firm));
            var (from, to) = (At(2026, 5), At(2026, 6));
            var counted = (decimal)(site.Total(Channel.Import, to, new Ripple(1, 0)) - site.Total(Channel.Import, from, new Ripple(1, 0)));
            var declared = All.Single(one => one.Enterprise.Value == firm && one.Period.ToString() == "2026-05").Figures.Activities[0].Amount;
            Assert.InRange(declared / counted, 0.75m, 1.33m);
        }
    }

    [Fact]
    public void The_accountant_finds_intensities_and_levels_in_them_and_no_cost()
    {
        var set = Reference();
        foreach (var firm in All.GroupBy(one => one.Enterprise))
        {
            foreach (var period in new[] { AccountingPeriod.OfYear(2025), AccountingPeriod.OfMonth(LocalMonth.Of(2026, 10)) })
            {
                var figures = Accountant.Make(Inputs(firm.Key, period, [.. firm]), set, FactorScope.Provincial).Figures;
                Assert.NotNull(figures["intensity.tco2PerValueAdded"].Value);
                Assert.NotNull(figures["intensity.tceCalorificPerOutput"].Value);
                Assert.NotNull(figures["intensity.tcePerHead"].Value);
                Assert.NotNull(figures["grade.l"].Value);
                Assert.Null(figures["cost.total"].Value);
            }
        }
    }

    private static InventoryInputs Inputs(EnterpriseId id, AccountingPeriod period, IReadOnlyList<DemoDeclaration> declared) => new()
    {
        Park = ParkId.Parse(DemoPark.Id),
        Region = "CN-33",
        Enterprise = Park.Enterprises.Single(enterprise => enterprise.Id == id),
        Period = period,
        TimeZone = "Asia/Shanghai",
        FromUnixMs = At(period.First.Year, period.First.Month),
        ToUnixMs = At(period.Last.Next.Year, period.Last.Next.Month),
        AsOfUnixMs = Now.ToUnixTimeMilliseconds(),
        Metered = Activities.None,
        Declared = [.. declared.Select(one => new Declaration
        {
            Period = one.Period,
            Version = 1,
            Figures = one.Figures,
            By = DemoDeclaration.By,
            AtUnixMs = 0,
            Via = DemoDeclaration.Via,
        })],
    };

    private static ReferenceSet Reference()
    {
        var faults = new ReferenceFaults();
        var set = ReferenceSetReader.Read(
            "test",
            [.. new[] { ReferenceKind.Factors, ReferenceKind.Tariffs, ReferenceKind.Thresholds }.Select(kind => new ReferenceDocument(
                kind, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", $"{ReferenceWords.Of(kind)}.json"))))],
            faults);
        Assert.Empty(faults.All);
        return set!;
    }

    private static long At(int year, int month) => new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    private static decimal Carbon(DeclaredActivity activity) => activity.Flow switch
    {
        "grid-import" => activity.Amount * 0.0004974m,
        "gas" => activity.Amount * 0.00201467m,
        "heat" => activity.Amount * 0.11m,
        "diesel" => activity.Amount * 3.09591m,
        _ => 0m,
    };
}
