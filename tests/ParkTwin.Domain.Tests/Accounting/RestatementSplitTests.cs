using System.Text.Json;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>Why a restated figure differs, and the document that is locked.</summary>
public sealed class RestatementSplitTests
{
    private const long Million = 1_000_000;

    private static readonly Domain.Reference.ReferenceSet Newer =
        TestFactors.With("v2", TestFactors.Shipped.Factors.Find("co2.electricity.zhejiang.2023")! with { Value = 0.5m });

    [Fact]
    public void Each_cause_takes_its_part()
    {
        var old = new Firm("2023-03").Meter(Firm.Grid(), 1000 * Million).Declare("2023-03", ("diesel", 1m, "t")).Inputs;
        var late = new Firm("2023-03").Meter(Firm.Grid(), 1500 * Million).Declare("2023-03", ("diesel", 2m, "t")).Inputs;
        var total = RestatementSplit.Compare(old, TestFactors.Shipped, late, Newer)
            .Single(one => one is { Scope: FactorScope.Provincial, Key: "carbon.total" });
        Assert.Equal(500m * 0.4974m / 1000m, total.DataQuality);
        TestVectorTests.SixDigits("3.09591", Figure.Leaf("x", "t", total.Activity!.Value, new() { Kind = FigureSourceKind.Constant }));
        Assert.Equal(1500m * 0.0026m / 1000m, total.Factor);
        Assert.Equal(total.To - total.From, total.DataQuality + total.Activity + total.Factor);
    }

    [Fact]
    public void Nothing_changed_is_no_difference()
    {
        var inputs = Firm.Tv1().Inputs;
        Assert.Empty(RestatementSplit.Compare(inputs, TestFactors.Shipped, inputs, TestFactors.Shipped));
    }

    [Fact]
    public void A_figure_that_becomes_known_has_no_parts()
    {
        var inputs = Firm.Tv1().Inputs;
        var figure = RestatementSplit.Compare(inputs, TestFactors.Shipped, inputs, TestFactors.WithPrimary)
            .First(one => one.Key == "energy.tceEquivalent");
        Assert.Null(figure.From);
        Assert.NotNull(figure.To);
        Assert.Null(figure.Factor);
    }

    [Fact]
    public void The_three_parts_add_to_the_difference_exactly_over_seeds() => Seeds.Run(seed =>
    {
        var random = new Random(seed);
        var period = RandomPark.Period(random);
        var old = RandomPark.Firm(random, period, "e1").Inputs;
        var late = RandomPark.Firm(random, period, "e1").Inputs;
        foreach (var figure in RestatementSplit.Compare(old, TestFactors.Shipped, late, Newer))
        {
            if (figure.From is null || figure.To is null)
            {
                Assert.True(figure is { DataQuality: null, Activity: null, Factor: null });
                continue;
            }

            Assert.Equal(figure.To - figure.From, figure.DataQuality + figure.Activity + figure.Factor);
        }
    }, 200);

    [Fact]
    public void The_document_holds_each_figure_of_each_scope_with_its_id_and_factors()
    {
        using var document = JsonDocument.Parse(ReportDocument.Write(Firm.Tv1().Inputs, TestFactors.Shipped));
        var scopes = document.RootElement.GetProperty("scopes");
        Assert.Equal(["provincial", "regional", "national"], scopes.EnumerateArray().Select(one => one.GetProperty("scope").GetString()));
        var figures = scopes[0].GetProperty("figures").EnumerateArray().ToList();
        var total = figures.Single(one => one.GetProperty("key").GetString() == "carbon.flow.grid-import");
        Assert.Equal("1591.68", total.GetProperty("value").GetRawText());
        Assert.Equal("p~e1~2023~provincial~carbon.flow.grid-import", total.GetProperty("id").GetString());
        Assert.Equal("co2.electricity.zhejiang.2023", Assert.Single(total.GetProperty("factors").EnumerateArray()).GetString());
        Assert.Equal(Firm.Tv1().Account().Figures.Count, figures.Count);
    }
}
