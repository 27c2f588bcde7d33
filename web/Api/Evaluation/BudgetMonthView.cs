namespace ParkTwin.Web.Api.Evaluation;

/// <summary>One month that is over.</summary>
/// <param name="Month">The month, for example <c>2026-03</c>.</param>
/// <param name="Value">The amount; null where unknown.</param>
/// <param name="Completeness">Covered share of the metered time, 0..1; null where no meter counts.</param>
/// <param name="Figure">The id that opens it.</param>
/// <param name="Reason">Why it is unknown, and what to do; null where it is known.</param>
public sealed record BudgetMonthView(string Month, decimal? Value, decimal? Completeness, string Figure, string? Reason);
