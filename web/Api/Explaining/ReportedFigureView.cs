namespace ParkTwin.Web.Api.Explaining;

/// <summary>A figure in one version of a period.</summary>
/// <param name="Version">The reported version; null for the figure as it stands now.</param>
/// <param name="Figure">The id that opens it.</param>
/// <param name="Value">Its value; null where unknown.</param>
/// <param name="FactorSet">Version of the reference set.</param>
/// <param name="At">When the version was made; null for the figure as it stands now.</param>
/// <param name="By">Who locked it; null for the figure as it stands now.</param>
public sealed record ReportedFigureView(
    int? Version, string Figure, decimal? Value, string FactorSet, DateTimeOffset? At, string? By);
