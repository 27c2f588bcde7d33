using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// Takes changes into a registry. Numbers follow from the order of the changes alone, so that a replay gives the same ones.
/// Only the parks that a change touches are built anew.
/// </summary>
internal sealed class RegistryFold(RegistryState from)
{
    private readonly List<RegisteredMeter> _meters = [.. from.Meters];
    private readonly List<RegisteredEnterprise> _enterprises = [.. from.Enterprises];
    private readonly Dictionary<ParkId, RegistryState.ParkIndex> _indexes = new(from.Parks);
    private readonly List<ParkId> _order = [.. from.View.Parks.Select(park => park.Definition.Id)];
    private readonly Dictionary<ParkId, OpenPark> _open = [];
    private readonly Dictionary<int, long> _touched = [];
    private readonly Dictionary<uint, IReadOnlyList<MeterEvent>> _superseded = new(from.Superseded);
    private RunTimeEdits _edits = from.Edits;
    private long _version = from.Version;
    private string _zoneVersion = from.ZoneVersion;

    public void Apply(RegistryChange change)
    {
        _version++;
        foreach (var operation in change.Operations)
        {
            if (change.AtRunTime)
            {
                NoteEdit(operation);
            }

            switch (operation)
            {
                case RegistryOperation.PutZones zones:
                    PutZones(zones.Version);
                    break;
                case RegistryOperation.PutPark park:
                    PutPark(park.Park);
                    break;
                case RegistryOperation.PutEnterprise enterprise:
                    PutEnterprise(enterprise.Park, enterprise.Enterprise);
                    break;
                case RegistryOperation.PutMeter meter:
                    PutMeter(meter.Park, meter.Meter);
                    break;
                case RegistryOperation.PutEvent meterEvent:
                    PutEvent(meterEvent.Park, meterEvent.Meter, meterEvent.Event);
                    break;
                default:
                    throw new InvalidOperationException($"An operation of type {operation.GetType().Name} cannot be taken.");
            }
        }
    }

    public RegistryState Build()
    {
        var supplied = _open.Values.SelectMany(Supplied).ToDictionary(one => one.Owner, one => one.Meters);
        foreach (var (number, version) in _touched)
        {
            var enterprise = _enterprises[number];
            var definition = enterprise.Assignment.Enterprise;
            var assignment = new EnterpriseAssignment
            {
                Version = version,
                Park = enterprise.Assignment.Park,
                Enterprise = definition,
                Region = _open[enterprise.Assignment.Park].Definition.Region,
                Zone = Zone(_open[enterprise.Assignment.Park].Definition.TimeZone),
                Meters = enterprise.Meters.Select(meter => _meters[(int)meter].Definition).ToArray(),
                Supplied = supplied.GetValueOrDefault(number, []),
            };
            _enterprises[number] = enterprise with { Assignment = assignment };
        }

        var parks = _order.Select(id => _open.TryGetValue(id, out var open) ? View(open) : from.View.Find(id)!).ToArray();
        foreach (var (id, open) in _open)
        {
            _indexes[id] = open.Index;
        }

        var view = new RegistrySnapshot(_version, parks);
        return new(_version, _zoneVersion, _meters.ToArray(), _enterprises.ToArray(), view, _indexes, _superseded, _edits);
    }

    /// <summary>Events with one more, in time order, in place of one with the same instant and kind.</summary>
    public static IReadOnlyList<MeterEvent> Merge(IReadOnlyList<MeterEvent> events, MeterEvent added) =>
    [
        .. events.Where(other => other.AtUnixMs != added.AtUnixMs || other.Kind != added.Kind)
            .Append(added)
            .OrderBy(other => other.AtUnixMs)
            .ThenBy(other => other.Kind),
    ];

    private static ZoneTable Zone(string id) =>
        ZoneTables.TryGet(id, out var zone) ? zone : throw new InvalidDataException(ZoneTables.Explain(id));

