namespace ParkTwin.Domain.Accounting;

/// <summary>The meters of other owners by the own meter that they are behind, or that they are taken off, with their sums.</summary>
internal sealed class SuppliedTable
{
    private readonly ILookup<MeterId, MeterDefinition> _takenOff;
    private readonly ILookup<MeterId, MeterDefinition> _behind;

    public SuppliedTable(InventoryInputs inputs)
    {
        var own = inputs.Metered.Meters.Select(meter => meter.Id).ToHashSet();
        var meters = inputs.Supplied.Meters;
        _takenOff = meters.Where(one => one.From is not null).ToLookup(one => one.From!.Value, one => one.Meter);
        _behind = meters.Where(one => one.Meter.Parent is { } parent && own.Contains(parent))
            .ToLookup(one => one.Meter.Parent!.Value, one => one.Meter);
        Sums = new(inputs.Supplied.Months, inputs.FromUnixMs);
    }

    /// <summary>The sums of all of them.</summary>
    public MeterTable Sums { get; }

    /// <summary>The meters that are taken off a counted meter.</summary>
    public IEnumerable<MeterDefinition> TakenOff(MeterId meter) => _takenOff[meter];

    /// <summary>The meters directly behind a meter.</summary>
    public IEnumerable<MeterDefinition> Behind(MeterId meter) => _behind[meter];
}
