namespace ParkTwin.Web.Api.Baselines;

/// <summary>The baselines of an enterprise.</summary>
/// <param name="Park">The park.</param>
/// <param name="Enterprise">The enterprise; <c>~</c> for the park's own meters.</param>
/// <param name="Baselines">Every version, by id, oldest first.</param>
public sealed record BaselinesView(string Park, string Enterprise, IReadOnlyList<BaselineView> Baselines);
