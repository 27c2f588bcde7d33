namespace ParkTwin.Web.Api.Meters;

/// <summary>Meters to add or to rename, all or none.</summary>
public sealed record MetersBody
{
    /// <summary>The meters, at most 2 000.</summary>
    public IReadOnlyList<MeterBody> Meters { get; init; } = [];
}
