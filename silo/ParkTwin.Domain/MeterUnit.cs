namespace ParkTwin.Domain;

/// <summary>The units a meter may report in. Wire names are those of <c>docs/formats/registry.md</c>, compared exactly.</summary>
public enum MeterUnit : byte
{
    /// <summary><c>Wh</c>.</summary>
    WattHour = 0,

    /// <summary><c>kWh</c>.</summary>
    KilowattHour = 1,

    /// <summary><c>MWh</c>.</summary>
    MegawattHour = 2,

    /// <summary><c>kvarh</c>.</summary>
    KilovarHour = 3,

    /// <summary><c>W</c>, a gauge.</summary>
    Watt = 4,

    /// <summary><c>kW</c>, a gauge.</summary>
    Kilowatt = 5,

    /// <summary><c>MW</c>, a gauge.</summary>
    Megawatt = 6,

    /// <summary><c>L</c>.</summary>
    Litre = 7,

    /// <summary><c>dm3</c>.</summary>
    CubicDecimetre = 8,

    /// <summary><c>m3</c>.</summary>
    CubicMetre = 9,

    /// <summary><c>m3/h</c>, a gauge.</summary>
    CubicMetrePerHour = 10,

    /// <summary><c>t</c>.</summary>
    Tonne = 11,

    /// <summary><c>GJ</c>.</summary>
    Gigajoule = 12,

    /// <summary><c>GJ/h</c>, a gauge.</summary>
    GigajoulePerHour = 13,
}
