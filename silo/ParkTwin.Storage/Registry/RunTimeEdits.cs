using System.Collections.Immutable;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// What people added and renamed while the twin ran. A registry file that was not edited since does not know of it: what was added is not
/// missed in it, and what it still says of a renamed thing is not put back. Immutable.
/// </summary>
internal sealed class RunTimeEdits
{
    private readonly ImmutableDictionary<(ParkId, EnterpriseId), ImmutableList<EnterpriseDefinition>> _enterprises;
    private readonly ImmutableDictionary<(ParkId, MeterId), ImmutableList<(string? Name, int? Decimals)>> _meters;

    private RunTimeEdits(
        ImmutableDictionary<(ParkId, EnterpriseId), ImmutableList<EnterpriseDefinition>> enterprises,
        ImmutableDictionary<(ParkId, MeterId), ImmutableList<(string? Name, int? Decimals)>> meters) => (_enterprises, _meters) = (enterprises, meters);

    /// <summary>Nobody has changed anything.</summary>
    public static RunTimeEdits None { get; } = new(
        ImmutableDictionary<(ParkId, EnterpriseId), ImmutableList<EnterpriseDefinition>>.Empty,
        ImmutableDictionary<(ParkId, MeterId), ImmutableList<(string? Name, int? Decimals)>>.Empty);

    /// <summary>With an enterprise that was added, or changed from what it was.</summary>
    public RunTimeEdits With(ParkId park, EnterpriseId id, EnterpriseDefinition? before)
    {
        var replaced = _enterprises.GetValueOrDefault((park, id), []);
        return new(_enterprises.SetItem((park, id), before is null ? replaced : replaced.Add(before)), _meters);
    }

    /// <summary>With a meter that was added, or changed from what it was.</summary>
    public RunTimeEdits With(ParkId park, MeterId id, MeterDefinition? before)
    {
        var replaced = _meters.GetValueOrDefault((park, id), []);
        return new(_enterprises, _meters.SetItem((park, id), before is null ? replaced : replaced.Add((before.Name, before.Decimals))));
    }

    /// <summary>True where a file need not name the enterprise.</summary>
    public bool Holds(ParkId park, EnterpriseId id) => _enterprises.ContainsKey((park, id));

    /// <summary>True where a file need not name the meter.</summary>
    public bool Holds(ParkId park, MeterId id) => _meters.ContainsKey((park, id));

    /// <summary>True for what an enterprise was before a person changed it.</summary>
    public bool Replaced(ParkId park, EnterpriseDefinition enterprise) =>
        _enterprises.TryGetValue((park, enterprise.Id), out var replaced) && replaced.Contains(enterprise);

    /// <summary>True for the name and decimals that a meter had before a person changed them.</summary>
    public bool Replaced(ParkId park, MeterDefinition meter) =>
        _meters.TryGetValue((park, meter.Id), out var replaced) && replaced.Contains((meter.Name, meter.Decimals));
}
