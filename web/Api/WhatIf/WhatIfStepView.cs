namespace ParkTwin.Web.Api.WhatIf;

/// <summary>One step of what is done to the load.</summary>
/// <param name="Key">A stable word: shift.moved, pv.generated, pv.selfUsed, pv.exported or pv.unknownQuarterHours.</param>
/// <param name="Value">Its amount.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Formula">How it was found.</param>
public sealed record WhatIfStepView(string Key, decimal Value, string Unit, string Formula);
