using ParkTwin.Domain.Alarms;

namespace ParkTwin.Domain.Tests.Alarms;

/// <summary>Sights and findings for the tests of alarms.</summary>
internal static class AlarmScene
{
    public const long Minute = 60_000;

    public const long Hour = 3_600_000;

    /// <summary>2026-11-20T04:07:00Z, noon in China.</summary>
    public static readonly long Now = new DateTimeOffset(2026, 11, 20, 4, 7, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static readonly EnterpriseId E1 = EnterpriseId.Parse("e1");

    public static MeterSight Meter(string id, long? last = null) => new()
    {
        Meter = MeterId.Parse(id),
        Carrier = Carrier.Electricity,
        Role = MeterRole.GridImport,
        Measure = Measure.KilowattHour,
        Counted = true,
        IntervalSeconds = 900,
        LastAtUnixMs = last ?? (Now - Minute),
        LastArrivedUnixMs = last ?? (Now - Minute),
        KnownUntilUnixMs = Now - (7 * Minute),
        MovedUnixMs = Now - (7 * Minute),
    };

    public static EnterpriseSight Firm(params MeterSight[] meters) => FirmAt(1, meters);

    public static EnterpriseSight FirmAt(long sequence, params MeterSight[] meters) =>
        new() { Enterprise = E1, Sequence = sequence, AtUnixMs = Now, Meters = meters };

    public static EnterpriseSight Drawing(decimal kw, decimal? demandKw = 1000, decimal? kva = null) => Firm(Meter("m1")) with
    {
        Contract = new() { DemandKw = demandKw, TransformerKva = kva },
        Demand = new(Now - (22 * Minute), kw, 1, 1),
    };

    public static AlarmFinding Found(AlarmVerdict verdict, decimal? value = 1100, AlarmKind kind = AlarmKind.Demand, long? seen = null) => new()
    {
        Kind = kind,
        Enterprise = E1,
        Meter = null,
        Verdict = verdict,
        Severity = value > 1000 ? AlarmSeverity.Critical : AlarmSeverity.Warning,
        Value = value,
        Limit = 1000,
        Unit = "kW",
        SeenUnixMs = seen ?? Now,
    };

    public static IReadOnlyList<AlarmFinding> Evaluate(params EnterpriseSight[] sights) => AlarmRules.Evaluate(sights, long.MinValue, Now);

    public static AlarmFinding Of(this IReadOnlyList<AlarmFinding> findings, AlarmKind kind, string? meter = null) =>
        findings.Single(finding => finding.Kind == kind && finding.Meter?.Value == meter);

    public static AlarmStep Step(Alarm alarm, string action, string? text = null, long? until = null, string by = "anna") =>
        new(alarm.Id, action, by, text, until);
}
