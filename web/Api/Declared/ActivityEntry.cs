namespace ParkTwin.Web.Api.Declared;

/// <summary>A declared amount of a flow.</summary>
public sealed record ActivityEntry
{
    /// <summary>The flow, for example <c>grid-import</c>, <c>pv-generated</c>, <c>gas</c>, <c>diesel</c>, <c>heat</c>, <c>water</c>.</summary>
    public string? Flow { get; init; }

    /// <summary>The amount, not negative.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Its unit; one that fits the flow.</summary>
    public string? Unit { get; init; }
}
