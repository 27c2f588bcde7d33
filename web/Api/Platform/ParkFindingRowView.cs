namespace ParkTwin.Web.Api.Platform;

/// <summary>One enterprise with a kind of finding.</summary>
public sealed record ParkFindingRowView
{
    /// <summary>The enterprise.</summary>
    public required string Enterprise { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>notice, warning or serious.</summary>
    public required string Severity { get; init; }

    /// <summary>What was seen.</summary>
    public required SaidView Text { get; init; }

    /// <summary>From each unit to the size; null where it is unknown.</summary>
    public required IReadOnlyDictionary<string, decimal?> Size { get; init; }
}
