using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.City;

/// <summary>A scheme that parks apply for: zero-carbon, ecological, green.</summary>
public sealed record ParkScheme
{
    /// <summary>Id, unique in the document.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>First local date it may be used for; null for any.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date it may be used for; null for any.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The indicators; empty where their values were not found.</summary>
    public required IReadOnlyList<SchemeIndicator> Indicators { get; init; }

    /// <summary>What is asked besides indicators, for a person to tick.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>The publication or standard.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }

    /// <summary>What a reader has to know; null for nothing.</summary>
    public string? Note { get; init; }
}
