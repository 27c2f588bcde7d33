namespace ParkTwin.Domain.Evaluation;

/// <summary>One class of a 亩均 scheme. Exactly one limit is given; both null means that the county's limits are not known.</summary>
/// <param name="Word">A, B, C or D.</param>
/// <param name="NameZh">Chinese name, for example 重点发展.</param>
/// <param name="FromScore">Least score; null where classes go by rank or the limit is unknown.</param>
/// <param name="ToShare">Share of the ranked enterprises, from the best, up to which the class goes, 0..1; null where classes go by
/// score or the limit is unknown.</param>
public sealed record LandScoreClass(string Word, string NameZh, decimal? FromScore, decimal? ToShare);
