namespace ParkTwin.Web.Api.City;

/// <summary>Targets of axes for a year.</summary>
public sealed record TargetsBody
{
    /// <summary>The targets.</summary>
    public IReadOnlyList<TargetBody?>? Targets { get; init; }
}
