namespace ParkTwin.Web.Api.WhatIf;

/// <summary>A figure before and after. Unknown is null, never 0.</summary>
public sealed record WhatIfRowView
{
    /// <summary>Its key in the account.</summary>
    public required string Key { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>As it is.</summary>
    public required decimal? Before { get; init; }

    /// <summary>As it would be.</summary>
    public required decimal? After { get; init; }

    /// <summary>After less before.</summary>
    public required decimal? Difference { get; init; }

    /// <summary>How it follows from <see cref="Inputs"/>; null for a leaf.</summary>
    public required string? Formula { get; init; }

    /// <summary>What it follows from.</summary>
    public required IReadOnlyList<WhatIfPartView> Inputs { get; init; }

    /// <summary>Why it is unknown; null where it is known.</summary>
    public required string? Reason { get; init; }

    /// <summary>Why the new enterprise is not in <see cref="After"/>; null where it is, or where nobody comes.</summary>
    public required string? LeftOut { get; init; }
}
