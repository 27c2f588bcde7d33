using System.Text;
using ParkTwin.Domain;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Topic names and filters: a filter, a line feed, a topic. Checks, matching and the way to a meter against slow readers.</summary>
internal sealed class TopicTarget : FuzzTarget
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private readonly MeterDirectory _meters;
    private readonly HashSet<string> _known = [];

    public TopicTarget()
    {
        var meters = Enumerable.Range(0, 500).Select(i => (ParkId.Parse($"p{i % 3}"), Meter($"m{i * 7}"), (uint)i)).ToList();
        _meters = new MeterDirectory(meters);
        _known.UnionWith(meters.Select(one => $"{one.Item1}/{one.Item2.Id}"));
    }

    public override string Name => "topics";

    public override double Share => 0.1;

    public override int LargestInput => 512;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[] { "/", "+", "#", "/+/", "/#", "$SYS", "$share/g/", "parktwin/v1/", "/reading", "p1/m7", "p2/m14", "\n", "园", "\u00A0" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    public override IEnumerable<byte[]> Seeds() =>
        ((string[])["parktwin/v1/+/+/reading\nparktwin/v1/p0/m0/reading", "a/#\na", "#\n$SYS/a", "+/+\n/", "$share/g/#\np1/m7"])
            .Select(Encoding.UTF8.GetBytes);

    public override bool TryGenerate(FuzzRandom random, InputBuffer into)
    {
        for (var half = 0; half < 2; half++)
        {
            for (var left = random.Next(5); left >= 0; left--)
            {
                into.Add(random.Pick(Words));
                if (random.OneIn(3))
                {
                    into.Add((byte)random.Between('a', 'c'));
                }
            }

            into.Add((byte)'\n');
        }

        return true;
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        var cut = input.IndexOf((byte)'\n');
        var filter = cut < 0 ? input : input[..cut];
        var topic = cut < 0 ? input : input[(cut + 1)..];
        var (filterText, topicText) = (Text(filter), Text(topic));
        var isFilter = MqttText.IsTopicFilter(filter);
        var isTopic = MqttText.IsTopicName(topic);
        Must(isFilter == IsFilter(filterText), "A filter is judged wrongly", filter);
        Must(isTopic == (topicText is { Length: > 0 } && !topicText.AsSpan().ContainsAny('+', '#')), "A topic is judged wrongly", topic);
        outcome.Add((isFilter ? 1 : 0) | (isTopic ? 2 : 0));
        if (isFilter && isTopic)
        {
            var covers = TopicMatch.Covers(filter, topic);
            Must(covers == Covers(filterText!, topicText!), "A filter is matched wrongly", input);
            outcome.Add(covers ? 1 : 0);
        }

        if (isFilter && MqttText.IsShared(filter))
        {
            var parts = filterText!.Split('/', 3);
            var wellFormed = parts.Length == 3 && parts[1].Length > 0 && parts[2].Length > 0 && !parts[1].AsSpan().ContainsAny('+', '#');
            Must(MqttText.IsSharedWellFormed(filter) == wellFormed, "A shared filter is judged wrongly", filter);
            outcome.Add(wellFormed ? 5 : 4);
        }

        if (isTopic)
        {
            var found = _meters.TryFind(topic, out var entry);
            Must(found == _known.Contains(topicText!) && (!found || entry.Number < 500), "A meter is found wrongly", topic);
            outcome.Add(found ? 64 : _meters.HasPark(topicText!.Split('/')[0]) ? 65 : 66);
        }
    }

    private static MeterDefinition Meter(string id) => new()
    {
        Id = MeterId.Parse(id),
        Carrier = Carrier.Electricity,
        Role = MeterRole.GridImport,
        Kind = MeterKind.Register,
        Unit = MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };

    private static void Must(bool holds, string what, ReadOnlySpan<byte> of)
    {
        if (!holds)
        {
            throw new FuzzViolationException($"{what}: {Encoding.UTF8.GetString(of)}");
        }
    }

    /// <summary>The text; null where MQTT does not take it.</summary>
    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsFilter(string? text)
    {
        var levels = text?.Split('/') ?? [];
        return text is { Length: > 0 }
            && levels.Select((level, at) => (level, last: at == levels.Length - 1)).All(one => one.level switch
            {
                "+" => true,
                "#" => one.last,
                var level => !level.AsSpan().ContainsAny('+', '#'),
            });
    }

    /// <summary>§4.7 of the standard, level by level.</summary>
    private static bool Covers(string filter, string topic)
    {
        var (wanted, given) = (filter.Split('/'), topic.Split('/'));
        if (topic.StartsWith('$') && wanted[0] is "+" or "#" && topic.StartsWith('$'))
        {
            return false;
        }

        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "#")
            {
                return true;
            }

            if (i >= given.Length || (wanted[i] != "+" && wanted[i] != given[i]))
            {
                return false;
            }

            if (i == given.Length - 1 && wanted.Length == i + 2 && wanted[i + 1] == "#")
            {
                return true;
            }
        }

        return wanted.Length == given.Length;
    }
}
