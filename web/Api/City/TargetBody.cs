namespace ParkTwin.Web.Api.City;

/// <summary>A target of an axis for a year; it goes before the one of the reference data.</summary>
public sealed record TargetBody
{
    /// <summary>Id of the zone; null for all zones.</summary>
    public string? Zone { get; init; }

    /// <summary>The year's target in the axis's unit, above zero.</summary>
    public decimal? Value { get; init; }

    /// <summary>Document and date.</summary>
    public string? Source { get; init; }
}
