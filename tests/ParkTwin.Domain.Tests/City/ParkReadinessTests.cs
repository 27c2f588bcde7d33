using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

public class ParkReadinessTests
{
    private static readonly SchemeTable Schemes = ShippedReference.Read(ReferenceKind.Schemes, SchemeTable.Read);
    private static readonly Dictionary<string, Figure> Nothing = [];

    private static Account Park(decimal? carbon, decimal? tce, params (string Key, decimal Value)[] more) => new()
    {
        Park = ParkId.Parse("p"),
        Enterprise = FigureId.WholePark,
        Period = AccountingPeriod.OfYear(2025),
        Scope = FactorScope.Provincial,
        FactorSet = "v1",
        Completeness = 1m,
        Provisional = false,
        Figures = more.Select(entry => Leaf(entry.Key, entry.Value)).Append(Leaf("carbon.total", carbon)).Append(Leaf("energy.tceCalorific", tce))
            .ToDictionary(figure => figure.Key),
    };

    private static Figure Leaf(string key, decimal? value) => value is { } known
        ? Figure.Leaf(key, "1", known, new() { Kind = FigureSourceKind.Declared })
        : Figure.Unknown(key, "1", $"{key} is not known.");

    private static ReadinessReport Check(string scheme, Account park) => ParkReadiness.Check(Schemes.Find(scheme)!, park, Nothing);

    [Fact]
    public void TV9_fails_the_zero_carbon_line_and_must_cut_5200_t()
    {
        var report = Check("national-zero-carbon-2025", Park(57_200m, 260_000m));
        var item = report.Items[0];
        Assert.Equal((0.22m, 0.2m, ReadinessVerdict.Fail), (item.Value.Value, item.Limit, item.Verdict));
        Assert.Equal(ReadinessVerdict.Fail, report.Verdict);
        Assert.Equal(5_200m, report.ToCut!.Value);
        Assert.Equal(5_200m, report.ToCut.Evaluate());
    }

    [Theory]
    [InlineData("at the limit", 52_000, 260_000, "0.2", ReadinessVerdict.Pass)]
    [InlineData("a big park has 0.3", 300_000, 1_000_000, "0.3", ReadinessVerdict.Pass)]
    [InlineData("just below a million", 299_999, 999_999, "0.2", ReadinessVerdict.Fail)]
    [InlineData("a small park has no limit", 1, 199_999, null, ReadinessVerdict.NotApplicable)]
    public void The_limit_goes_by_the_size_of_the_park(string label, int carbon, int tce, string? limit, ReadinessVerdict verdict)
    {
        var item = Check("national-zero-carbon-2025", Park(carbon, tce)).Items[0];
        Assert.Equal((label, limit is null ? null : decimal.Parse(limit), verdict), (label, item.Limit, item.Verdict));
    }

    [Fact]
    public void Energy_of_a_firm_whose_carbon_is_not_known_dilutes_no_carbon_per_energy()
    {
        var park = Accountant.Sum(ParkId.Parse("p"),
        [
            new Accounting.Firm("2023", "a").Declare("2023", ("process-emissions", 40_000m, "tCO2"), ("heat", 100_000m, "GJ")).Account(),
            new Accounting.Firm("2023", "b").Declare("2023", ("steam", 2_000_000m, "t")).Account(),
        ]);
        var item = Check("national-zero-carbon-2025", park).Items[0];
        Assert.Equal(park.Figures["intensity.tco2PerTce"].Value, item.Value.Value);
        Assert.Equal(ReadinessVerdict.Fail, item.Verdict);
    }

    [Fact]
    public void A_kept_limit_needs_no_cut() => Assert.Equal(0m, Check("national-zero-carbon-2025", Park(40_000m, 260_000m)).ToCut!.Value);

    [Fact]
    public void What_is_not_known_is_unknown_and_never_a_pass()
    {
        var report = Check("national-zero-carbon-2025", Park(null, 260_000m));
        Assert.All(report.Items, item => Assert.Equal(ReadinessVerdict.Unknown, item.Verdict));
        Assert.All(report.Items, item => Assert.False(string.IsNullOrEmpty(item.Reason)));
        Assert.Equal(ReadinessVerdict.Unknown, report.Verdict);
    }

    [Fact]
    public void Entered_values_and_the_account_fill_a_green_check_list()
    {
        var entered = new Dictionary<string, Figure> { ["renewableShare"] = Leaf("renewableShare", 0.09m), ["waterReuse"] = Leaf("waterReuse", 0.7m) };
        var report = ParkReadiness.Check(
            Schemes.Find("hj-274-2015")!,
            Park(1m, 1m, ("intensity.tceCalorificPerValueAdded", 0.4m), ("intensity.waterPerValueAdded", 8.1m)), entered);
        Assert.Equal(
            [("energyPerValueAdded", ReadinessVerdict.Pass), ("renewableShare", ReadinessVerdict.Pass), ("waterPerValueAdded", ReadinessVerdict.Fail),
                ("waterReuse", ReadinessVerdict.Fail)],
            report.Items.Where(item => item.Verdict != ReadinessVerdict.Unknown).Select(item => (item.Indicator.Id, item.Verdict)));
        Assert.Equal(ReadinessVerdict.Fail, report.Verdict);
    }

    [Fact]
    public void A_scheme_without_known_values_is_a_list_of_conditions() =>
        Assert.Equal((0, ReadinessVerdict.Unknown, 8), (
            Check("zhejiang-green-low-carbon-2024", Park(1m, 1m)).Items.Count, Check("zhejiang-green-low-carbon-2024", Park(1m, 1m)).Verdict,
            Schemes.Find("zhejiang-green-low-carbon-2024")!.Conditions.Count));
}
