using ParkTwin.Domain.Accounting;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Demo;

/// <summary>
/// The flows of one invented enterprise in one month, from the same profiles that its meters follow, but with mean weather and in
/// closed form: close to what its meters count, not equal.
/// </summary>
internal sealed class DemoYear
{
    private const double InnerLosses = 1.015;

    // Mean temperature (°C) and hours of full sun a day in Hangzhou by month: orders of magnitude.
    private static readonly double[] MeanC = [5, 7, 11.5, 17, 22, 25.5, 30, 29.5, 25, 19.5, 13.5, 7];
    private static readonly double[] SunHours = [2.2, 2.5, 3.0, 3.7, 4.0, 3.7, 4.8, 4.5, 3.7, 3.3, 2.7, 2.4];

    private readonly DemoEnterprise _firm;
    private readonly IndustryProfile _industry;

    /// <summary>The flows of an enterprise.</summary>
    public DemoYear(DemoEnterprise firm)
    {
        _firm = firm;
        _industry = IndustryProfile.Of(firm.Industry);
    }

    /// <summary>The flows of a month: kWh, m³ at 20 °C, GJ and t.</summary>
    public DemoMonth Month(LocalMonth month)
    {
        var (load, process, office) = Loads(month);
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        var cold = Math.Clamp((14 - MeanC[month.Month - 1]) / 18, 0, 1);
        var hours = days * 24.0;
        var pv = _firm.PvKw * SunHours[month.Month - 1] * days * 0.86;
        var spill = _firm.PvKw > _firm.DemandKw * 0.3 ? pv * Math.Clamp((_firm.PvKw / (double)_firm.DemandKw) - 0.3, 0, 0.5) * 0.25 : 0;
        return new(
            Import: Math.Max(0, load - pv + spill),
            Pv: pv,
            Export: spill,
            Gas: _firm.Has('g') || _firm.Has('i')
                ? (process * Math.Max(0.004, _industry.GasPerKwh)) + (_firm.FloorM2 * 0.0006 * cold * hours)
                : 0,
            Heat: _firm.Has('h') ? (process * Math.Max(0.1, _industry.HeatPerMwh) / 1000) + (_firm.FloorM2 * 0.00004 * cold * hours) : 0,
            Water: (process * _industry.WaterPerMwh / 1000) + (_firm.FloorM2 * 0.00005 * office) + (0.01 * hours));
    }

    /// <summary>Electric load and process load, kWh, and the hours of full office work.</summary>
    private (double Load, double Process, double Office) Loads(LocalMonth month)
    {
        var (sum, process, office) = (0.0, 0.0, 0.0);
        var temperature = MeanC[month.Month - 1];
        for (var day = month.First; LocalMonth.Of(day) == month; day = day.AddDays(1))
        {
            var kind = ChineseCalendar.KindOf(day);
            for (var hour = 0; hour < 24; hour++)
            {
                var work = _industry.Shifts.Level(hour, kind);
                office += ShiftPattern.Office.Level(hour, kind);
                foreach (var part in _industry.Loads)
                {
                    var rate = _firm.DemandKw * part.Share * Level(part.Kind, work, temperature, hour);
                    sum += rate;
                    process += part.Kind == LoadKind.Process ? rate : 0;
                }
            }
        }

        return (sum * InnerLosses, process, office);
    }

    private static double Level(LoadKind kind, double work, double temperature, int hour) => kind switch
    {
        LoadKind.Process => work,
        LoadKind.Utility => 0.25 + (0.75 * work),
        LoadKind.Hvac => (0.06 + Math.Clamp(Math.Max((temperature - 22) / 13, (14 - temperature) / 20), 0, 1.04))
            * (0.12 + (0.88 * Math.Min(1, work * 1.2))),
        LoadKind.Cold => 0.55 + (0.45 * Math.Clamp((temperature - 2) / 33, 0, 1.1)),
        LoadKind.Lighting => (hour is < 7 or > 17 ? 0.3 : 0.08) + (0.62 * work),
        LoadKind.Charging => 0.25,
        _ => 0.97,
    };
}
