namespace ParkTwin.Web.Api.Platform;

/// <summary>What a package holds and whose it is: <c>manifest.json</c>.</summary>
public sealed record PackageManifest
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise; null for a whole park.</summary>
    public required string? Enterprise { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>The factor scope: always provincial.</summary>
    public required string Scope { get; init; }

    /// <summary>provisional, final or restated.</summary>
    public required string State { get; init; }

    /// <summary>The reported version that is shown; null while the period is provisional.</summary>
    public required int? Version { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Every file but this one.</summary>
    public IReadOnlyList<PackageFile> Files { get; init; } = [];
}
