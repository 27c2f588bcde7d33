namespace ParkTwin.Web.Api.Accounts;

/// <summary>One reported version of a period.</summary>
public sealed record ReportVersionView
{
    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who locked it; <c>system</c> for a restatement.</summary>
    public required string By { get; init; }

    /// <summary>Version of its reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>Where its document is: bytes that are never written anew.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the document, hexadecimal, to be quoted with it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How it differs from the version before; empty for version 1.</summary>
    public required IReadOnlyList<DifferenceView> Differences { get; init; }
}
