using ParkTwin.Fuzz.Engine;
using ParkTwin.Fuzz.Targets;

namespace ParkTwin.Fuzz;

/// <summary>Every target by name, in the order in which a run takes them.</summary>
internal static class AllTargets
{
    private static readonly (string Name, Func<FuzzTarget> Make)[] Known =
    [
        ("mqtt-codec", static () => new MqttCodecTarget()),
        ("mqtt-endpoint", static () => new MqttEndpointTarget()),
        ("payload", static () => new PayloadTarget()),
        ("topics", static () => new TopicTarget()),
        ("figure-id", static () => new FigureIdTarget()),
        ("registry", static () => new RegistryTarget()),
        ("reference", static () => new ReferenceTarget()),
        ("journal-records", static () => new JournalRecordTarget()),
        ("journal", static () => new JournalTarget()),
        ("blocks", static () => new BlockTarget()),
        ("quarantine", static () => new QuarantineTarget()),
        ("states", static () => new StateTarget()),
        ("csv", static () => new CsvTarget()),
        ("xlsx", static () => new ExcelTarget()),
        ("rest", static () => new RestTarget()),
        ("hub", static () => new HubTarget()),
    ];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(one => one.Name)];

    /// <summary>Makes a target.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static FuzzTarget Make(string name) => Known.FirstOrDefault(one => one.Name == name) is { Make: { } make }
        ? make()
        : throw new ArgumentException($"There is no target '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
}
