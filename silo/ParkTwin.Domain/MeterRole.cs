namespace ParkTwin.Domain;

/// <summary>What a meter's amount means in the balance of its enterprise and park.</summary>
public enum MeterRole : byte
{
    /// <summary>Bought from the grid at the gateway.</summary>
    GridImport = 0,

    /// <summary>Fed into the grid; its own line, never netted against import.</summary>
    GridExport = 1,

    /// <summary>Generated on site (PV, CHP); its own line.</summary>
    Generation = 2,

    /// <summary>Consumption of a carrier that is not bought through a <see cref="GridImport"/> meter.</summary>
    Consumption = 3,

    /// <summary>Part of another meter; serves the balance and is never added to totals.</summary>
    Submeter = 4,

    /// <summary>Into a storage.</summary>
    StorageCharge = 5,

    /// <summary>Out of a storage.</summary>
    StorageDischarge = 6,

    /// <summary>Reactive energy, kvarh; never added to active energy.</summary>
    Reactive = 7,
}
