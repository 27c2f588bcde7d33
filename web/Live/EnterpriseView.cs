namespace ParkTwin.Web.Live;

/// <summary>The live view of one enterprise; an id of null is the park's own meters.</summary>
public sealed record EnterpriseView
{
    /// <summary>The enterprise's id; null for the park's own meters.</summary>
    public required string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>Industry code (GB/T 4754).</summary>
    public required string? Industry { get; init; }

    /// <summary>Land in 亩.</summary>
    public required decimal? LandMu { get; init; }

    /// <summary>Floor area in m².</summary>
    public required decimal? FloorM2 { get; init; }

    /// <summary>Rises with every view; of two views of one enterprise the higher is the newer. 0 before the first report.</summary>
    public required long Sequence { get; init; }

    /// <summary>Sums of its counted meters.</summary>
    public required IReadOnlyList<LineView> Lines { get; init; }

    /// <summary>Number of its meters.</summary>
    public required int Meters { get; init; }

    /// <summary>Meters among them that are stale.</summary>
    public required int StaleMeters { get; init; }

    /// <summary>The newest reading of all its meters.</summary>
    public required DateTimeOffset? LastAt { get; init; }
}
