using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Tests;

public sealed class FigureTreeTests
{
    [Fact]
    public void What_a_meter_was_chosen_over_is_no_part_of_the_figure()
    {
        var metered = Figure.Leaf("activity.gas.metered", "Nm3", 10m, new()
        {
            Kind = FigureSourceKind.Meter,
            Meter = MeterId.Parse("g1"),
            Measured = 9m,
            Estimated = 1m,
        });
        var declared = Figure.Leaf("activity.gas.declared", "Nm3", 12m, new() { Kind = FigureSourceKind.Declared });
        var chosen = Figure.Of("activity.gas", "Nm3", FigureOperation.Chosen, "The meters count", metered, declared);
        var part = Assert.Single(FigureTree.Parts(chosen));
        Assert.Equal((9m, 1m, 0m), (part.Measured, part.Estimated, part.Declared));
    }
}
