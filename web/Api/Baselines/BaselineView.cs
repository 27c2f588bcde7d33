namespace ParkTwin.Web.Api.Baselines;

/// <summary>One version of a baseline.</summary>
public sealed record BaselineView
{
    /// <summary>Id; the versions of one baseline share it.</summary>
    public required string Id { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>Name for people; null shows the id.</summary>
    public required string? Name { get; init; }

    /// <summary>Key of the energy figure.</summary>
    public required string Energy { get; init; }

    /// <summary>Its unit.</summary>
    public required string EnergyUnit { get; init; }

    /// <summary>Key of the driver.</summary>
    public required string Driver { get; init; }

    /// <summary>Its unit.</summary>
    public required string DriverUnit { get; init; }

    /// <summary>The reference period.</summary>
    public required string Reference { get; init; }

    /// <summary>First month that is compared with this version.</summary>
    public required string From { get; init; }

    /// <summary>ratio or regression.</summary>
    public required string Method { get; init; }

    /// <summary>Least completeness of both periods, 0..1.</summary>
    public required decimal CoverageLimit { get; init; }

    /// <summary>Greatest difference of completeness between both periods, 0..1.</summary>
    public required decimal CoverageTolerance { get; init; }

    /// <summary>Why this version was made.</summary>
    public required string Note { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The months of the reference period, as they were then.</summary>
    public required IReadOnlyList<BaselinePointView> Points { get; init; }
}
