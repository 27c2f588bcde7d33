namespace ParkTwin.Web.Api.Declared;

/// <summary>Everything that an enterprise has declared.</summary>
/// <param name="Park">The park.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Periods">The newest version of each declared period, in time order.</param>
public sealed record DeclaredPeriodsView(string Park, string Enterprise, IReadOnlyList<DeclaredVersionView> Periods);
