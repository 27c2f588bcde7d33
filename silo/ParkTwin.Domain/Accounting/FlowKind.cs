namespace ParkTwin.Domain.Accounting;

/// <summary>What a flow of energy or matter is to the account of a firm.</summary>
public enum FlowKind : byte
{
    /// <summary>Electricity bought at the gateway: scope 2.</summary>
    GridImport = 0,

    /// <summary>PV generated on site.</summary>
    PvGenerated = 1,

    /// <summary>PV fed into the grid; a memo line, never netted.</summary>
    PvExported = 2,

    /// <summary>Other generation on site (its fuel is counted where it burns).</summary>
    OwnGeneration = 3,

    /// <summary>Other electricity fed into the grid.</summary>
    OwnExported = 4,

    /// <summary>A fuel burned on site: scope 1.</summary>
    Fuel = 5,

    /// <summary>Heat bought, by energy: scope 2.</summary>
    Heat = 6,

    /// <summary>Steam bought, by mass: becomes heat with its enthalpy.</summary>
    Steam = 7,

    /// <summary>Fresh water: a scope 3 memo line.</summary>
    Water = 8,

    /// <summary>Another energy medium (耗能工质): outside the totals unless a metric includes it.</summary>
    EnergyMedium = 9,

    /// <summary>Reactive energy, kvarh: the power factor only.</summary>
    Reactive = 10,

    /// <summary>Into a storage on site.</summary>
    StorageCharge = 11,

    /// <summary>Out of a storage on site.</summary>
    StorageDischarge = 12,

    /// <summary>CO₂ of an industrial process, declared: scope 1.</summary>
    ProcessEmissions = 13,
}
