using ParkTwin.Domain;

namespace ParkTwin.Simulators.Demo;

/// <summary>A real meter that the demo park replays.</summary>
/// <param name="Series">File in <c>series/</c>, also the meter's id.</param>
/// <param name="Enterprise">The enterprise it is shown under; null for the park's own ground.</param>
/// <param name="Name">Name, which says what it is.</param>
/// <param name="Carrier">Carrier.</param>
/// <param name="Role">Role.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Unit">Unit.</param>
/// <param name="IntervalSeconds">Spacing, s.</param>
/// <param name="Weeks">Length of the series in weeks.</param>
/// <param name="ClockShiftHours">The site's offset from UTC less the park's, h.</param>
internal sealed record DemoReplay(
    string Series, string? Enterprise, string Name, Carrier Carrier, MeterRole Role, MeterKind Kind, MeterUnit Unit,
    int IntervalSeconds, int Weeks, int ClockShiftHours)
{
    private readonly Lazy<Model.Series> _series = new(() => Model.Series.Load(Series, Weeks));

    /// <summary>The replayed meters.</summary>
    public static IReadOnlyList<DemoReplay> All { get; } =
    [
        .. Building("b13", "e38"), .. Building("b57", "e39"), .. Building("b64", "e40"),
        new("pvinv-taefc1044741-pv", null, "重放: solar-data-tools 7 kW 逆变器", Carrier.Pv, MeterRole.Generation, MeterKind.Gauge,
            MeterUnit.Kilowatt, 300, 8, -16),
    ];

    /// <summary>The readings; read once.</summary>
    public Model.Series Load() => _series.Value;

    /// <summary>The buildings, shown as enterprises of education.</summary>
    public static IReadOnlyList<EnterpriseDefinition> Buildings { get; } =
    [
        Shown("e38", "b13", 4378.6m), Shown("e39", "b57", 1398.2m), Shown("e40", "b64", 3258.6m),
    ];

    private static EnterpriseDefinition Shown(string id, string building, decimal floorM2) => new()
    {
        Id = EnterpriseId.Parse(id),
        Name = $"重放: Cambridge {building}(剑桥大学楼宇实测)",
        Industry = "P83",
        FloorM2 = floorM2,
    };

    private static DemoReplay[] Building(string building, string enterprise) =>
    [
        new($"ucam-{building}-elec", enterprise, $"重放: Cambridge {building} 电", Carrier.Electricity, MeterRole.Consumption,
            MeterKind.Interval, MeterUnit.KilowattHour, 3600, 104, -8),
        new($"ucam-{building}-gas", enterprise, $"重放: Cambridge {building} 气", Carrier.Gas, MeterRole.Consumption,
            MeterKind.Interval, MeterUnit.KilowattHour, 3600, 104, -8),
    ];
}
