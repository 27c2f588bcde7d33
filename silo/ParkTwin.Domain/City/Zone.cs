namespace ParkTwin.Domain.City;

/// <summary>A development zone of the city's register.</summary>
public sealed record Zone
{
    /// <summary>Id, unique in the document.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Other names, and ids of parks of the registry that are this zone.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Id of the zone that it is part of; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>Its level.</summary>
    public required ZoneLevel Level { get; init; }

    /// <summary>Developed area at the end of 2010, km²; null when none is printed. Developed is not approved area (I3).</summary>
    public decimal? DevelopedKm2 { get; init; }

    /// <summary>Planned new development 2011 to 2015, km²; null when not known.</summary>
    public decimal? PlannedKm2 { get; init; }

    /// <summary>GDP target of 2015, 亿元; null when not known.</summary>
    public decimal? Gdp2015 { get; init; }

    /// <summary>First date of validity; null when not known.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last date of validity; null while it holds or when not known.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Ids of the notes that concern it (I1 to I10).</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True when it holds on a date.</summary>
    public bool IsValid(DateOnly date) => (ValidFrom ?? date) <= date && date <= (ValidTo ?? date);
}
