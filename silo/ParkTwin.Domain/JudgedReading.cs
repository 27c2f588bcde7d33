namespace ParkTwin.Domain;

/// <summary>A reading with the ledger's verdict.</summary>
/// <param name="Reading">The reading as it came.</param>
/// <param name="Verdict">The judgement, a function of the whole set.</param>
public readonly record struct JudgedReading(Reading Reading, Verdict Verdict);
