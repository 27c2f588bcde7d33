using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>Which unit a meter may report in, as sentences for people.</summary>
internal static class UnitRules
{
    /// <summary>What is wrong with a meter's unit; null when it fits.</summary>
    public static string? Explain(Carrier carrier, MeterRole role, MeterKind kind, MeterUnit unit)
    {
        if (MeterUnits.Fits(unit, carrier, role, kind))
        {
            return null;
        }

        var allowed = MeterUnits.Fitting(carrier, role, kind).Select(Words.Of).ToArray();
        var who = $"'{Words.Of(unit)}' does not fit {Words.Of(carrier)}, role {Words.Of(role)}, "
            + $"kind {Words.Of(kind)}";
        return allowed.Length == 0
            ? $"{who}; no unit does. Change the role or the kind."
            : $"{who}. Write one of {string.Join(", ", allowed)}.";
    }

    /// <summary>What is wrong with a new unit for a meter; null when it fits and amounts go on in the same measure.</summary>
    public static string? ExplainChange(MeterDefinition meter, MeterUnit unit) =>
        Explain(meter.Carrier, meter.Role, meter.Kind, unit) is { } misfit
            ? misfit
            : MeterUnits.TryMeasure(unit, meter.Carrier, out var after)
                && MeterUnits.TryMeasure(meter.Unit, meter.Carrier, out var before) && after == before
                ? null
                : $"'{Words.Of(unit)}' counts in another measure than '{Words.Of(meter.Unit)}', and the two never add. "
                    + "Register a meter with a new id from that time on.";
}
