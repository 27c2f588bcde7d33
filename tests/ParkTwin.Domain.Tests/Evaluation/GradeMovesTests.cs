using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tests.Accounting;

namespace ParkTwin.Domain.Tests;

/// <summary>What would move TV1 (L 0.611435, K 0.849215 with a mean of 0.72: grade 3, 中碳), amount by amount.</summary>
public sealed class GradeMovesTests
{
    private const decimal Carbon = 2568.0249m;

    private static readonly ReferenceSet Set = new()
    {
        Version = "test-mean",
        Factors = TestFactors.WithPrimary.Factors,
        Tariffs = TestFactors.WithPrimary.Tariffs,
        Thresholds = ShippedReference.Read(ReferenceKind.Thresholds, ThresholdTable.Read),
        IndustryMeans = IndustryMeanTable.Read(ShippedReference.Means("C17", "2023", 0.72m), new()),
    };

    private static Account Of(
        decimal bought = 3_200_000m, decimal gas = 180_000m, decimal fed = 140_000m, decimal added = 4200m, string? industry = "C17")
    {
        var inputs = new Firm().Declare("2023", new DeclaredFigures { Output = 18000m, ValueAdded = added, Tax = 860m, LandMu = 52m },
            ("grid-import", bought, "kWh"), ("pv-generated", 900000m, "kWh"), ("pv-exported", fed, "kWh"), ("gas", gas, "Nm3"),
            ("diesel", 12m, "t"), ("heat", 5000m, "GJ"), ("water", 45000m, "t")).Inputs;
        return Accountant.Make(inputs with { Enterprise = inputs.Enterprise! with { Industry = industry } }, Set, FactorScope.Provincial);
    }

    private static GradeMove Move(GradeTarget target, GradeLever lever) => target.Moves.Single(one => one.Lever == lever);

    [Fact]
    public void TV1_needs_K_of_0_8_for_grade_2_and_each_amount_is_worked_out()
    {
        // CO₂ at the limit: 0.8 × 0.72 × 4200 = 2419.2 t.
        var better = GradeMoves.OfGrade(Of()).Single(one => one.Better);
        Assert.Equal((3, 2, 0.8m, 2419.2m), (better.From, better.To, better.Limit.Value, better.Carbon.Value));
        TestVectorTests.SixDigits("148.825", better.CarbonChange); // 2568.0249 − 2419.2
        TestVectorTests.SixDigits("299206", Move(better, GradeLever.Electricity).Change); // ÷ 0.0004974 t/kWh
        TestVectorTests.SixDigits("68830.5", Move(better, GradeLever.Gas).Change); // ÷ 0.00216219 t/Nm³
        TestVectorTests.SixDigits("0.267476", Move(better, GradeLever.Pv).Share); // (760 000 + 299 206) ÷ 3 960 000
        TestVectorTests.SixDigits("4458.38", Move(better, GradeLever.ValueAdded).Then); // 2568.0249 ÷ 0.576
        TestVectorTests.SixDigits("1107.33", Move(better, GradeLever.Output).Change); // 258.377 × 18000 ÷ 4200
        Assert.All(better.Moves, move => Assert.Equal(move.Then.Value, move.Then.Evaluate()));
        Assert.All(better.Moves, move => Assert.Equal(true, move.Possible));
    }

    [Fact]
    public void TV1_loses_grade_3_beyond_K_of_1_2()
    {
        var worse = GradeMoves.OfGrade(Of()).Single(one => !one.Better);
        Assert.Equal((3, 4, 1.2m * 0.72m * 4200m), (worse.From, worse.To, worse.Carbon.Value));
        TestVectorTests.SixDigits("1060.78", worse.CarbonChange); // 3628.8 − 2568.0249
        Assert.True(Move(worse, GradeLever.Electricity).Rises);
        TestVectorTests.SixDigits("2972.25", Move(worse, GradeLever.ValueAdded).Then); // 2568.0249 ÷ 0.864
        Assert.Equal(false, Move(worse, GradeLever.Pv).Possible); // 2.13 GWh less PV is more than the 0.76 GWh that are used.
    }

    [Fact]
    public void The_level_has_its_limits_too_and_needs_no_mean()
    {
        var account = Of(industry: null);
        Assert.Empty(GradeMoves.OfGrade(account));
        var level = GradeMoves.OfLevel(account);
        Assert.Equal([(2, 1, 0.6m), (2, 3, 2m)], level.Select(one => (one.From, one.To, one.Limit.Value!.Value)));
        TestVectorTests.SixDigits("48.0249", level[0].CarbonChange); // 2568.0249 − 0.6 × 4200
    }

    [Fact]
    public void What_is_not_there_cannot_move_anything_and_says_so()
    {
        var inputs = new Firm().Declare("2023", new DeclaredFigures { ValueAdded = 4200m }, ("grid-import", 5_200_000m, "kWh")).Inputs;
        var account = Accountant.Make(inputs with { Enterprise = inputs.Enterprise! with { Industry = "C17" } }, Set, FactorScope.Provincial);
        var better = GradeMoves.OfGrade(account).Single(one => one.Better);
        Assert.Null(Move(better, GradeLever.Gas).Change.Value);
        Assert.Contains("cannot move anything", Move(better, GradeLever.Gas).Change.Reason, StringComparison.Ordinal);
        Assert.Contains("output", Move(better, GradeLever.Output).Change.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0m, Move(better, GradeLever.Pv).Now.Value);
    }

    [Fact]
    public void Nothing_is_told_where_nothing_is_graded() => Assert.Empty(GradeMoves.OfGrade(Of(added: 0m)));

    [Fact]
    public void Each_amount_alone_reaches_the_limit_and_a_little_less_does_not() => Seeds.Run(
        seed =>
        {
            var random = new Random(seed);
            var (bought, gas, added) = (random.Next(1_000_000, 9_000_000), random.Next(1_000, 900_000), random.Next(500, 9_000));
            var now = Of(bought, gas, added: added);
            foreach (var target in GradeMoves.OfGrade(now))
            {
                foreach (var (share, wanted) in new[] { (1.000001m, (decimal)target.To), (0.999999m, target.From) })
                {
                    Check(Move(target, GradeLever.Electricity), (amount, rises) => Of(rises ? bought + amount : bought - amount, gas, added: added));
                    Check(Move(target, GradeLever.Gas), (amount, rises) => Of(bought, rises ? gas + amount : gas - amount, added: added));
                    Check(Move(target, GradeLever.ValueAdded), (amount, rises) => Of(bought, gas, added: rises ? added + amount : added - amount));

                    void Check(GradeMove move, Func<decimal, bool, Account> moved)
                    {
                        if (move.Possible == true && move.Then.Value > 1m)
                        {
                            Assert.Equal(wanted, moved(move.Change.Value!.Value * share, move.Rises).Figures["grade.grade"].Value);
                        }
                    }
                }
            }
        },
        60);

    [Fact]
    public void More_PV_in_place_of_bought_electricity_reaches_the_limit()
    {
        var kwh = Move(GradeMoves.OfGrade(Of()).Single(one => one.Better), GradeLever.Pv).Change.Value!.Value * 1.000001m;
        var moved = Of(bought: 3_200_000m - kwh, fed: 140_000m - kwh + 200_000m);
        Assert.Equal(2m, moved.Figures["grade.grade"].Value);
        TestVectorTests.SixDigits("2568.02", Of().Figures["carbon.total"]);
        Assert.Equal(Carbon, decimal.Round(Of().Figures["carbon.total"].Value!.Value, 4));
    }
}
