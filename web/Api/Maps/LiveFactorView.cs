namespace ParkTwin.Web.Api.Maps;

/// <summary>How much CO₂ a unit of a metered carrier stands for.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="Unit">The unit: kWh, m3 or GJ.</param>
/// <param name="KgCo2PerUnit">kgCO₂ per unit.</param>
/// <param name="Factors">The reference entries it is made of.</param>
/// <param name="Provisional">True where an older data year stands in for the present one.</param>
public sealed record LiveFactorView(string Carrier, string Unit, decimal KgCo2PerUnit, IReadOnlyList<string> Factors, bool Provisional);
