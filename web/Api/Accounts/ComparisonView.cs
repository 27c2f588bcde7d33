namespace ParkTwin.Web.Api.Accounts;

/// <summary>Where an enterprise stands among its industry: its own band, and nothing of any other enterprise.</summary>
public sealed record ComparisonView : AccountView
{
    /// <summary>The compared figure's key, for example <c>intensity.tco2PerValueAdded</c>.</summary>
    public required string Figure { get; init; }

    /// <summary>The enterprise's own value; null where unknown.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The industry that is compared with (GB/T 4754 division); null where the registry states none.</summary>
    public required string? Industry { get; init; }

    /// <summary>top10, top25, top50, top75 or rest; null where no band is told.</summary>
    public required string? Band { get; init; }

    /// <summary>The group's size, coarse: 5-9, 10-19, 20-49 or 50+; null where no band is told.</summary>
    public required string? Members { get; init; }

    /// <summary>Why no band is told; null where one is.</summary>
    public required string? WithoutBand { get; init; }

    /// <summary>True when less is better.</summary>
    public required bool LowIsBetter { get; init; }
}
