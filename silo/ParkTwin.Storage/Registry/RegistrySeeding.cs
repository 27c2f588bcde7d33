using ParkTwin.Domain;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// Compares a registry file with the registry: what is new becomes changes, what would alter past figures is refused with the way
/// to say it. At a first start everything is new.
/// </summary>
internal sealed class RegistrySeeding
{
    /// <summary>Operations in one change: one journal record of about 64 KB.</summary>
    private const int OperationsPerChange = 200;

    private readonly List<RegistryFault> _faults = [];
    private readonly List<RegistryOperation> _operations = [];
    private readonly RegistryState _state;
    private readonly long _nowUnixMs;
    private readonly bool _edited;

    private RegistrySeeding(RegistryState state, long nowUnixMs, bool edited) => (_state, _nowUnixMs, _edited) = (state, nowUnixMs, edited);

    /// <summary>The changes that take the registry to what the file says.</summary>
    /// <param name="state">The registry.</param>
    /// <param name="parks">The file, already checked in itself.</param>
    /// <param name="nowUnixMs">The time shown in examples.</param>
    /// <param name="edited">True where a person says it now: what was replaced before may come back.</param>
    /// <exception cref="RegistryFaultException">The file would alter past figures.</exception>
    public static IReadOnlyList<RegistryChange> Compare(
        RegistryState state, IReadOnlyList<ParkDefinition> parks, long nowUnixMs, bool edited = false)
    {
        var seeding = new RegistrySeeding(state, nowUnixMs, edited);
        seeding.Compare(parks);
        return seeding._faults.Count == 0
            ? [.. seeding._operations.Chunk(OperationsPerChange).Select(operations => new RegistryChange(operations))]
            : throw new RegistryFaultException(seeding._faults);
    }

    private void Compare(IReadOnlyList<ParkDefinition> parks)
    {
        if (_state.ZoneVersion != ZoneTables.Version && _state.View.Parks.Count > 0)
        {
            _operations.Add(new RegistryOperation.PutZones(ZoneTables.Version));
        }

        for (var index = 0; index < parks.Count; index++)
        {
            ComparePark(parks[index], $"parks[{index}]");
        }

        foreach (var missing in _state.View.Parks.Select(park => park.Definition.Id).Except(parks.Select(park => park.Id)))
        {
            _faults.Add(new("parks", $"park {missing}", "The data directory holds this park and the file does not; its figures "
                + "would be lost. Put it back, or start with another --data directory."));
        }
    }

    private void ComparePark(ParkDefinition park, string path)
    {
        var known = _state.View.Find(park.Id);
        if (known is null)
        {
            _operations.Add(new RegistryOperation.PutPark(park with { Enterprises = [], Meters = [] }));
        }
        else
        {
            ComparePark(known.Definition, park, path);
        }

        for (var index = 0; index < park.Enterprises.Count; index++)
        {
            var enterprise = park.Enterprises[index];
            if (known?.FindEnterprise(enterprise.Id) != enterprise && (_edited || !_state.Edits.Replaced(park.Id, enterprise)))
            {
                _operations.Add(new RegistryOperation.PutEnterprise(park.Id, enterprise));
            }
        }

        for (var index = 0; index < park.Meters.Count; index++)
        {
            var meter = park.Meters[index];
            if (known?.FindMeter(meter.Id) is { } registered)
            {
                CompareMeter(park.Id, registered, meter, $"{path}.meters[{index}]");
            }
            else
            {
                _operations.Add(new RegistryOperation.PutMeter(park.Id, meter));
            }
        }
    }

    private void ComparePark(ParkDefinition known, ParkDefinition park, string path)
    {
        var subject = $"park {park.Id}";
        if (known.TimeZone != park.TimeZone)
        {
            _faults.Add(new($"{path}.timeZone", subject, $"The registry holds '{known.TimeZone}', the file says "
                + $"'{park.TimeZone}'. That would cut past days and months anew. Set it back to '{known.TimeZone}', or register "
                + "the park under a new id."));
        }

        if ((known.Name, known.Region, known.Demo) != (park.Name, park.Region, park.Demo))
        {
            _operations.Add(new RegistryOperation.PutPark(park with { Enterprises = [], Meters = [] }));
        }

        foreach (var id in known.Enterprises.Select(one => one.Id).Except(park.Enterprises.Select(one => one.Id))
            .Where(id => !_state.Edits.Holds(park.Id, id)))
        {
            _faults.Add(new($"{path}.enterprises", $"enterprise {id}", "The registry holds this enterprise and the file does "
                + "not; its past figures would be lost. Put it back; a firm that has left simply has no new readings."));
        }

        foreach (var id in known.Meters.Select(one => one.Id).Except(park.Meters.Select(one => one.Id))
            .Where(id => !_state.Edits.Holds(park.Id, id)))
        {
            _faults.Add(new($"{path}.meters", $"meter {id}", "The registry holds this meter and the file does not; its past "
                + "figures would be lost. Put it back; a meter that was taken out simply has no new readings."));
        }
    }

    private void CompareMeter(ParkId park, MeterDefinition known, MeterDefinition meter, string path)
    {
        RegistryRefusals.Check(known, meter, path, _nowUnixMs, _faults);
        if ((known.Name, known.Decimals) != (meter.Name, meter.Decimals) && (_edited || !_state.Edits.Replaced(park, meter)))
        {
            _operations.Add(new RegistryOperation.PutMeter(park, meter with { Events = [] }));
        }

        List<MeterEvent> added = [.. meter.Events.Except(known.Events).Except(_state.SupersededEvents(park, meter.Id))];
        _operations.AddRange(added.Select(one => new RegistryOperation.PutEvent(park, meter.Id, one)));
        var after = added.Aggregate(known.Events, RegistryFold.Merge);
        MeterRules.Check(known with { Events = after }, (key, problem) => _faults.Add(new(
            $"{path}.{key ?? "events"}", $"meter {meter.Id}", $"Together with the events already in the registry: {problem}")));
    }
}
