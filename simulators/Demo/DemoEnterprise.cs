namespace ParkTwin.Simulators.Demo;

/// <summary>A line of the demo park's list of enterprises. All of them are invented.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Industry">GB/T 4754 code.</param>
/// <param name="LandMu">Land, 亩.</param>
/// <param name="FloorM2">Floor area, m².</param>
/// <param name="TransformerKva">Transformers, kVA.</param>
/// <param name="DemandKw">Greatest demand, kW.</param>
/// <param name="PvKw">PV, kW; 0 without.</param>
/// <param name="Submeters">How many of its loads have a submeter, from the first on.</param>
/// <param name="Media">Letters: g gas, i gas as hourly intervals, h steam, b battery, r reactive, k gauges for submeters, M grid
/// meter in MWh, o gas and water registers that roll over, O a grid register that does.</param>
internal sealed record DemoEnterprise(
    string Id, string Name, string Industry, int LandMu, int FloorM2, int TransformerKva, int DemandKw, int PvKw, int Submeters,
    string Media)
{
    /// <summary>Metered at 10 kV from 1000 kVA on, else at 0.4 kV.</summary>
    public bool IsHighVoltage => TransformerKva >= 1000;

    /// <summary>True when a letter of <see cref="Media"/> is set.</summary>
    public bool Has(char letter) => Media.Contains(letter, StringComparison.Ordinal);
}
