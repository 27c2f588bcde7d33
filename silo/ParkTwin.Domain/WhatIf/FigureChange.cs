using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.WhatIf;

/// <summary>One figure before and after. Either is null where the account has no such figure.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
public sealed record FigureChange(string Key, Figure? Before, Figure? After)
{
    /// <summary>The newer of both.</summary>
    public Figure Shown => After ?? Before!;

    /// <summary>Why the enterprise that is not there yet is not in <see cref="After"/>; null where it is, or where nobody comes.</summary>
    public string? LeftOut { get; init; }

    /// <summary>After less before; null where either is unknown.</summary>
    public decimal? Difference => After?.Value - Before?.Value;
}
