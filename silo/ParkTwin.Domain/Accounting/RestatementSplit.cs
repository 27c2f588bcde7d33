using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// Why figures differ between two reported versions, by changing one thing after another: first the readings (data quality), then
/// declarations and registry (activity), then the reference set (factor). Pure.
/// </summary>
public static class RestatementSplit
{
    private const int Decimals = 12;

    /// <summary>
    /// The figures that differ, by scope and key. Values are rounded half to even to 12 decimals, so that the three parts add to the
    /// difference exactly; a part of which one side is unknown is 0 and goes to the next cause, and all parts are null where the first
    /// or the last value is unknown.
    /// </summary>
    /// <param name="oldInputs">The earlier inputs.</param>
    /// <param name="oldSet">The earlier reference set.</param>
    /// <param name="newInputs">The later inputs.</param>
    /// <param name="newSet">The later reference set.</param>
    /// <param name="read">The later readings summed by the time bands of the earlier set and contract, so that another tariff is not
    /// taken for other readings; null where the bands are the same.</param>
    /// <param name="declared">The later readings summed by the time bands of the earlier set under the later contract; null where the
    /// bands are the same.</param>
    public static IReadOnlyList<RestatedFigure> Compare(
        InventoryInputs oldInputs,
        ReferenceSet oldSet,
        InventoryInputs newInputs,
        ReferenceSet newSet,
        Activities? read = null,
        Activities? declared = null)
    {
        ArgumentNullException.ThrowIfNull(oldInputs);
        ArgumentNullException.ThrowIfNull(newInputs);
        var afterReadings = oldInputs with
        {
            Metered = Definitions(oldInputs, read ?? newInputs.Metered),
            Supplied = Supplied(oldInputs.Supplied, newInputs.Supplied),
            AsOfUnixMs = newInputs.AsOfUnixMs,
        };
        var afterDeclared = declared is null ? newInputs : newInputs with { Metered = declared };
        var result = new List<RestatedFigure>();
        foreach (var scope in Enum.GetValues<FactorScope>())
        {
            Add(result, scope,
                Accountant.Make(oldInputs, oldSet, scope),
                Accountant.Make(afterReadings, oldSet, scope),
                Accountant.Make(afterDeclared, oldSet, scope),
                Accountant.Make(newInputs, newSet, scope));
        }

        return result;
    }

    /// <summary>The new readings with the old definitions where the meter was there before: a changed definition is registry.</summary>
    private static Activities Definitions(InventoryInputs oldInputs, Activities read)
    {
        var old = new Dictionary<MeterId, MeterDefinition>();
        foreach (var meter in oldInputs.Metered.Meters)
        {
            old[meter.Id] = meter;
        }

        return read with
        {
            Meters = [.. read.Meters.Select(meter => old.GetValueOrDefault(meter.Id) is { } before && before.Measure == meter.Measure
                ? before
                : meter)],
        };
    }

    /// <summary>The new readings of the meters that were supplied before: who is supplied, and how it is defined, is registry.</summary>
    private static SubSupply Supplied(SubSupply before, SubSupply after)
    {
        var kept = after.Meters.Select(one => one.Meter).DistinctBy(meter => meter.Id).ToDictionary(meter => meter.Id, meter => meter.Measure);
        var months = after.Months.ToLookup(month => month.Meter);
        var old = before.Months.ToLookup(month => month.Meter);
        return before with
        {
            Months =
            [
                .. before.Meters.Select(one => one.Meter).DistinctBy(meter => meter.Id).SelectMany(meter =>
                    kept.TryGetValue(meter.Id, out var measure) && measure == meter.Measure ? months[meter.Id] : old[meter.Id]),
            ],
        };
    }

    private static void Add(List<RestatedFigure> result, FactorScope scope, Account first, Account read, Account declared, Account last)
    {
        var keys = new SortedSet<string>(first.Figures.Keys, StringComparer.Ordinal);
        keys.UnionWith(last.Figures.Keys);
        foreach (var key in keys)
        {
            var (from, to) = (Value(first, key), Value(last, key));
            if (from == to)
            {
                continue;
            }

            if (from is not { } start || to is not { } end)
            {
                result.Add(new(scope, key, from, to, null, null, null));
                continue;
            }

            var afterReadings = Value(read, key) ?? start;
            var afterDeclared = Value(declared, key) ?? afterReadings;
            result.Add(new(scope, key, start, end, afterReadings - start, afterDeclared - afterReadings, end - afterDeclared));
        }
    }

    private static decimal? Value(Account account, string key) =>
        account.Figures.TryGetValue(key, out var figure) && figure.Value is { } value ? decimal.Round(value, Decimals) : null;
}
