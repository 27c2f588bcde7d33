using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

public class CarbonGradeTests
{
    private static readonly AccountingPeriod Year = AccountingPeriod.OfYear(2023);

    private static Figure Leaf(string key, string unit, decimal value) => Figure.Leaf(key, unit, value, new() { Kind = FigureSourceKind.Constant });

    private static Figure Intensity(decimal carbon, decimal valueAdded) => Figure.Of(
        "intensity.tco2PerValueAdded", "tCO2/万元", FigureOperation.Quotient, "test",
        Leaf("carbon.total", "tCO2", carbon), Leaf("declared.valueAdded", "万元", valueAdded));

    private static Dictionary<string, Figure> Grade(
        decimal carbon, decimal valueAdded, decimal? mean = 0.72m, decimal? completeness = null, string? industry = "C17") =>
        CarbonGrade.Figures(
            Intensity(carbon, valueAdded), completeness, industry, "CN-33", Year,
            ShippedReference.Set(means: mean is { } value ? ShippedReference.Means("C17", "2023", value) : null))
        .ToDictionary(figure => figure.Key);

    private static void Near(string label, decimal expected, decimal? value) =>
        Assert.True(value is { } known && Math.Abs(known - expected) <= 1e-6m * expected, $"{label}: {value} is not {expected}.");

    [Theory]
    [InlineData("TV1, provincial", "2568.0249", "0.611435", "0.849215", 3)]
    [InlineData("TV1, national factor", "2674.2649", "0.636730", "0.884347", 3)]
    public void A_full_firm_has_the_grade_of_the_reference(string label, string carbon, string l, string k, int grade)
    {
        var figures = Grade(decimal.Parse(carbon), 4200m);
        Near(label, decimal.Parse(l), figures["grade.l"].Value);
        Near(label, decimal.Parse(k), figures["grade.k"].Value);
        Assert.Equal(grade, figures["grade.grade"].Value);
        Assert.Equal("中碳", CarbonGrade.WordZh(figures["grade.level"].Value));
    }

    [Fact]
    public void The_false_upgrade_of_TV3_needs_the_wrong_carbon_and_no_PV_figure_can_reach_the_grade()
    {
        var right = Grade(2568.0249m, 4200m);
        var wrong = Grade(2190.00m, 4200m);
        Assert.Equal(3m, right["grade.grade"].Value);
        Assert.Equal(2m, wrong["grade.grade"].Value);
        Assert.Equal("低碳", CarbonGrade.WordZh(wrong["grade.level"].Value));
        Assert.DoesNotContain(right["grade.grade"].Tree(), figure => figure.Key.Contains("pv", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("0.6", 1)]
    [InlineData("0.6000001", 2)]
    [InlineData("0.8", 2)]
    [InlineData("0.8000001", 3)]
    [InlineData("1.2", 3)]
    [InlineData("1.2000001", 4)]
    [InlineData("2.0", 4)]
    [InlineData("2.0000001", 5)]
    public void A_grade_ends_exactly_at_its_limit(string k, int grade) =>
        Assert.Equal(grade, Grade(decimal.Parse(k), 1m, mean: 1m)["grade.grade"].Value);

    [Theory]
    [InlineData("0.6", "low")]
    [InlineData("0.6000001", "medium")]
    [InlineData("2.0", "medium")]
    [InlineData("2.0000001", "high")]
    public void A_level_ends_exactly_at_its_limit(string l, string word) =>
        Assert.Equal(word, CarbonGrade.Word(Grade(decimal.Parse(l), 1m)["grade.level"].Value));

    [Theory]
    [InlineData(0)]
    [InlineData(-12)]
    public void Without_value_added_nothing_is_graded(int valueAdded)
    {
        var figures = Grade(100m, valueAdded);
        Assert.All(figures.Values, figure => Assert.Null(figure.Value));
        Assert.All(figures.Values, figure => Assert.StartsWith("不可评价", figure.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.8999", true)]
    [InlineData("0.9", false)]
    public void Below_90_percent_completeness_nothing_is_graded(string completeness, bool refused)
    {
        var figures = Grade(100m, 100m, completeness: decimal.Parse(completeness));
        Assert.Equal(refused, figures["grade.grade"].Value is null);
        Assert.Equal(refused, figures["grade.l"].Reason?.StartsWith("不可评价", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Without_an_entered_mean_K_and_grade_are_unknown_and_say_what_to_publish_but_the_level_stands()
    {
        var figures = Grade(100m, 100m, mean: null);
        Assert.Equal(2m, figures["grade.level"].Value);
        Assert.Null(figures["grade.k"].Value);
        Assert.Null(figures["grade.grade"].Value);
        Assert.Contains("PUT /api/reference/industry-means", figures["grade.k"].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C1751", true, true)]
    [InlineData("C1751", false, false)]
    [InlineData("C17", false, true)]
    [InlineData("C1", true, false)]
    public void A_longer_code_takes_the_division_only_where_the_data_say_so(string industry, bool longer, bool found)
    {
        var faults = new ReferenceFaults();
        var means = IndustryMeanTable.Read(ShippedReference.Means("C17", "2023", 0.72m, longer), faults);
        Assert.Empty(faults.All);
        Assert.Equal(found, means.Find(industry, AccountingPeriod.Parse("2023-07"), "CN-33") is not null);
        Assert.Null(means.Find(industry, AccountingPeriod.Parse("2024-07"), "CN-33"));
        Assert.Null(means.Find(industry, AccountingPeriod.Parse("2023-07"), "CN-32"));
    }

    [Fact]
    public void Each_figure_follows_from_its_own_leaves() =>
        Assert.All(Grade(2568.0249m, 4200m).Values, figure => Assert.Equal(figure.Value, figure.Evaluate()));

    [Fact]
    public void No_industry_mean_comes_with_the_twin() =>
        Assert.Empty(ShippedReference.Read(ReferenceKind.IndustryMeans, IndustryMeanTable.Read).All);
}
