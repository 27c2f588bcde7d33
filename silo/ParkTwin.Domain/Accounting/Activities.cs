namespace ParkTwin.Domain.Accounting;

/// <summary>What the ledgers of one enterprise hold of a run of months: per meter and month, all meters, counted or not.</summary>
public sealed record Activities
{
    /// <summary>Nothing metered.</summary>
    public static Activities None { get; } = new() { Meters = [], Months = [], Demand = [] };

    /// <summary>The meters' definitions, as they are now.</summary>
    public required IReadOnlyList<MeterDefinition> Meters { get; init; }

    /// <summary>One entry per meter and month, meters in the order of <see cref="Meters"/>, months rising.</summary>
    public required IReadOnlyList<MeterMonth> Months { get; init; }

    /// <summary>One entry per month, where a grid-import meter is.</summary>
    public required IReadOnlyList<DemandMonth> Demand { get; init; }
}
