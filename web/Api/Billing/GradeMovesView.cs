using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Billing;

/// <summary>What would move the carbon-efficiency grade and level of a period.</summary>
public sealed record GradeMovesView : AccountView
{
    /// <summary>L: tCO2 per 万元 value added.</summary>
    public required decimal? L { get; init; }

    /// <summary>K: L over the mean of the industry.</summary>
    public required decimal? K { get; init; }

    /// <summary>Grade, 1 (best) to 5; null where it is not evaluable.</summary>
    public required decimal? Grade { get; init; }

    /// <summary>The level as a number: 1 低碳, 2 中碳, 3 高碳.</summary>
    public required decimal? LevelNumber { get; init; }

    /// <summary>CO2 of the period, provincial location-based, tCO2.</summary>
    public required decimal? Carbon { get; init; }

    /// <summary>Value added, 万元.</summary>
    public required decimal? ValueAdded { get; init; }

    /// <summary>The limits around the present grade and level; empty where they are not evaluable.</summary>
    public required IReadOnlyList<GradeTargetView> Targets { get; init; }

    /// <summary>From each key to the tree that makes it.</summary>
    public required IReadOnlyDictionary<string, FigureNodeView> Trees { get; init; }
}
