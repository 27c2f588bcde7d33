using ParkTwin.Domain;

namespace ParkTwin.Simulators.Model;

/// <summary>From the model's units (kWh, kvarh, m³, GJ and their rates per hour) to the unit a meter reports in.</summary>
internal static class UnitFactor
{
    /// <summary>
    /// kWh in a m³ of natural gas at 20 °C (higher heating value of a common pipeline gas; for meters that report energy).
    /// </summary>
    private const double GasKwhPerM3 = 10.55;

    /// <summary>GJ in a tonne of saturated steam of 0.8 MPa.</summary>
    private const double SteamGjPerTonne = 2.77;

    /// <summary>Meter units in one unit of the model.</summary>
    public static double Of(Carrier carrier, MeterUnit unit)
    {
        var energy = carrier == Carrier.Gas ? GasKwhPerM3 : 1;
        return unit switch
        {
            MeterUnit.WattHour or MeterUnit.Watt => 1000 * energy,
            MeterUnit.KilowattHour or MeterUnit.Kilowatt => energy,
            MeterUnit.MegawattHour or MeterUnit.Megawatt => energy / 1000,
            MeterUnit.Litre or MeterUnit.CubicDecimetre => 1000,
            MeterUnit.Tonne when carrier == Carrier.Heat => 1 / SteamGjPerTonne,
            _ => 1,
        };
    }
}
