namespace ParkTwin.Domain.Accounting;

/// <summary>
/// Which meters count at which owner when one supplies another (转供电, reference §3.2): a meter counts unless it is a submeter or
/// lies behind a meter of its own owner, and what counts is taken off the nearest counted meter above it. So each gateway is counted
/// once over all owners. Pure.
/// </summary>
public static class SupplyTree
{
    /// <summary>True when the meter counts in its owner's account: no submeter, and not behind another meter of the owner.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="isOwn">True for a meter of the same owner.</param>
    public static bool IsCounted(MeterDefinition meter, Func<MeterId, bool> isOwn)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(isOwn);
        return meter.Role != MeterRole.Submeter && (meter.Parent is not { } parent || !isOwn(parent));
    }

    /// <summary>
    /// The meters of others behind each owner's meters: those directly behind one (for the balance) and those that are taken off
    /// one. The key is the owner, in the order in which its first such meter comes; an owner without any has no entry.
    /// </summary>
    /// <param name="meters">All meters of a park.</param>
    public static IReadOnlyList<(EnterpriseId? Owner, IReadOnlyList<SuppliedMeter> Meters)> Of(IReadOnlyCollection<MeterDefinition> meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        Dictionary<MeterId, MeterDefinition>? byId = null;
        List<(EnterpriseId? Owner, IReadOnlyList<SuppliedMeter> Meters)> result = [];
        foreach (var meter in meters)
        {
            if (meter.Parent is not { } id)
            {
                continue;
            }

            byId ??= meters.ToDictionary(one => one.Id);
            if (!byId.TryGetValue(id, out var parent) || parent.Enterprise == meter.Enterprise)
            {
                continue;
            }

            var from = meter.Role == MeterRole.Submeter ? null : CountedAbove(meter, byId);
            Add(result, parent.Enterprise, new() { Meter = meter, From = from is null || from.Enterprise != parent.Enterprise ? null : from.Id });
            if (from is not null && from.Enterprise != parent.Enterprise)
            {
                Add(result, from.Enterprise, new() { Meter = meter, From = from.Id });
            }
        }

        return result;
    }

    /// <summary>The nearest meter above that counts at its owner; null where there is none, or the parents run in a circle.</summary>
    private static MeterDefinition? CountedAbove(MeterDefinition meter, Dictionary<MeterId, MeterDefinition> byId)
    {
        var at = meter;
        for (var steps = 0; steps < byId.Count && at.Parent is { } id && byId.TryGetValue(id, out var above); steps++, at = above)
        {
            if (IsCounted(above, parent => byId.GetValueOrDefault(parent) is { } one && one.Enterprise == above.Enterprise))
            {
                return above;
            }
        }

        return null;
    }

    private static void Add(
        List<(EnterpriseId? Owner, IReadOnlyList<SuppliedMeter> Meters)> owners, EnterpriseId? owner, SuppliedMeter meter)
    {
        var index = owners.FindIndex(one => one.Owner == owner);
        if (index < 0)
        {
            owners.Add((owner, new List<SuppliedMeter>()));
            index = owners.Count - 1;
        }

        ((List<SuppliedMeter>)owners[index].Meters).Add(meter);
    }
}
