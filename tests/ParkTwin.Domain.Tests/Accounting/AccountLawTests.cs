using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>What holds for every account: sums are exact, and a figure's tree is its computation.</summary>
public sealed class AccountLawTests
{
    [Fact]
    public void Every_figures_tree_evaluated_anew_from_its_leaves_gives_the_figure_over_seeds() => Seeds.Run(seed =>
    {
        var (firms, park) = Made(seed);
        foreach (var account in firms.Append(park))
        {
            foreach (var (key, figure) in account.Figures)
            {
                Assert.Equal(key, figure.Key);
                Assert.True(figure.Value == figure.Evaluate(), figure.ToString());
                Assert.True(figure.Value is null == figure.Reason is not null, figure.ToString());
                Assert.All(figure.Tree(), one => Assert.Equal(one.Operation == FigureOperation.Leaf, one.Source is not null));
            }
        }
    }, 300);

    [Fact]
    public void Every_additive_figure_of_a_park_is_the_sum_over_its_enterprises_over_seeds() => Seeds.Run(seed =>
    {
        var (firms, park) = Made(seed);
        foreach (var key in firms.SelectMany(firm => firm.Figures.Keys).Distinct().Where(IsAdditive))
        {
            decimal? sum = null;
            foreach (var firm in firms)
            {
                if (firm.Figures.TryGetValue(key, out var figure) && figure.Value is { } value)
                {
                    sum = (sum ?? 0m) + value;
                }
            }

            Assert.True(park.Figures[key].Value == sum, $"{key}: {park.Figures[key]}, expected {sum}");
        }
    }, 300);

    [Fact]
    public void Every_ratio_of_a_park_is_sum_over_sum_where_both_are_known_over_seeds() => Seeds.Run(seed =>
    {
        var (firms, park) = Made(seed);
        foreach (var (ratio, above, below) in new[]
        {
            ("intensity.tceCalorificPerValueAdded", "energy.tceCalorific", "declared.valueAdded"),
            ("intensity.taxPerMu", "declared.tax", "declared.landMu"),
            ("intensity.waterPerOutput", "activity.water", "declared.output"),
        })
        {
            var both = firms.Where(firm => Value(firm, above) is not null && Value(firm, below) is not null).ToList();
            var expected = both.Count == 0 || both.Sum(firm => Value(firm, below)) <= 0m
                ? null
                : both.Sum(firm => Value(firm, above)) / both.Sum(firm => Value(firm, below));
            Assert.True(park.Figures[ratio].Value == expected, $"{park.Figures[ratio]}, expected {expected}");
        }
    }, 300);

    [Fact]
    public void Totals_are_the_sums_of_their_parts_and_completeness_is_a_share_over_seeds() => Seeds.Run(seed =>
    {
        var (firms, park) = Made(seed);
        foreach (var account in firms.Append(park))
        {
            Assert.True(account.Completeness is null or (>= 0m and <= 1m));
            Assert.All(account.Figures.Keys, key => Assert.True(account.CompletenessOf(key) is null or (>= 0m and <= 1m)));
        }

        foreach (var firm in firms.Where(firm => Value(firm, "carbon.scope1") is not null && Value(firm, "carbon.scope2Location") is not null))
        {
            Assert.Equal(Value(firm, "carbon.scope1") + Value(firm, "carbon.scope2Location"), Value(firm, "carbon.total"));
        }
    }, 300);

    [Fact]
    public void The_same_inputs_give_the_same_document_over_seeds() => Seeds.Run(seed =>
    {
        var period = RandomPark.Period(new Random(seed));
        var one = ReportDocument.Write(RandomPark.Firm(new Random(seed), period, "e1").Inputs, TestFactors.Shipped);
        var two = ReportDocument.Write(RandomPark.Firm(new Random(seed), period, "e1").Inputs, TestFactors.Shipped);
        Assert.Equal(one, two);
    }, 50);

    [Fact]
    public void A_new_edition_with_the_same_value_changes_nothing_over_seeds() => Seeds.Run(seed =>
    {
        var same = TestFactors.With("same", TestFactors.Of("co2", "heat", 0.11m, "tCO2/GJ") with
        {
            Id = "co2.heat.new",
            ValidFrom = new DateOnly(2023, 5, 1),
        });
        var random = new Random(seed);
        var firm = RandomPark.Firm(random, RandomPark.Period(random), "e1");
        var (before, after) = (firm.Account(), firm.Account(same));
        Assert.Equal(before.Figures.Keys, after.Figures.Keys);
        foreach (var (key, figure) in before.Figures)
        {
            var other = after.Figures[key].Value;
            Assert.True(figure.Value is null == other is null, $"{figure} and {after.Figures[key]}");
            Assert.True(figure.Value is not { } value || Math.Abs(value - other!.Value) <= Math.Abs(value) * 1e-20m, $"{key}: {figure.Value}, {other}");
        }
    }, 300);

    private static decimal? Value(Account account, string key) => account.Figures.GetValueOrDefault(key)?.Value;

    private static bool IsAdditive(string key) => !key.StartsWith("intensity.", StringComparison.Ordinal)
        && !key.StartsWith("grade.", StringComparison.Ordinal) && !key.StartsWith("demand.", StringComparison.Ordinal)
        && !key.StartsWith("cost.bandShare.", StringComparison.Ordinal) && key != "cost.average";

    [Fact]
    public void An_account_without_cost_has_all_other_figures_as_the_whole_one_has_them_over_seeds() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var (firm, scope) = (RandomPark.Firm(random, RandomPark.Period(random), "e1"), (FactorScope)random.Next(3));
        var whole = firm.Account(TestFactors.WithPrimary, scope);
        var part = Accountant.MakeWithoutCost(firm.Inputs, TestFactors.WithPrimary, scope);
        Assert.Equal(whole.Figures.Keys.Where(key => !Accountant.IsOfCost(key)), part.Figures.Keys);
        Assert.All(part.Figures, one => Assert.Equal(
            (whole.Figures[one.Key].Value, whole.Figures[one.Key].Reason, whole.Figures[one.Key].Tree().Count()),
            (one.Value.Value, one.Value.Reason, one.Value.Tree().Count())));
        Assert.Equal((whole.Completeness, whole.LeastCompleteness), (part.Completeness, part.LeastCompleteness));
    }, 300);

    private static (List<Account> Firms, Account Park) Made(int seed)
    {
        var random = new Random(seed);
        var period = RandomPark.Period(random);
        var scope = (FactorScope)random.Next(3);
        var set = random.Next(2) == 0 ? TestFactors.Shipped : TestFactors.WithPrimary;
        var firms = Enumerable.Range(0, random.Next(1, 6)).Select(index => RandomPark.Firm(random, period, $"e{index}").Account(set, scope)).ToList();
        return (firms, Accountant.Sum(ParkId.Parse("p"), firms));
    }
}
