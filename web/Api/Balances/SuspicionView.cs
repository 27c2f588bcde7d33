namespace ParkTwin.Web.Api.Balances;

/// <summary>Why a place wants a look; a candidate for a person, never a verdict.</summary>
/// <param name="Kind">beyond-accuracy, excess or night-flow.</param>
/// <param name="Amount">What is in question: the residual, or what flows at night above the usual in one hour.</param>
/// <param name="Limit">What would not be in question.</param>
/// <param name="Reason">The same as a sentence.</param>
public sealed record SuspicionView(string Kind, decimal Amount, decimal Limit, string Reason);
