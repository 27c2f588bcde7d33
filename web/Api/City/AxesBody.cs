namespace ParkTwin.Web.Api.City;

/// <summary>Declared values of a zone's axes in a quarter.</summary>
public sealed record AxesBody
{
    /// <summary>The values.</summary>
    public IReadOnlyList<AxisBody?>? Axes { get; init; }
}
