namespace ParkTwin.Web.Api.City;

/// <summary>A declared value of an axis that does not follow from accounts.</summary>
public sealed record AxisBody
{
    /// <summary>Id of the axis, as the radar has it.</summary>
    public string? Axis { get; init; }

    /// <summary>The value in the axis's unit, the year to date for a flow; null takes an earlier one back.</summary>
    public decimal? Value { get; init; }

    /// <summary>Document and date.</summary>
    public string? Source { get; init; }
}
