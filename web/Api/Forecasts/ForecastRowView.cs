namespace ParkTwin.Web.Api.Forecasts;

/// <summary>What is expected of one quarter-hour; null where too little is known.</summary>
/// <param name="Start">First instant of the quarter-hour.</param>
/// <param name="Value">The expected amount.</param>
/// <param name="Low">Below this lay one of ten back-tested quarter-hours.</param>
/// <param name="High">Above this lay one of ten.</param>
public sealed record ForecastRowView(DateTimeOffset Start, decimal? Value, decimal? Low, decimal? High);
