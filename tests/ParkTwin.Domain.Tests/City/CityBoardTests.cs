using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

public class CityBoardTests
{
    private static readonly AccountingPeriod Quarter = AccountingPeriod.OfQuarter(2026, 2);

    private static readonly ReferenceSet Reference = new()
    {
        Version = "v1",
        Factors = new([], new Dictionary<string, string>()),
        Tariffs = Domain.Tariffs.TariffTable.Empty,
        Schemes = ShippedReference.Read(ReferenceKind.Schemes, SchemeTable.Read),
        Zones = ShippedReference.Read(ReferenceKind.Zones, ZoneRegister.Read),
    };

    private static readonly string[] Declarable =
        ["energyPerGdp", "waterPerGdp", "pollutantsPerGdp", "carbonPerGdp", "leadingIndustryShare", "researchShare"];

    private static CityPark Park(string id) => new(ParkId.Parse(id), null,
    [
        .. Enumerable.Range(1, 2).Select(quarter => new Account
        {
            Park = ParkId.Parse(id),
            Enterprise = FigureId.WholePark,
            Period = AccountingPeriod.OfQuarter(2026, quarter),
            Scope = FactorScope.Provincial,
            FactorSet = "v1",
            Completeness = 1m,
            Provisional = false,
            Figures = new[] { ("declared.tax", 500m), ("declared.landMu", 50m) }.ToDictionary(
                entry => entry.Item1, entry => Figure.Leaf(entry.Item1, "1", entry.Item2, new() { Kind = FigureSourceKind.Declared })),
        }),
    ]);

    private static DeclaredAxis Axis(string zone, string axis, decimal? value) =>
        new() { Quarter = Quarter, Zone = zone, Axis = axis, Value = value, Source = "季报", By = "local", Version = 1 };

    [Fact]
    public void A_zone_with_computed_and_declared_axes_is_ranked_and_the_others_are_there_with_gaps()
    {
        AxisTarget[] targets = [.. Declarable.Take(4).Select(axis => new AxisTarget(axis, 2026, null, 2m, "notice"))];
        var board = CityBoard.Make(
            Quarter, Reference, [Park("qsh"), Park("nowhere")], [.. Declarable.Select(axis => Axis("qingshanhu", axis, 2m))], targets);
        Assert.Equal(16, board.Standings.Count);
        Assert.Equal(("qingshanhu", 1), (board.Standings[0].Zone, board.Standings[0].Rank));
        Assert.All(board.Standings.Skip(1), standing => Assert.Null(standing.Rank));
        Assert.Equal("nowhere", Assert.Single(board.WithoutZone).Value);

        // Tax of two quarters, 1,000 万元 on 50 亩, against half of the year's 40 万元/亩.
        var tax = board.Standings[0].Axes.Single(axis => axis.Axis.Id == "taxPerMu");
        Assert.Equal((20m, 20m, 100m), (tax.Value.Value, tax.Target.Value, tax.Score.Value));
        Assert.Equal(board.Standings[0].Score.Value, board.Standings[0].Score.Evaluate());
    }

    [Fact]
    public void An_axis_that_was_taken_back_is_a_gap()
    {
        var board = CityBoard.Make(Quarter, Reference, [], [Axis("linjiang", "researchShare", null)], []);
        var axis = board.Standings.Single(standing => standing.Zone == "linjiang").Axes.Single(axis => axis.Axis.Id == "researchShare");
        Assert.Null(axis.Score.Value);
        Assert.Contains("taken back", axis.Score.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_radar_nothing_is_ranked()
    {
        var none = new ReferenceSet { Version = "v0", Factors = Reference.Factors, Tariffs = Reference.Tariffs };
        var board = CityBoard.Make(Quarter, none, [Park("qsh")], [], []);
        Assert.Empty(board.Standings);
        Assert.Null(board.ToDocument());
    }
}
