namespace ParkTwin.Web.Api.Billing;

/// <summary>A forecast with its 95 % interval.</summary>
/// <param name="Value">What is expected; null while it cannot be told.</param>
/// <param name="Low">The low end; never below what is known already.</param>
/// <param name="High">The high end.</param>
public sealed record BillForecastView(decimal? Value, decimal? Low, decimal? High);
