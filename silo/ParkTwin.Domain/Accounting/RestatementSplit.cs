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
    public static IReadOnlyList<RestatedFigure> Compare(
        InventoryInputs oldInputs, ReferenceSet oldSet, InventoryInputs newInputs, ReferenceSet newSet)
    {
        ArgumentNullException.ThrowIfNull(oldInputs);
        ArgumentNullException.ThrowIfNull(newInputs);
        var read = oldInputs with
        {
            Metered = Definitions(oldInputs, newInputs),
            AsOfUnixMs = newInputs.AsOfUnixMs,
        };
        var result = new List<RestatedFigure>();
        foreach (var scope in Enum.GetValues<FactorScope>())
        {
            Add(result, scope,
                Accountant.Make(oldInputs, oldSet, scope),
                Accountant.Make(read, oldSet, scope),
                Accountant.Make(newInputs, oldSet, scope),
                Accountant.Make(newInputs, newSet, scope));
        }

        return result;
    }

    /// <summary>The new readings with the old definitions where the meter was there before: a changed definition is registry.</summary>
    private static Activities Definitions(InventoryInputs oldInputs, InventoryInputs newInputs)
    {
        var old = new Dictionary<MeterId, MeterDefinition>();
        foreach (var meter in oldInputs.Metered.Meters)
        {
            old[meter.Id] = meter;
        }

        return newInputs.Metered with
        {
            Meters = [.. newInputs.Metered.Meters.Select(meter => old.GetValueOrDefault(meter.Id) is { } before && before.Measure == meter.Measure
                ? before
                : meter)],
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
