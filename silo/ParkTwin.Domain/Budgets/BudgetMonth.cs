using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Budgets;

/// <summary>One month of the budgeted figure.</summary>
/// <param name="Month">The month.</param>
/// <param name="Value">The amount, in the budget's unit; null is unknown.</param>
/// <param name="Completeness">Covered share of the metered time, 0..1; null where nothing is metered (declared).</param>
/// <param name="IsOver">False while the month runs; such a month is left out of a forecast.</param>
public sealed record BudgetMonth(LocalMonth Month, decimal? Value, decimal? Completeness, bool IsOver);
