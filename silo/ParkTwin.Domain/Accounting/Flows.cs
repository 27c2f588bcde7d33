using System.Diagnostics.CodeAnalysis;

namespace ParkTwin.Domain.Accounting;

/// <summary>Every flow that can be metered or declared.</summary>
public static class Flows
{
    /// <summary>Electricity bought at the gateway.</summary>
    public static readonly Flow GridImport = new("grid-import", FlowKind.GridImport, "electricity", "kWh", "外购电力", "Bought electricity");

    /// <summary>PV generated on site.</summary>
    public static readonly Flow PvGenerated = new("pv-generated", FlowKind.PvGenerated, "electricity", "kWh", "光伏发电", "PV generated");

    /// <summary>PV fed into the grid.</summary>
    public static readonly Flow PvExported = new("pv-exported", FlowKind.PvExported, "electricity", "kWh", "光伏上网", "PV exported");

    /// <summary>Other generation on site.</summary>
    public static readonly Flow OwnGeneration =
        new("own-generation", FlowKind.OwnGeneration, "electricity", "kWh", "自备发电", "Own generation");

    /// <summary>Other electricity fed into the grid.</summary>
    public static readonly Flow OwnExported = new("own-exported", FlowKind.OwnExported, "electricity", "kWh", "自备上网", "Own export");

    /// <summary>Natural gas, at its reference condition.</summary>
    public static readonly Flow Gas = new("gas", FlowKind.Fuel, "natural_gas", "Nm3", "天然气", "Natural gas");

    /// <summary>Natural gas metered as energy (never added to volume).</summary>
    public static readonly Flow GasEnergy = new("gas-energy", FlowKind.Fuel, "natural_gas", "GJ", "天然气（按热量）", "Natural gas, by energy");

    /// <summary>Heat bought.</summary>
    public static readonly Flow Heat = new("heat", FlowKind.Heat, "heat", "GJ", "外购热力", "Bought heat");

    /// <summary>Steam bought, by mass.</summary>
    public static readonly Flow Steam = new("steam", FlowKind.Steam, "steam", "t", "外购蒸汽", "Bought steam");

    /// <summary>Fresh water.</summary>
    public static readonly Flow Water = new("water", FlowKind.Water, "water", "t", "新水", "Fresh water");

    /// <summary>Reactive energy.</summary>
    public static readonly Flow Reactive = new("reactive", FlowKind.Reactive, "electricity", "kvarh", "无功电量", "Reactive energy");

    /// <summary>Into a storage.</summary>
    public static readonly Flow StorageCharge =
        new("storage-charge", FlowKind.StorageCharge, "electricity", "kWh", "储能充电", "Storage charge");

    /// <summary>Out of a storage.</summary>
    public static readonly Flow StorageDischarge =
        new("storage-discharge", FlowKind.StorageDischarge, "electricity", "kWh", "储能放电", "Storage discharge");

    /// <summary>CO₂ of a process, declared.</summary>
    public static readonly Flow ProcessEmissions =
        new("process-emissions", FlowKind.ProcessEmissions, "co2", "tCO2", "工业过程排放", "Process emissions");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Flow> All { get; } =
    [
        GridImport, PvGenerated, PvExported, OwnGeneration, OwnExported, Gas, GasEnergy, Heat, Steam, Water, Reactive, StorageCharge,
        StorageDischarge, ProcessEmissions,
        Fuel("diesel", "diesel", "柴油", "Diesel"),
        Fuel("petrol", "petrol", "汽油", "Petrol"),
        Fuel("kerosene", "kerosene", "煤油", "Kerosene"),
        Fuel("fuel-oil", "fuel_oil", "燃料油", "Fuel oil"),
        Fuel("crude-oil", "crude_oil", "原油", "Crude oil"),
        Fuel("lpg", "lpg", "液化石油气", "LPG"),
        Fuel("lng", "lng", "液化天然气", "LNG"),
        Fuel("bituminous-coal", "bituminous_coal", "烟煤", "Bituminous coal"),
        Fuel("anthracite", "anthracite", "无烟煤", "Anthracite"),
        Fuel("lignite", "lignite", "褐煤", "Lignite"),
        Fuel("raw-coal", "raw_coal", "原煤", "Raw coal"),
        Fuel("washed-coal", "washed_coal", "洗精煤", "Washed coal"),
        Fuel("coke", "coke", "焦炭", "Coke"),
        Fuel("petroleum-coke", "petroleum_coke", "石油焦", "Petroleum coke"),
        Fuel("methanol", "methanol", "甲醇", "Methanol"),
        Medium("soft-water", "soft_water", "t", "软水", "Soft water"),
        Medium("deaerated-water", "deaerated_water", "t", "除氧水", "Deaerated water"),
        Medium("compressed-air", "compressed_air", "m3", "压缩空气", "Compressed air"),
        Medium("oxygen", "oxygen", "m3", "氧气", "Oxygen"),
        Medium("nitrogen", "nitrogen", "m3", "氮气", "Nitrogen"),
    ];

    private static readonly Dictionary<string, Flow> ByWord = All.ToDictionary(flow => flow.Word, StringComparer.Ordinal);

    /// <summary>The flow of a word.</summary>
    public static bool TryParse([NotNullWhen(true)] string? word, [NotNullWhen(true)] out Flow? flow)
    {
        flow = word is null ? null : ByWord.GetValueOrDefault(word);
        return flow is not null;
    }

    private static Flow Fuel(string word, string carrier, string chinese, string english) =>
        new(word, FlowKind.Fuel, carrier, "t", chinese, english);

    private static Flow Medium(string word, string carrier, string unit, string chinese, string english) =>
        new(word, FlowKind.EnergyMedium, carrier, unit, chinese, english);
}
