using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tests.Accounting;

namespace ParkTwin.Domain.Tests;

/// <summary>Grades, scores and flags of accounts as the accountant makes them.</summary>
public class ThroughTheAccountantTests
{
    private static ReferenceSet WithMean(string? means = null) => new()
    {
        Version = "test-mean",
        Factors = TestFactors.WithPrimary.Factors,
        Tariffs = TestFactors.WithPrimary.Tariffs,
        Thresholds = ShippedReference.Read(ReferenceKind.Thresholds, ThresholdTable.Read),
        IndustryMeans = IndustryMeanTable.Read(means ?? ShippedReference.Means("C17", "2023", 0.72m), new()),
    };

    private static InventoryInputs Tv1(string? industry = "C17")
    {
        var inputs = Firm.Tv1().Inputs;
        return inputs with { Enterprise = inputs.Enterprise! with { Industry = industry } };
    }

    [Theory]
    [InlineData(FactorScope.Provincial)]
    [InlineData(FactorScope.National)]
    public void TV1_is_graded_3_by_the_provincial_total_whatever_scope_is_asked_for(FactorScope scope)
    {
        var figures = Accountant.Make(Tv1(), WithMean(), scope).Figures;
        TestVectorTests.SixDigits("0.611435", figures["grade.l"]);
        TestVectorTests.SixDigits("0.849215", figures["grade.k"]);
        Assert.Equal((3m, 2m), (figures["grade.grade"].Value, figures["grade.level"].Value));
        Assert.Equal(figures["grade.grade"].Value, figures["grade.grade"].Evaluate());
    }

    [Fact]
    public void TV3_the_false_upgrade_by_deducting_PV_twice_cannot_be_had()
    {
        var tree = Accountant.Make(Tv1(), WithMean(), FactorScope.Provincial).Figures["grade.grade"].Tree().ToList();
        Assert.DoesNotContain(tree, figure => figure.Key.Contains("pv", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(tree, figure => figure.Operation == FigureOperation.Difference);
    }

    [Theory]
    [InlineData("no industry", null, "industry is not stated")]
    [InlineData("an industry without a mean", "C26", "No mean of industry C26")]
    public void Without_a_mean_there_is_a_level_but_no_grade(string label, string? industry, string said)
    {
        var figures = Accountant.Make(Tv1(industry), WithMean(), FactorScope.Provincial).Figures;
        Assert.Equal((label, 2m), (label, figures["grade.level"].Value));
        Assert.Null(figures["grade.grade"].Value);
        Assert.Contains(said, figures["grade.grade"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TV10_follows_from_the_account_and_what_is_declared()
    {
        var account = Accountant.Make(Tv1(), WithMean(), FactorScope.Provincial);
        var scheme = WithMean().Thresholds.LandScore("huangyan-2022-above")!;
        var values = LandScore.Values(account, 4200m / 5200m, 0.035m * 18000m).ToDictionary();
        values["valueAddedPerHead"] = Figure.Leaf("landscore.valueAddedPerHead", "万元/人", 21.5m, new() { Kind = FigureSourceKind.Declared });
        Assert.Equal(86.6987m, decimal.Round(LandScore.Score(scheme, values, "test-mean").Value!.Value, 4));
        TestVectorTests.SixDigits("2.72838", values["valueAddedPerTce"]);
    }

    [Theory]
    [InlineData("TV1", 4200, FlagVerdict.Behind)]
    [InlineData("little value added", 1200, FlagVerdict.Met)]
    public void A_years_account_raises_what_it_should(string label, int added, FlagVerdict verdict)
    {
        var firm = new Firm().Declare("2023", new DeclaredFigures { ValueAdded = added },
            ("grid-import", 3200000m, "kWh"), ("gas", 180000m, "Nm3"), ("diesel", 12m, "t"), ("heat", 5000m, "GJ"));
        var period = AccountingPeriod.OfYear(2023);
        var findings = FlagRules.Evaluate(new()
        {
            Park = firm.Inputs.Park,
            Enterprise = firm.Inputs.Enterprise!,
            Period = period,
            Reference = WithMean(),
            Periods = new Dictionary<AccountingPeriod, FlagPeriod>
            {
                [period] = new(Accountant.Make(firm.Inputs, WithMean(), FactorScope.Provincial), firm.Inputs),
            },
        });
        Assert.Equal((label, verdict), (label, findings.Single(finding => finding.Rule == FlagRules.HighCarbon).Verdict));
        Assert.Equal(FlagVerdict.Behind, findings.Single(finding => finding.Rule == FlagRules.KeyUser).Verdict);
        Assert.Equal(FlagVerdict.Unknown, findings.Single(finding => finding.Rule == FlagRules.DataBad).Verdict);
    }

    [Fact]
    public void A_firm_whose_meters_miss_too_much_is_not_graded_and_its_other_flags_are_blocked()
    {
        var whole = new Firm().Declare("2023", new DeclaredFigures { ValueAdded = 10m }).Meter(Firm.Grid(), 5_000_000_000_000L).Inputs;
        var gap = whole with
        {
            Enterprise = whole.Enterprise! with { Industry = "C17" },
            Metered = whole.Metered with { Months = [.. whole.Metered.Months.Select(month => month with { CoveredMs = month.ExpectedMs / 2 })] },
        };
        var account = Accountant.Make(gap, WithMean(), FactorScope.Provincial);
        Assert.StartsWith("不可评价", account.Figures["grade.l"].Reason, StringComparison.Ordinal);
        var findings = FlagRules.Evaluate(new()
        {
            Park = gap.Park,
            Enterprise = gap.Enterprise,
            Period = gap.Period,
            Reference = WithMean(),
            Periods = new Dictionary<AccountingPeriod, FlagPeriod> { [gap.Period] = new(account, gap) },
        });
        Assert.Equal(FlagVerdict.Met, findings[0].Verdict);
        Assert.All(findings.Skip(1), finding => Assert.Equal(FlagVerdict.Blocked, finding.Verdict));
    }
}
