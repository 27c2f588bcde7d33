namespace ParkTwin.Domain.Accounting;

/// <summary>One reported version of a period: version 1 is what a person locked, later ones are restatements beside it.</summary>
public sealed record ReportedVersion
{
    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was made, Unix milliseconds.</summary>
    public required long AtUnixMs { get; init; }

    /// <summary>Who locked it; for a restatement <c>system</c>.</summary>
    public required string By { get; init; }

    /// <summary>Version of the reference set it was made with.</summary>
    public required string FactorSet { get; init; }

    /// <summary>What it follows from.</summary>
    public required InventoryInputs Inputs { get; init; }

    /// <summary>The report as it was made, canonical JSON; never written anew.</summary>
    public required string Document { get; init; }

    /// <summary>The differences from the version before, key by key; empty for version 1.</summary>
    public IReadOnlyList<RestatedFigure> Differences { get; init; } = [];
}
