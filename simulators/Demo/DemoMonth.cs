namespace ParkTwin.Simulators.Demo;

/// <summary>The flows of one invented enterprise in one month.</summary>
/// <param name="Import">Bought electricity, kWh.</param>
/// <param name="Pv">PV, kWh.</param>
/// <param name="Export">PV fed into the grid, kWh.</param>
/// <param name="Gas">Gas, m³ at 20 °C.</param>
/// <param name="Heat">Bought heat, GJ.</param>
/// <param name="Water">Water, t.</param>
internal readonly record struct DemoMonth(double Import, double Pv, double Export, double Gas, double Heat, double Water)
{
    /// <summary>About what the month emits, tCO₂, to size an invented firm's value added; no account uses it.</summary>
    public double RoughCarbon => (Import * 0.0005) + (Gas * 0.002) + (Heat * 0.11);
}
