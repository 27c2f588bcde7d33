namespace ParkTwin.Domain;

/// <summary>The unit in which the ledger keeps a meter's amounts; amounts of different measures never add.</summary>
public enum Measure : byte
{
    /// <summary>kWh; 1 kWh = 1 000 000 millionths.</summary>
    KilowattHour = 0,

    /// <summary>m³; 1 m³ = 1 000 000 millionths.</summary>
    CubicMetre = 1,

    /// <summary>GJ; 1 GJ = 1 000 000 millionths.</summary>
    Gigajoule = 2,

    /// <summary>t (steam by mass); 1 t = 1 000 000 millionths.</summary>
    Tonne = 3,

    /// <summary>kvarh; 1 kvarh = 1 000 000 millionths.</summary>
    KilovarHour = 4,
}
