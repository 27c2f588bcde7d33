using ParkTwin.Domain;

namespace ParkTwin.Web.Api;

/// <summary>Which sum is meant: a carrier, and a role and a unit where they were named.</summary>
internal readonly record struct UsageLine(Carrier Carrier, MeterRole? Role, Measure? Measure)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Words.Of(Carrier)
        + (Role is { } role ? $" as {Words.Of(role)}" : string.Empty)
        + (Measure is { } measure ? $" in {Words.Of(measure)}" : string.Empty);
}
