using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

public class CityRankingTests
{
    private static readonly Radar Shipped = ShippedReference.Read(ReferenceKind.Schemes, SchemeTable.Read).RadarOn(new(2026, 9, 30))!;
    private static readonly AccountingPeriod Quarter = AccountingPeriod.OfQuarter(2026, 3);

    private static RadarAxis Axis(string id, bool high = true, bool flow = false, bool mandatory = false, decimal? target = 100m) => new()
    {
        Id = id,
        NameZh = id,
        NameEn = id,
        Unit = "1",
        High = high,
        Flow = flow,
        Mandatory = mandatory,
        Target = target,
        Source = "test",
        Confidence = FactorConfidence.Check,
    };

    private static Radar Of(int least, params RadarAxis[] axes) =>
        new() { Id = "test", LeastAxes = least, HighestScore = 120m, Axes = axes, Source = "test" };

    private static AxisValue Value(string zone, string axis, decimal? value) => new(zone, axis, value is { } known
        ? Figure.Leaf($"axis.{axis}.value", "1", known, new() { Kind = FigureSourceKind.Declared })
        : Figure.Unknown($"axis.{axis}.value", "1", "not declared"));

    private static Figure Score(RadarAxis axis, decimal? value, params AxisTarget[] targets) =>
        CityRanking.Rank(Of(1, axis), Quarter, ["z"], [Value("z", axis.Id, value)], targets)[0].Axes[0].Score;

    [Theory]
    [InlineData("high, half of the target", true, false, "50", "50")]
    [InlineData("high, far above", true, false, "500", "120")]
    [InlineData("high, negative", true, false, "-5", "0")]
    [InlineData("low, half of the target", false, false, "50", "120")]
    [InlineData("low, at the target", false, false, "100", "100")]
    [InlineData("low, twice the target", false, false, "200", "50")]
    [InlineData("low, nothing at all", false, false, "0", "120")]
    [InlineData("a flow at three quarters of the year", true, true, "75", "100")]
    public void A_score_is_the_share_of_the_target_held_between_0_and_120(string label, bool high, bool flow, string value, string score)
    {
        var figure = Score(Axis("a", high, flow), decimal.Parse(value));
        Assert.Equal((label, decimal.Parse(score)), (label, figure.Value));
        Assert.Equal(figure.Value, figure.Evaluate());
    }

    [Theory]
    [InlineData("no value", true, null, true)]
    [InlineData("no target", true, "5", false)]
    [InlineData("low and below zero", false, "-5", true)]
    public void What_is_missing_is_a_gap_and_never_0(string label, bool high, string? value, bool target)
    {
        var figure = Score(Axis("a", high, target: target ? 100m : null), value is null ? null : decimal.Parse(value));
        Assert.True(figure.Value is null, label);
        Assert.False(string.IsNullOrEmpty(figure.Reason));
    }

    [Fact]
    public void An_entered_target_goes_before_the_data_and_a_zones_own_before_that_of_all()
    {
        AxisTarget all = new("a", 2026, null, 200m, "notice"), own = new("a", 2026, "z", 400m, "notice"), late = new("a", 2027, "z", 1m, "notice");
        Assert.Equal(50m, Score(Axis("a"), 100m, all, late).Value);
        Assert.Equal(25m, Score(Axis("a"), 100m, all, own).Value);
    }

    [Theory]
    [InlineData("computed before declared", "50", "70", "50")]
    [InlineData("declared where nothing is computed", null, "70", "70")]
    public void Of_an_axis_the_first_known_value_counts(string label, string? computed, string declared, string score)
    {
        AxisValue[] values = [Value("z", "a", computed is null ? null : decimal.Parse(computed)), Value("z", "a", decimal.Parse(declared))];
        var ranking = CityRanking.Rank(Of(1, Axis("a")), Quarter, ["z"], values, []);
        Assert.Equal((label, decimal.Parse(score)), (label, ranking[0].Score.Value));
    }

