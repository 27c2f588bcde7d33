namespace ParkTwin.Web.Api.Accounts;

/// <summary>The carbon-efficiency code (工业碳效码): a candidate's figures for a person, nothing follows by itself.</summary>
public sealed record GradeView : AccountView
{
    /// <summary>L: tCO2 per 万元 value added.</summary>
    public required decimal? L { get; init; }

    /// <summary>K: L over the mean of the industry (碳效值); null until the industry's mean is entered.</summary>
    public required decimal? K { get; init; }

    /// <summary>Grade (碳效等级), 1 (best) to 5; null where it is not evaluable.</summary>
    public required decimal? Grade { get; init; }

    /// <summary>Level (碳效水平): 低碳, 中碳 or 高碳; null where it is not evaluable.</summary>
    public required string? Level { get; init; }

    /// <summary>The level as a number: 1 低碳, 2 中碳, 3 高碳.</summary>
    public required decimal? LevelNumber { get; init; }
}
