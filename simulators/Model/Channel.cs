namespace ParkTwin.Simulators.Model;

/// <summary>The flows that every site has; the loads of its industry follow from <see cref="Loads"/> on.</summary>
internal static class Channel
{
    /// <summary>All electric load with inner losses, kW.</summary>
    public const int Load = 0;

    /// <summary>PV, kW.</summary>
    public const int Pv = 1;

    /// <summary>Bought from the grid, kW.</summary>
    public const int Import = 2;

    /// <summary>Fed into the grid, kW.</summary>
    public const int Export = 3;

    /// <summary>Reactive, kvar.</summary>
    public const int Reactive = 4;

    /// <summary>Gas, m³/h at 20 °C.</summary>
    public const int Gas = 5;

    /// <summary>Water, m³/h.</summary>
    public const int Water = 6;

    /// <summary>Heat, GJ/h.</summary>
    public const int Heat = 7;

    /// <summary>Into the battery, kW.</summary>
    public const int Charge = 8;

    /// <summary>Out of the battery, kW.</summary>
    public const int Discharge = 9;

    /// <summary>The first load of the industry, kW.</summary>
    public const int Loads = 10;
}
