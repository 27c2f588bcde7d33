namespace ParkTwin.Web.Api.Accounts;

/// <summary>The locked periods of an enterprise.</summary>
/// <param name="Park">The park.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Reports">Each locked period, in time order.</param>
public sealed record ReportsView(string Park, string Enterprise, IReadOnlyList<ReportView> Reports);
