namespace ParkTwin.Domain.Evaluation;

/// <summary>One indicator of a county's 亩均 score: value ÷ reference × weight.</summary>
/// <param name="Id">Its word, one of <see cref="LandScore.Indicators"/>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Unit">Unit of value and reference.</param>
/// <param name="Reference">The county's reference value of the year, above zero.</param>
/// <param name="Weight">The weight; the weights of a scheme add up to 100.</param>
public sealed record LandScoreIndicator(string Id, string NameZh, string Unit, decimal Reference, decimal Weight);
