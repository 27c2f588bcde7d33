using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>What a guard compares, and what is beyond a decimal.</summary>
public class FlowCoverageTests
{
    private static readonly ReferenceSet Set = new()
    {
        Version = "coverage",
        Factors = TestFactors.Shipped.Factors,
        Tariffs = TestFactors.Shipped.Tariffs,
        Thresholds = ShippedReference.Read(ReferenceKind.Thresholds, ThresholdTable.Read),
    };

    [Fact]
    public void A_gateway_that_is_hardly_read_does_not_hide_among_meters_that_are()
    {
        var firm = new Firm().Meter(Firm.Grid(), 1_000_000, null, null, null, null, null, null, null, null, null, null, null);
        for (var i = 0; i < 12; i++)
        {
            firm.Meter(Firm.Of($"gas{i}", Carrier.Gas, MeterRole.Consumption, MeterUnit.CubicMetre), 1_000_000);
        }

        var account = firm.Declare("2023", new DeclaredFigures { ValueAdded = 100m }).Account(Set);
        Assert.True(account.Completeness > 0.9m, $"{account.Completeness}");
        Assert.True(account.LeastCompleteness < 0.1m, $"{account.LeastCompleteness}");
        Assert.Null(account.Figures["grade.level"].Value);
        Assert.Contains("不可评价", account.Figures["grade.level"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_declared_amount_stands_in_the_silent_meter_is_not_waited_for()
    {
        var account = new Firm().Meter(Firm.Grid(), (long?)null)
            .Declare("2023", new DeclaredFigures { ValueAdded = 100m }, ("grid-import", 1000m, "kWh"))
            .Account(Set);
        Assert.Null(account.Completeness);
        Assert.Null(account.LeastCompleteness);
        Assert.Equal(1m, account.Figures["grade.level"].Value);
    }

    [Fact]
    public void What_is_beyond_a_decimal_is_unknown_with_a_reason()
    {
        var huge = Figure.Leaf("huge", "1", decimal.MaxValue, new() { Kind = FigureSourceKind.Constant });
        var product = Figure.Of("product", "1", FigureOperation.Product, "huge × huge", huge, huge);
        Assert.Null(product.Value);
        Assert.Contains("huge", product.Reason, StringComparison.Ordinal);
        Assert.Null(product.Evaluate());
    }
}