    private void PutZones(string version)
    {
        _zoneVersion = version;
        foreach (var park in _order)
        {
            TouchAll(Open(park));
        }
    }

    private void PutPark(ParkDefinition park)
    {
        if (_order.Contains(park.Id))
        {
            var known = Open(park.Id);
            known.Definition = park;
            TouchAll(known);
            return;
        }

        _order.Add(park.Id);
        var open = new OpenPark { Definition = park, Index = new(), Version = _version };
        _open.Add(park.Id, open);
        AddEnterprise(open, null);
    }

    private void PutEnterprise(ParkId park, EnterpriseDefinition enterprise)
    {
        var open = Open(park);
        if (!open.Index.Enterprises.TryGetValue(enterprise.Id.Value, out var number))
        {
            number = AddEnterprise(open, enterprise);
            open.EnterpriseOrder.Add(number);
            return;
        }

        var known = _enterprises[number];
        _enterprises[number] = known with { Assignment = known.Assignment with { Enterprise = enterprise } };
        Touch(open, number);
    }

    private void PutMeter(ParkId park, MeterDefinition meter)
    {
        var open = Open(park);
        if (!open.Index.Enterprises.TryGetValue(RegistryState.ParkIndex.KeyOf(meter.Enterprise), out var owner))
        {
            throw new InvalidDataException(
                $"A registry change gives meter '{meter.Id}' to enterprise '{meter.Enterprise}', which '{park}' does not have.");
        }

        if (open.Index.Meters.TryGetValue(meter.Id, out var number))
        {
            var known = _meters[(int)number];
            var events = meter.Events.Aggregate(known.Definition.Events, Merge);
            var after = meter with { Enterprise = known.Definition.Enterprise, Events = events };
            _meters[(int)number] = known with { Definition = after };
            Touch(open, known.Enterprise);
            TouchAbove(open, known.Definition);
            TouchAbove(open, after);
            return;
        }

        number = (uint)_meters.Count;
        Touch(open, owner);
        var numbers = (List<uint>)_enterprises[owner].Meters;
        var shared = meter with { Enterprise = _enterprises[owner].Assignment.Enterprise?.Id }; // One text for all its meters.
        _meters.Add(new(number, owner, numbers.Count, open.Definition.Id, shared));
        numbers.Add(number);
        open.Index.Meters.Add(meter.Id, number);
        open.MeterOrder.Add(number);
        TouchAbove(open, shared);
    }

    private void PutEvent(ParkId park, MeterId meter, MeterEvent added)
    {
        var open = Open(park);
        if (!open.Index.Meters.TryGetValue(meter, out var number))
        {
            throw new InvalidDataException(
                $"A registry change adds an event to meter '{meter}', which park '{park}' does not have.");
        }

        var known = _meters[(int)number];
        var events = known.Definition.Events;
        if (events.FirstOrDefault(other => other.AtUnixMs == added.AtUnixMs && other.Kind == added.Kind) is { } replaced
            && replaced != added)
        {
            _superseded[number] = [.. _superseded.GetValueOrDefault(number, []), replaced];
        }

        _meters[(int)number] = known with { Definition = known.Definition with { Events = Merge(events, added) } };
        Touch(open, known.Enterprise);
        TouchAbove(open, known.Definition);
    }

    /// <summary>Keeps what a person's change replaces, or that it adds something.</summary>
    private void NoteEdit(RegistryOperation operation)
    {
        if (operation is RegistryOperation.PutEnterprise enterprise)
        {
            var known = Open(enterprise.Park).Index.Enterprises.TryGetValue(enterprise.Enterprise.Id.Value, out var number)
                ? _enterprises[number].Assignment.Enterprise
                : null;
            _edits = _edits.With(enterprise.Park, enterprise.Enterprise.Id, known);
        }
        else if (operation is RegistryOperation.PutMeter meter)
        {
            var known = Open(meter.Park).Index.Meters.TryGetValue(meter.Meter.Id, out var number) ? _meters[(int)number].Definition : null;
            _edits = _edits.With(meter.Park, meter.Meter.Id, known);
        }
    }