    [Fact]
    public void The_same_standings_make_the_same_document_and_a_gap_is_null_with_its_reason()
    {
        string Document(decimal value) => RankingDocument.Write(
            Quarter, Shipped, "v1", CityRanking.Rank(Shipped, Quarter, ["z"], [Value("z", "leadingIndustryShare", value)], []));

        Assert.Equal(Document(0.3m), Document(0.30m));
        Assert.NotEqual(Document(0.3m), Document(0.31m));
        using var json = System.Text.Json.JsonDocument.Parse(Document(0.3m));
        var zone = json.RootElement.GetProperty("zones")[0];
        Assert.Equal(System.Text.Json.JsonValueKind.Null, zone.GetProperty("rank").ValueKind);
        var axes = zone.GetProperty("axes").EnumerateArray().ToDictionary(axis => axis.GetProperty("axis").GetString()!);
        Assert.Equal(50m, axes["leadingIndustryShare"].GetProperty("score").GetDecimal());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, axes["waterPerGdp"].GetProperty("score").ValueKind);
        Assert.NotEmpty(axes["waterPerGdp"].GetProperty("reason").GetString()!);
    }

    [Fact]
    public void Zones_are_ranked_by_the_mean_of_their_known_axes_and_equal_ones_share_a_rank()
    {
        var radar = Of(2, Axis("a"), Axis("b"), Axis("c"));
        AxisValue[] values =
        [
            Value("x", "a", 90m), Value("x", "b", 90m), Value("y", "a", 100m), Value("y", "b", 80m), Value("y", "c", 90m),
            Value("z", "a", 50m), Value("z", "c", 50m), Value("w", "a", 120m),
        ];
        var ranking = CityRanking.Rank(radar, Quarter, ["z", "w", "y", "x"], values, []);
        Assert.Equal([("x", (int?)1), ("y", 1), ("z", 3), ("w", null)], ranking.Select(standing => (standing.Zone, standing.Rank)));
        Assert.Contains("1 of 3 axes", ranking[^1].Score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_without_a_mandatory_axis_is_not_ranked_and_a_missed_one_is_named()
    {
        var radar = Of(1, Axis("a"), Axis("m", high: false, mandatory: true));
        var ranking = CityRanking.Rank(radar, Quarter, ["x", "y"], [Value("x", "a", 90m), Value("y", "a", 10m), Value("y", "m", 101m)], []);
        Assert.Equal(("y", 1, "m"), (ranking[0].Zone, ranking[0].Rank, Assert.Single(ranking[0].Missed)));
        Assert.Null(ranking[1].Rank);
        Assert.Contains("m must be known", ranking[1].Score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_radar_has_the_four_mandatory_axes_and_invents_no_target_for_them()
    {
        Assert.Equal(4, Shipped.Axes.Count(axis => axis.Mandatory));
        Assert.All(Shipped.Axes.Where(axis => axis.Mandatory), axis => Assert.Null(axis.Target));
    }

    [Fact]
    public void Axes_of_accounts_are_sums_over_sums_of_the_year_to_date()
    {
        Account Of(int quarter, decimal energy, decimal added, decimal tax) => new()
        {
            Park = ParkId.Parse("p"),
            Enterprise = FigureId.WholePark,
            Period = AccountingPeriod.OfQuarter(2026, quarter),
            Scope = FactorScope.Provincial,
            FactorSet = "v1",
            Completeness = 1m,
            Provisional = false,
            Figures = new[] { ("energy.tceCalorific", energy), ("declared.valueAdded", added), ("declared.tax", tax), ("declared.landMu", 50m) }
                .ToDictionary(entry => entry.Item1, entry => Figure.Leaf(entry.Item1, "1", entry.Item2, new() { Kind = FigureSourceKind.Declared })),
        };
        var values = ZoneAxes.Of(Shipped, "z", [Of(1, 100m, 1000m, 500m), Of(2, 300m, 1000m, 700m)]).ToDictionary(value => value.Axis, value => value.Value);
        Assert.Equal(0.2m, values["energyPerValueAdded"].Value);
        Assert.Equal(24m, values["taxPerMu"].Value);
        Assert.Null(values["industrialOutput"].Value);
        Assert.Equal(values["taxPerMu"].Value, values["taxPerMu"].Evaluate());
    }

    [Fact]
    public void Only_a_quarter_is_ranked() =>
        Assert.Throws<ArgumentException>(() => CityRanking.Rank(Shipped, AccountingPeriod.OfYear(2026), [], [], []));

    [Fact]
    public void Value_added_of_a_firm_whose_energy_is_not_known_improves_no_zone()
    {
        var metered = new Accounting.Firm("2023-Q1", "a")
            .Declare("2023-Q1", new Domain.Declared.DeclaredFigures { ValueAdded = 100m, Tax = 10m, LandMu = 5m }, ("heat", 1000m, "GJ")).Account();
        var silent = new Accounting.Firm("2023-Q1", "b")
            .Declare("2023-Q1", new Domain.Declared.DeclaredFigures { ValueAdded = 900m, LandMu = 95m }).Account();
        var park = Accountant.Sum(ParkId.Parse("p"), [metered, silent]);
        var values = ZoneAxes.Of(Shipped, "z", [park]).ToDictionary(value => value.Axis, value => value.Value);
        Assert.Equal(0.3412m, values["energyPerValueAdded"].Value);
        Assert.Equal(park.Figures["intensity.tco2PerValueAdded"].Value, values["carbonPerValueAdded"].Value);
        Assert.Equal(2m, values["taxPerMu"].Value);
        Assert.All(values.Values, value => Assert.Equal(value.Value, value.Evaluate()));
    }
}
