using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Evaluation;

/// <summary>One budgeted figure of a year: what is allotted, the year to date, and the year's end with an interval.</summary>
public sealed record BudgetLineView
{
    /// <summary>Key of the figure: energy.tceCalorific, carbon.total, or energy.tceEquivalent where that is allotted.</summary>
    public required string Figure { get; init; }

    /// <summary>Unit of all amounts: tce or tCO2.</summary>
    public required string Unit { get; init; }

    /// <summary>What is allotted; null while nothing is entered.</summary>
    public required decimal? Allotted { get; init; }

    /// <summary>Who allotted it; null while nothing is entered.</summary>
    public required string? Citation { get; init; }

    /// <summary>The months from January that are over and known.</summary>
    public required decimal? ToDate { get; init; }

    /// <summary>To date over allotted; above 1 is used up.</summary>
    public required decimal? Used { get; init; }

    /// <summary>The year at its end.</summary>
    public required decimal? Forecast { get; init; }

    /// <summary>Lower end of the 95 % interval.</summary>
    public required decimal? Low { get; init; }

    /// <summary>Upper end of the 95 % interval.</summary>
    public required decimal? High { get; init; }

    /// <summary>Forecast over allotted; above 1 is an overrun.</summary>
    public required decimal? Pace { get; init; }

    /// <summary>none, complete (the year is over), seasonal (last year's rest × this year's ratio) or linear (mean month).</summary>
    public required string Method { get; init; }

    /// <summary>Months that the forecast rests on.</summary>
    public required int N { get; init; }

    /// <summary>unknown, within, at-risk (the interval is not within), overrun-forecast or overrun.</summary>
    public required string Status { get; init; }

    /// <summary>The year's months that are over.</summary>
    public required IReadOnlyList<BudgetMonthView> Months { get; init; }

    /// <summary>From each key whose value is null to why, and what to do.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>From each key to the tree that makes it; the months in it open by their ids.</summary>
    public required IReadOnlyDictionary<string, FigureNodeView> Trees { get; init; }
}
