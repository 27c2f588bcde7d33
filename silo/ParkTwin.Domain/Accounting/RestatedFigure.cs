namespace ParkTwin.Domain.Accounting;

/// <summary>
/// How one figure differs between two reported versions and why. Where both values are known,
/// <c>To − From = DataQuality + Activity + Factor</c> exactly.
/// </summary>
/// <param name="Scope">The factor scope.</param>
/// <param name="Key">The figure's key.</param>
/// <param name="From">The earlier value; null where it was unknown.</param>
/// <param name="To">The later value; null where it is unknown.</param>
/// <param name="DataQuality">The part that late, corrected or re-judged readings make.</param>
/// <param name="Activity">The part that changed declarations and registry figures make.</param>
/// <param name="Factor">The part that another reference set makes.</param>
public sealed record RestatedFigure(
    FactorScope Scope, string Key, decimal? From, decimal? To, decimal? DataQuality, decimal? Activity, decimal? Factor);
