using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Registry;

/// <summary>The whole registry at one version, with the numbers that journal and dispatcher work with. Immutable.</summary>
public sealed class RegistryState
{
    private readonly Dictionary<ParkId, ParkIndex> _parks;

    internal RegistryState(
        long version, string zoneVersion, IReadOnlyList<RegisteredMeter> meters, IReadOnlyList<RegisteredEnterprise> enterprises,
        RegistrySnapshot view, Dictionary<ParkId, ParkIndex> parks, Dictionary<uint, IReadOnlyList<MeterEvent>> superseded,
        RunTimeEdits edits)
    {
        (Version, ZoneVersion, Meters, Enterprises, View) = (version, zoneVersion, meters, enterprises, view);
        (_parks, Superseded, Edits) = (parks, superseded, edits);
    }

    /// <summary>A registry without a park.</summary>
    public static RegistryState Empty { get; } = new(0, ZoneTables.Version, [], [], RegistrySnapshot.Empty, [], [], RunTimeEdits.None);

    /// <summary>Number of changes that led here.</summary>
    public long Version { get; }

    /// <summary>Version of tzdb that assignments were last told of.</summary>
    public string ZoneVersion { get; }

    /// <summary>Every meter; the index is its number.</summary>
    public IReadOnlyList<RegisteredMeter> Meters { get; }

    /// <summary>Every enterprise and every park's own meters; the index is the number.</summary>
    public IReadOnlyList<RegisteredEnterprise> Enterprises { get; }

    /// <summary>The same registry as the other hosts see it.</summary>
    public RegistrySnapshot View { get; }

    internal IReadOnlyDictionary<ParkId, ParkIndex> Parks => _parks;

    internal IReadOnlyDictionary<uint, IReadOnlyList<MeterEvent>> Superseded { get; }

    /// <summary>What people changed while the twin ran; a file does not say it.</summary>
    internal RunTimeEdits Edits { get; }

    /// <summary>A meter; null when there is none.</summary>
    public RegisteredMeter? FindMeter(ParkId park, MeterId meter) =>
        _parks.TryGetValue(park, out var index) && index.Meters.TryGetValue(meter, out var number) ? Meters[(int)number] : null;

    /// <summary>An enterprise, or the park's own meters for null; null when there is none.</summary>
    public RegisteredEnterprise? FindEnterprise(ParkId park, EnterpriseId? enterprise) =>
        _parks.TryGetValue(park, out var index) && index.Enterprises.TryGetValue(ParkIndex.KeyOf(enterprise), out var number)
            ? Enterprises[number]
            : null;

    /// <summary>Events of a meter that were corrected since: what a file that was not edited still says.</summary>
    internal IReadOnlyList<MeterEvent> SupersededEvents(ParkId park, MeterId meter) =>
        FindMeter(park, meter) is { } known && Superseded.TryGetValue(known.Number, out var events) ? events : [];

    /// <summary>The registry after these changes.</summary>
    /// <exception cref="InvalidDataException">A change names a park, enterprise or meter that does not exist.</exception>
    internal RegistryState With(IEnumerable<RegistryChange> changes)
    {
        var fold = new RegistryFold(this);
        foreach (var change in changes)
        {
            fold.Apply(change);
        }

        return fold.Build();
    }

    /// <summary>Numbers by id within one park.</summary>
    internal sealed class ParkIndex
    {
        public Dictionary<MeterId, uint> Meters { get; init; } = [];

        public Dictionary<string, int> Enterprises { get; init; } = new(StringComparer.Ordinal);

        public static string KeyOf(EnterpriseId? enterprise) => enterprise?.Value ?? GrainKeys.ParkOwn;

        public ParkIndex Copy() => new() { Meters = new(Meters), Enterprises = new(Enterprises, StringComparer.Ordinal) };
    }
}
