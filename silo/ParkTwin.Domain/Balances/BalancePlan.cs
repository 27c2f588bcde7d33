namespace ParkTwin.Domain.Balances;

/// <summary>Which meter stands behind which: by its parent, or behind its owner's only meter where it feeds, stores or leaves there.</summary>
internal sealed class BalancePlan
{
    private readonly Dictionary<MeterId, MeterDefinition> _held;
    private readonly Dictionary<MeterId, List<MeterDefinition>> _behind = [];
    private readonly Dictionary<MeterId, MeterDefinition> _attached = [];

    /// <param name="held">The meters of the balance.</param>
    /// <param name="attaches">True where what feeds, stores or leaves is put behind its owner's only meter.</param>
    public BalancePlan(List<MeterDefinition> held, bool attaches)
    {
        _held = held.ToDictionary(meter => meter.Id);
        foreach (var meter in held.Where(meter => ParentOf(meter) is not null))
        {
            Add(meter.Parent!.Value, meter);
        }

        Tops = held.FindAll(meter => ParentOf(meter) is null);
        if (!attaches)
        {
            return;
        }

        var tops = Tops.ToHashSet();
        foreach (var owned in held.Where(meter => meter.Enterprise is not null).GroupBy(meter => meter.Enterprise))
        {
            Attach([.. owned], tops);
        }

        Tops = Tops.FindAll(meter => !_attached.ContainsKey(meter.Id));
    }

    /// <summary>The meters that stand behind no other, in the registry's order.</summary>
    public List<MeterDefinition> Tops { get; }

    /// <summary>The meters directly behind one.</summary>
    public IReadOnlyList<MeterDefinition> Behind(MeterId meter) => _behind.TryGetValue(meter, out var found) ? found : [];

    /// <summary>True where a meter stands behind another although no parent says so.</summary>
    public bool IsAttached(MeterId meter) => _attached.ContainsKey(meter);

    private void Attach(List<MeterDefinition> owned, HashSet<MeterDefinition> tops)
    {
        var beside = owned.FindAll(meter => meter.Role is MeterRole.Generation or MeterRole.GridExport
            or MeterRole.StorageCharge or MeterRole.StorageDischarge);
        beside.RemoveAll(meter => !tops.Contains(meter)); // A parent that is named says where it stands.
        var gates = owned.FindAll(meter => meter.Role is MeterRole.GridImport or MeterRole.Consumption
            && ParentOf(meter)?.Enterprise != meter.Enterprise);
        if (beside.Count == 0 || gates.Count != 1 || beside.Exists(meter => IsAbove(meter, gates[0])))
        {
            return;
        }

        foreach (var meter in beside)
        {
            Add(gates[0].Id, meter);
            _attached.Add(meter.Id, gates[0]);
        }
    }

    private void Add(MeterId above, MeterDefinition meter)
    {
        if (!_behind.TryGetValue(above, out var list))
        {
            _behind[above] = list = [];
        }

        list.Add(meter);
    }

    private MeterDefinition? ParentOf(MeterDefinition meter) => meter.Parent is { } parent ? _held.GetValueOrDefault(parent) : null;

    private MeterDefinition? PlaceAbove(MeterDefinition meter) => _attached.GetValueOrDefault(meter.Id) ?? ParentOf(meter);

    private bool IsAbove(MeterDefinition above, MeterDefinition meter)
    {
        var at = PlaceAbove(meter);
        for (var steps = 0; at is not null && steps < _held.Count; steps++, at = PlaceAbove(at))
        {
            if (at.Id == above.Id)
            {
                return true;
            }
        }

        return false;
    }
}
