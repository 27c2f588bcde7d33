namespace ParkTwin.Domain.Forecasts;

/// <summary>How far the method was off on days that are over, forecast from what was known at the same time of the day before them.</summary>
/// <param name="Days">Days that were forecast again.</param>
/// <param name="Points">Quarter-hours that were compared.</param>
/// <param name="Wape">Σ |error| ÷ Σ |amount|; null where nothing was compared or all amounts were 0.</param>
/// <param name="NaivePoints">Quarter-hours of these whose week before is known too.</param>
/// <param name="NaiveWape">The same of "as a week ago", over <paramref name="NaivePoints"/>.</param>
/// <param name="WapeThere">The method's own, over <paramref name="NaivePoints"/> alone: what may be compared with the naive one.</param>
public readonly record struct BackTest(int Days, int Points, double? Wape, int NaivePoints, double? NaiveWape, double? WapeThere);
