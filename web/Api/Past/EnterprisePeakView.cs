namespace ParkTwin.Web.Api.Past;

/// <summary>The greatest demand of one enterprise in a span.</summary>
/// <param name="Id">The enterprise.</param>
/// <param name="Peak">Its greatest quarter-hour as a rate (amount × 4), in the answer's <c>rateUnit</c>; null where nothing is known.</param>
/// <param name="At">Start of that quarter-hour, the first of equals; null where nothing is known.</param>
/// <param name="Completeness">How much of the span up to the present is known, 0..1.</param>
public sealed record EnterprisePeakView(string Id, decimal? Peak, DateTimeOffset? At, decimal Completeness);
