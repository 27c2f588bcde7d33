using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>One line of a scheme's check list.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Value">The park's value, with its tree or the reason why it is unknown.</param>
/// <param name="Limit">The limit for the park's size; null when not known.</param>
/// <param name="Verdict">Pass, fail or unknown.</param>
/// <param name="Reason">Why it is unknown or does not apply; null otherwise.</param>
public sealed record ReadinessItem(SchemeIndicator Indicator, Figure Value, decimal? Limit, ReadinessVerdict Verdict, string? Reason);
