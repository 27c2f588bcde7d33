using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Ledger;

namespace ParkTwin.Domain.Accounting;

/// <summary>In which of its parts one gathering of inputs differs from another of the same period. Pure; when they were gathered does
/// not count.</summary>
public static class InventoryComparison
{
    /// <summary>True when nothing differs.</summary>
    public static bool Same(InventoryInputs one, InventoryInputs other) =>
        SameDeclared(one, other) && SameRegistry(one, other) && SameReadings(one, other);

    /// <summary>True when the ledgers' sums are the same.</summary>
    public static bool SameReadings(InventoryInputs one, InventoryInputs other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Metered.Demand.SequenceEqual(other.Metered.Demand)
            && Same(one.Metered.Months, other.Metered.Months)
            && Same(one.Supplied.Months, other.Supplied.Months);
    }

    /// <summary>True when the declarations that count are the same.</summary>
    public static bool SameDeclared(InventoryInputs one, InventoryInputs other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Declared.Count == other.Declared.Count
            && one.Declared.Zip(other.Declared).All(pair =>
                pair.First.Period == pair.Second.Period && DeclarationHistory.Same(pair.First.Figures, pair.Second.Figures));
    }

    /// <summary>True when the registry says the same of enterprise, region, zone and meters.</summary>
    public static bool SameRegistry(InventoryInputs one, InventoryInputs other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Region == other.Region
            && one.Enterprise == other.Enterprise
            && (one.TimeZone, one.FromUnixMs, one.ToUnixMs) == (other.TimeZone, other.FromUnixMs, other.ToUnixMs)
            && one.Metered.Meters.Count == other.Metered.Meters.Count
            && one.Metered.Meters.Zip(other.Metered.Meters).All(pair => Same(pair.First, pair.Second))
            && one.Supplied.Meters.Count == other.Supplied.Meters.Count
            && one.Supplied.Meters.Zip(other.Supplied.Meters).All(pair =>
                pair.First.From == pair.Second.From && Same(pair.First.Meter, pair.Second.Meter));
    }

    /// <summary>
    /// A number by which inputs are known again: other inputs have another one but for one case in 2^64. It is what a grain can
    /// remember of many of them.
    /// </summary>
    public static ulong Fingerprint(InventoryInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var print = new FingerprintBuilder();
        foreach (var month in inputs.Metered.Months.Concat(inputs.Supplied.Months))
        {
            Add(ref print, month);
        }

        foreach (var one in inputs.Metered.Demand)
        {
            print.Add(one.Month.Index);
            print.Add(one.Peak ?? long.MinValue);
            print.Add(one.PeakAtUnixMs ?? long.MinValue);
        }

        foreach (var meter in inputs.Metered.Meters)
        {
            Add(ref print, $"{meter}");
            foreach (var one in meter.Events)
            {
                Add(ref print, $"{one}");
            }
        }

        foreach (var supplied in inputs.Supplied.Meters)
        {
            Add(ref print, $"{supplied.From} {supplied.Meter}");
            foreach (var one in supplied.Meter.Events)
            {
                Add(ref print, $"{one}");
            }
        }

        foreach (var declaration in inputs.Declared)
        {
            Add(ref print, $"{declaration.Period} {declaration.Version}");
        }

        Add(ref print, $"{inputs.Enterprise} {inputs.Region} {inputs.TimeZone} {inputs.FromUnixMs} {inputs.ToUnixMs}");
        return print.Value;
    }

    private static void Add(ref FingerprintBuilder print, MeterMonth month)
    {
        Add(ref print, month.Meter.Value);
        print.Add(month.Month.Index);
        print.Add(month.Amount ?? long.MinValue);
        print.Add(month.Estimated);
        print.Add(month.CoveredMs);
        print.Add(month.ExpectedMs);
        print.Add(month.NotBegunMs);
        print.Add(month.Peak ?? long.MinValue);
        print.Add(month.PeakAtUnixMs ?? long.MinValue);
        foreach (var band in month.Bands)
        {
            print.Add(band);
        }
    }

    private static void Add(ref FingerprintBuilder print, string text)
    {
        print.Add(text.Length);
        foreach (var character in text)
        {
            print.Add(character);
        }
    }

    private static bool Same(IReadOnlyList<MeterMonth> one, IReadOnlyList<MeterMonth> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => Same(pair.First, pair.Second));

    private static bool Same(MeterMonth one, MeterMonth other) =>
        one.Bands.SequenceEqual(other.Bands) && one with { Bands = other.Bands } == other;

    private static bool Same(MeterDefinition one, MeterDefinition other) =>
        one.Events.SequenceEqual(other.Events) && one with { Events = other.Events } == other;
}
