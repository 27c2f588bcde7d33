namespace ParkTwin.Domain;

/// <summary>
/// What a meter counts. The ledger keeps whole millionths of each carrier's own unit (see <see cref="Measure"/>).
/// </summary>
public enum Carrier : byte
{
    /// <summary>Electricity; ledger unit kWh (kvarh for a meter whose role is <see cref="MeterRole.Reactive"/>).</summary>
    Electricity = 0,

    /// <summary>Gas; ledger unit m³ when metered as volume, kWh when metered as energy. The two never add.</summary>
    Gas = 1,

    /// <summary>Water; ledger unit m³.</summary>
    Water = 2,

    /// <summary>Heat or steam; ledger unit GJ (t for steam metered by mass).</summary>
    Heat = 3,

    /// <summary>Photovoltaic generation; ledger unit kWh.</summary>
    Pv = 4,
}
