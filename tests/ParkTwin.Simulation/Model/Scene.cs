using System.Globalization;
using System.Text;
using ParkTwin.Domain;
using ParkTwin.Simulation.Devices;

namespace ParkTwin.Simulation.Model;

/// <summary>The park of one run: its registry, its meters, and everything that devices will send, out of one seed.</summary>
internal sealed class Scene
{
    public const string Park = "p";
    private readonly Random _dice;
    private readonly FaultKind _faults;
    private readonly Dictionary<(string, long, int, decimal), Element> _byKey = [];
    private readonly Dictionary<string, Element> _byText = new(StringComparer.Ordinal);
    private readonly long _now;
    private int _spoilt;

    public Scene(Random dice, FaultKind faults, DateTimeOffset now)
    {
        (_dice, _faults, _now) = (dice, faults, now.ToUnixTimeMilliseconds());
        string?[] owners = ["e1", "e1", "e2", null];
        var count = dice.Next(2, 6);
        for (var i = 0; i < count; i++)
        {
            Meters.Add(new MeterPlan($"m{i}", owners[dice.Next(owners.Length)], dice, _now));
        }

        // A meter that the registry learns of only later: until then its readings are quarantined.
        Latecomer = dice.Next(3) == 0 ? Meters[^1] : null;
        Zone = dice.Next(8) == 0 ? "Europe/Berlin" : "Asia/Shanghai";
        foreach (var meter in Meters)
        {
            Plan(meter);
        }
    }

    public string Zone { get; }

    public List<MeterPlan> Meters { get; } = [];

    /// <summary>The meter that is missing from the first registry file; null when none is.</summary>
    public MeterPlan? Latecomer { get; }

    public List<Publication> Publications { get; } = [];

    public IEnumerable<Element> Elements => _byText.Values;

    /// <summary>The element of a reading; null when nobody sends such a reading.</summary>
    public Element? Find(string meter, in Reading reading) =>
        _byKey.GetValueOrDefault((meter, reading.AtUnixMs, reading.Revision, reading.Value));

    /// <summary>The element of a quarantined payload; null when nobody sends such a thing.</summary>
    public Element? Find(ReadOnlySpan<byte> payload) => _byText.GetValueOrDefault(Encoding.UTF8.GetString(payload));

    /// <summary>The registry file.</summary>
    public byte[] Registry(bool withLatecomer)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $"{{\"parks\":[{{\"id\":\"{Park}\",\"name\":\"Park\",\"timeZone\":\"{Zone}\",");
        json.Append("\"region\":\"CN-33\",\"enterprises\":[");
        json.Append("{\"id\":\"e1\",\"name\":\"One\",\"industry\":\"C17\"},{\"id\":\"e2\",\"name\":\"Two\",\"industry\":\"C17\"}],\"meters\":[");
        var first = true;
        foreach (var meter in Meters.Where(meter => withLatecomer || meter != Latecomer))
        {
            json.Append(first ? "" : ",");
            meter.Write(json);
            first = false;
        }

        return Encoding.UTF8.GetBytes(json.Append("]}]}").ToString());
    }

    private void Plan(MeterPlan meter)
    {
        var elements = new List<Element>();
        for (var i = 0; i < meter.Times.Count; i++)
        {
            elements.Add(Reading(meter, meter.Times[i], meter.Values[i], 0));
            if (_dice.Next(20) == 0)
            {
                elements.Add(Reading(meter, meter.Times[i], meter.Values[i] + _dice.Next(-2, 3), _dice.Next(3)));
            }

            if (meter != Latecomer && _dice.Next(25) == 0)
            {
                elements.Add(Spoilt(meter));
            }

            if ((_faults & FaultKind.DeviceClock) != 0 && _dice.Next(12) == 0)
            {
                // Its clock is ahead: by less or by more than the ten minutes that are let through.
                elements.Add(Reading(meter, _now + _dice.NextInt64(1_800_000), meter.Values[i], 0, Fate.Either));
            }
        }

        Pack(meter, elements);
    }

    private void Pack(MeterPlan meter, List<Element> elements)
    {
        var topic = $"parktwin/v1/{Park}/{meter.Id}/reading";
        var publications = new List<Publication>();
        for (var at = 0; at < elements.Count;)
        {
            var size = Math.Min(elements.Count - at, _dice.Next(3) == 0 ? _dice.Next(1, 5) : 1);
            publications.Add(new(topic, elements.GetRange(at, size), _dice.Next(4) == 0, _dice.Next(12) switch { 0 => 0, < 9 => 1, _ => 2 }));
            at += size;
        }

        if ((_faults & FaultKind.Reorder) != 0)
        {
            foreach (var publication in publications)
            {
                publication.NotBefore = _dice.Next(4) == 0 ? _dice.NextInt64(20 * TimeSpan.TicksPerSecond) : 0;
            }

            if (_dice.Next(2) == 0)
            {
                var all = publications.ToArray();
                _dice.Shuffle(all);
                publications = [.. all];
            }
        }

        Publications.AddRange(publications);
    }

    private Element Reading(MeterPlan meter, long at, decimal value, int revision, Fate fate = Fate.Ledger)
    {
        if (_byKey.TryGetValue((meter.Id, at, revision, value), out var known))
        {
            return known;
        }

        var c = CultureInfo.InvariantCulture;
        var time = _dice.Next(3) == 0
            ? $"\"{DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", c)}\""
            : at.ToString(c);
        var number = _dice.Next(4) == 0 ? $"\"{value.ToString(c)}\"" : value.ToString(c);
        var unit = _dice.Next(5) == 0 ? $",\"u\":\"{meter.Unit}\"" : "";
        var again = revision > 0 || _dice.Next(8) == 0 ? $",\"r\":{revision.ToString(c)}" : "";

        var text = $"{{\"t\":{time},\"v\":{number}{unit}{again}}}";
        var isUnsure = meter == Latecomer || (_faults & FaultKind.HostClock) != 0; // A host whose clock is late sees the future.
        return Add(new(meter.Id, at, value, revision, Unique(text), isUnsure ? Fate.Either : fate));
    }

    /// <summary>Something that no meter may say.</summary>
    private Element Spoilt(MeterPlan meter)
    {
        var n = _spoilt++;
        var text = _dice.Next(5) switch
        {
            0 => $"{{\"t\":{n},\"v\":\"x{n}\"}}",
            1 => $"{{\"t\":\"yesterday {n}\",\"v\":1}}",
            2 => $"{{\"t\":{n},\"v\":{n},\"u\":\"m3\"}}",
            3 => $"{{\"t\":{n},\"value\":{n}}}",
            _ => $"{{\"t\":{n},\"v\":79228162514264337593543950335}}",
        };
        return Add(new(meter.Id, 0, 0, -1, Unique(text), Fate.Quarantine));
    }

    private string Unique(string text)
    {
        while (_byText.ContainsKey(text))
        {
            text = text.Insert(1, " ");
        }

        return text;
    }

    private Element Add(Element element)
    {
        _byText.Add(element.Text, element);
        if (element.Fate != Fate.Quarantine)
        {
            _byKey.Add(element.Key, element);
        }

        return element;
    }
}
