namespace ParkTwin.Domain.Accounting;

/// <summary>How much CO₂ one unit of what is metered stands for at present, to colour a live view; accounts are made by their own rules.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="Measure">The unit of the amount.</param>
/// <param name="KgCo2PerUnit">kgCO₂ per unit.</param>
/// <param name="Factors">Ids of the reference entries that it is made of.</param>
/// <param name="Provisional">True where an older data year stands in for the present one.</param>
public sealed record LiveFactor(Carrier Carrier, Measure Measure, decimal KgCo2PerUnit, IReadOnlyList<string> Factors, bool Provisional);
