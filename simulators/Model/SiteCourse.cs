namespace ParkTwin.Simulators.Model;

/// <summary>
/// One enterprise (or the park's own ground): its loads, PV, battery, gas, water and heat. At every instant
/// import − export = load − PV + charge − discharge.
/// </summary>
internal sealed class SiteCourse : FlowCourse
{
    private const double InnerLosses = 1.015;
    private readonly IndustryProfile _industry;
    private readonly SiteSize _size;
    private readonly ulong _seed;
    private readonly double _shiftHours;

    /// <summary>A site of an industry and size.</summary>
    public SiteCourse(ParkDays days, long epochDay, ulong seed, IndustryProfile industry, SiteSize size)
        : base(days, epochDay, Channel.Loads + industry.Loads.Length)
    {
        _industry = industry;
        _size = size;
        _seed = seed;
        _shiftHours = Noise.Between(seed, 1, -0.6, 0.6);
    }

    /// <summary>The industry.</summary>
    public IndustryProfile Industry => _industry;

    /// <summary>The size.</summary>
    public SiteSize Size => _size;

    /// <inheritdoc/>
    protected override void Fill(ParkDay day, FlowDay flows)
    {
        var activity = 1 + (0.07 * Noise.Smooth(_seed + 11, day.Number / 9.0));
        for (var mark = 0; mark < ParkDay.Marks; mark++)
        {
            var quarter = day.MarkMs(mark) / 900_000;
            var (load, process) = Loads(day, flows, mark, quarter, activity);
            Electricity(day, flows, mark, quarter, load);
            Media(day, flows, mark, quarter, process);
        }
    }

    private (double Load, double Process) Loads(ParkDay day, FlowDay flows, int mark, long quarter, double activity)
    {
        var sum = 0.0;
        var process = 0.0;
        for (var i = 0; i < _industry.Loads.Length; i++)
        {
            var part = _industry.Loads[i];
            var wobble = 1 + (0.10 * Noise.Smooth(_seed + 100 + (ulong)i, quarter / 7.0))
                + (0.05 * ((2 * Noise.Unit(_seed + 200 + (ulong)i, quarter)) - 1));
            var rate = _size.PeakKw * part.Share * part.Level(day, mark, _industry.Shifts, _shiftHours) * activity * wobble;
            flows.Rates(Channel.Loads + i)[mark] = rate;
            sum += rate;
            process += part.Kind == LoadKind.Process ? rate : 0;
        }

        return (sum * InnerLosses, process);
    }

    private void Electricity(ParkDay day, FlowDay flows, int mark, long quarter, double load)
    {
        // Cells lose 0.4 % per degree above 25 °C; they run about 25 K above the air in full sun. Neighbours do not
        // share every cloud.
        var sun = day.Irradiance[mark];
        var cells = 1 - (0.004 * Math.Max(0, day.TemperatureC[mark] + (sun / 40) - 25));
        var pv = _size.PvKw * sun / 1000 * 0.86 * cells * (1 + (0.08 * Noise.Smooth(_seed + 31, quarter / 1.5)));
        var (charge, discharge) = Battery(day.LocalHour[mark]);
        var net = load - pv + charge - discharge;
        flows.Rates(Channel.Load)[mark] = load;
        flows.Rates(Channel.Pv)[mark] = Math.Max(0, pv);
        flows.Rates(Channel.Import)[mark] = Math.Max(0, net);
        flows.Rates(Channel.Export)[mark] = Math.Max(0, -net);
        flows.Rates(Channel.Charge)[mark] = charge;
        flows.Rates(Channel.Discharge)[mark] = discharge;
        flows.Rates(Channel.Reactive)[mark] = load * (0.32 + (0.08 * Noise.Smooth(_seed + 41, quarter / 5.0)));
    }

    /// <summary>Charges in the valley (0–6 and 11–13), discharges in the peak (17–22) what is left of it.</summary>
    private (double Charge, double Discharge) Battery(double hour) => hour switch
    {
        >= 0.5 and < 5.5 => (_size.StorageKw * 0.6, 0),
        >= 11.25 and < 12.75 => (_size.StorageKw * 0.7, 0),
        >= 17.25 and < 21.25 => (0, _size.StorageKw * 0.88),
        _ => (0, 0),
    };

    private void Media(ParkDay day, FlowDay flows, int mark, long quarter, double process)
    {
        var cold = Math.Clamp((14 - day.TemperatureC[mark]) / 18, 0, 1);
        var people = ShiftPattern.Office.Level(day.LocalHour[mark], day.Kind[mark]);
        var swing = 1 + (0.25 * Noise.Smooth(_seed + 51, quarter / 3.0));
        flows.Rates(Channel.Gas)[mark] = _size.HasGas
            ? ((process * Math.Max(0.004, _industry.GasPerKwh)) + (_size.FloorM2 * 0.0006 * cold)) * swing
            : 0;
        flows.Rates(Channel.Water)[mark] =
            ((process * _industry.WaterPerMwh / 1000) + (_size.FloorM2 * 0.00005 * people) + 0.01) * (2 - swing);
        flows.Rates(Channel.Heat)[mark] = _size.HasHeat
            ? ((process * Math.Max(0.1, _industry.HeatPerMwh) / 1000) + (_size.FloorM2 * 0.00004 * cold)) * swing
            : 0;
    }
}
