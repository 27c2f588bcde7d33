namespace ParkTwin.Web.Api.City;

/// <summary>A development zone of the city.</summary>
public sealed record ZoneView
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>national, provincial or planned, as the source has it.</summary>
    public required string Level { get; init; }

    /// <summary>Other names, and ids of parks that are this zone.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Id of the zone it is part of; null for none.</summary>
    public required string? Parent { get; init; }

    /// <summary>Developed area at the end of 2010, km²; null when none is printed.</summary>
    public required decimal? DevelopedKm2 { get; init; }

    /// <summary>Planned new development 2011 to 2015, km²; null when not known.</summary>
    public required decimal? PlannedKm2 { get; init; }

    /// <summary>GDP target of 2015, 亿元; null when not known.</summary>
    public required decimal? Gdp2015 { get; init; }

    /// <summary>First date of validity; null when not known.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>Last date of validity; null while it holds or when not known.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>Ids of the notes that concern it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