    private int AddEnterprise(OpenPark open, EnterpriseDefinition? enterprise)
    {
        var (number, park) = (_enterprises.Count, open.Definition.Id);
        var assignment = new EnterpriseAssignment
        {
            Version = _version,
            Park = park,
            Enterprise = enterprise,
            Region = open.Definition.Region,
            Zone = Zone(open.Definition.TimeZone),
            Meters = Array.Empty<MeterDefinition>(),
        };
        _enterprises.Add(new(number, GrainKeys.Enterprise(park, enterprise?.Id), assignment, new List<uint>()));
        open.Index.Enterprises.Add(RegistryState.ParkIndex.KeyOf(enterprise?.Id), number);
        Touch(open, number);
        return number;
    }

    /// <summary>The owners of the meters above one are told of it too: what they supply on counts elsewhere.</summary>
    private void TouchAbove(OpenPark open, MeterDefinition meter)
    {
        for (var steps = 0; steps < open.MeterOrder.Count && meter.Parent is { } parent
            && open.Index.Meters.TryGetValue(parent, out var number); steps++)
        {
            Touch(open, _meters[(int)number].Enterprise);
            meter = _meters[(int)number].Definition;
        }
    }

    private IEnumerable<(int Owner, IReadOnlyList<SuppliedMeterAssignment> Meters)> Supplied(OpenPark open)
    {
        foreach (var (owner, meters) in SupplyTree.Of([.. open.MeterOrder.Select(number => _meters[(int)number].Definition)]))
        {
            yield return (open.Index.Enterprises[RegistryState.ParkIndex.KeyOf(owner)],
                [.. meters.Select(one => new SuppliedMeterAssignment(
                    one.Meter, GrainKeys.Enterprise(open.Definition.Id, one.Meter.Enterprise), one.From))]);
        }
    }

    private void TouchAll(OpenPark open)
    {
        foreach (var number in open.Index.Enterprises.Values)
        {
            Touch(open, number);
        }
    }

    private void Touch(OpenPark open, int enterprise)
    {
        open.Version = _version;
        if (!_touched.ContainsKey(enterprise))
        {
            _enterprises[enterprise] = _enterprises[enterprise] with { Meters = new List<uint>(_enterprises[enterprise].Meters) };
        }

        _touched[enterprise] = _version;
    }

    private OpenPark Open(ParkId park)
    {
        if (_open.TryGetValue(park, out var open))
        {
            return open;
        }

        if (!_indexes.TryGetValue(park, out var index) || from.View.Find(park) is not { } known)
        {
            throw new InvalidDataException($"A registry change names park '{park}', which the registry does not have.");
        }

        var head = known.Definition with { Enterprises = [], Meters = [] };
        open = new OpenPark { Definition = head, Index = index.Copy(), Version = known.Version };
        open.EnterpriseOrder.AddRange(known.Definition.Enterprises.Select(enterprise => index.Enterprises[enterprise.Id.Value]));
        open.MeterOrder.AddRange(known.Definition.Meters.Select(meter => index.Meters[meter.Id]));
        _open.Add(park, open);
        return open;
    }

    private RegisteredPark View(OpenPark open)
    {
        var definition = open.Definition with
        {
            Enterprises = [.. open.EnterpriseOrder.Select(number => _enterprises[number].Assignment.Enterprise!)],
            Meters = [.. open.MeterOrder.Select(number => _meters[(int)number].Definition)],
        };
        return new(open.Version, definition, Zone(definition.TimeZone));
    }

    private sealed class OpenPark
    {
        public required ParkDefinition Definition { get; set; }

        public required RegistryState.ParkIndex Index { get; init; }

        public required long Version { get; set; }

        public List<int> EnterpriseOrder { get; } = [];

        public List<uint> MeterOrder { get; } = [];
    }
}
