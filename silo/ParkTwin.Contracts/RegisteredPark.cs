using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>One park of the registry with what is looked up in it. Immutable.</summary>
public sealed class RegisteredPark
{
    private readonly Dictionary<MeterId, MeterDefinition> _meters;
    private readonly Dictionary<EnterpriseId, EnterpriseDefinition> _enterprises;
    private readonly ILookup<string, MeterDefinition> _byEnterprise;

    /// <summary>A park as the registry holds it.</summary>
    /// <param name="version">Rises by at least one with every change to this park.</param>
    /// <param name="definition">The park; ids in it differ and references resolve.</param>
    /// <param name="zone">The offsets of its time zone.</param>
    /// <param name="demo">True where the host models the park, whatever the definition says.</param>
    public RegisteredPark(long version, ParkDefinition definition, ZoneTable zone, bool demo = false)
    {
        Version = version;
        Definition = definition;
        Zone = zone;
        Demo = demo || definition.Demo;
        Calendar = new ParkCalendar(zone);
        _meters = definition.Meters.ToDictionary(meter => meter.Id);
        _enterprises = definition.Enterprises.ToDictionary(enterprise => enterprise.Id);
        _byEnterprise = definition.Meters.ToLookup(meter => meter.Enterprise?.Value ?? GrainKeys.ParkOwn, StringComparer.Ordinal);
        HasOwnMeters = definition.Meters.Any(meter => meter.Enterprise is null);
    }

    /// <summary>Rises by at least one with every change to this park.</summary>
    public long Version { get; }

    /// <summary>Who is in it and what is metered.</summary>
    public ParkDefinition Definition { get; }

    /// <summary>The offsets of its time zone.</summary>
    public ZoneTable Zone { get; }

    /// <summary>True for the modelled park.</summary>
    public bool Demo { get; }

    /// <summary>Its local hours, days, months and years.</summary>
    public ParkCalendar Calendar { get; }

    /// <summary>True when the park has meters of its own (enterprise null).</summary>
    public bool HasOwnMeters { get; }

    /// <summary>The meter of an id; null when there is none.</summary>
    public MeterDefinition? FindMeter(MeterId meter) => _meters.GetValueOrDefault(meter);

    /// <summary>The enterprise of an id; null when there is none.</summary>
    public EnterpriseDefinition? FindEnterprise(EnterpriseId enterprise) => _enterprises.GetValueOrDefault(enterprise);

    /// <summary>The meters of one enterprise in the registry's order; of null, the park's own.</summary>
    public IEnumerable<MeterDefinition> MetersOf(EnterpriseId? enterprise) => _byEnterprise[enterprise?.Value ?? GrainKeys.ParkOwn];

    /// <summary>Key of the enterprise grain that owns a meter.</summary>
    public string GrainKeyOf(MeterDefinition meter) => GrainKeys.Enterprise(Definition.Id, meter.Enterprise);

    /// <summary>Keys of all enterprise grains of the park, the park's own meters last where it has any.</summary>
    public IEnumerable<string> EnterpriseGrainKeys()
    {
        foreach (var enterprise in Definition.Enterprises)
        {
            yield return GrainKeys.Enterprise(Definition.Id, enterprise.Id);
        }

        if (HasOwnMeters)
        {
            yield return GrainKeys.Enterprise(Definition.Id, null);
        }
    }
}
