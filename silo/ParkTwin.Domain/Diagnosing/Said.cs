namespace ParkTwin.Domain.Diagnosing;

/// <summary>One sentence in the two languages of the page.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public readonly record struct Said(string Zh, string En);
