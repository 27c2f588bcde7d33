namespace ParkTwin.Domain.WhatIf;

/// <summary>One step of what a trial does to the load.</summary>
/// <param name="Key">A stable word, for example <c>pv.generated</c>.</param>
/// <param name="Value">Its amount.</param>
/// <param name="Unit">The unit of the amount.</param>
/// <param name="Formula">How it was found.</param>
public sealed record TrialStep(string Key, decimal Value, string Unit, string Formula);
