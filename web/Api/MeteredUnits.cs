using ParkTwin.Domain;

namespace ParkTwin.Web.Api;

/// <summary>Which carriers, roles and units are counted where, from the registry alone.</summary>
internal static class MeteredUnits
{
    /// <summary>The measures in which a carrier is counted by these meters; with a role, only by meters of that role.</summary>
    public static Measure[] Of(IEnumerable<MeterDefinition> meters, Carrier carrier, MeterRole? role) =>
    [
        .. meters.Where(meter => meter.Carrier == carrier && IsSummed(meter, role))
            .Select(MeasureOf)
            .Distinct()
            .Order(),
    ];

    /// <summary>The carriers that these meters count, as words, for a problem that says what can be asked for.</summary>
    public static IEnumerable<string> Carriers(IEnumerable<MeterDefinition> meters) =>
        meters.Where(meter => IsSummed(meter, null)).Select(meter => meter.Carrier).Distinct().Order().Select(Words.Of);

    private static Measure MeasureOf(MeterDefinition meter) =>
        MeterUnits.TryMeasure(meter.Unit, meter.Carrier, out var measure) ? measure : default;

    private static bool IsSummed(MeterDefinition meter, MeterRole? role) =>
        role is { } one ? Counting.IsCounted(meter) && meter.Role == one : Counting.IsUse(meter);
}
