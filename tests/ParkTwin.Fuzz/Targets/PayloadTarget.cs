using System.Text;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Payloads;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Payloads of readings. The canonical parser must agree with the general one, and both with an oracle made of JsonDocument, BigInteger
/// and DateTimeOffset, element by element, on the value, the instant, and whether it is a reading at all.
/// </summary>
internal sealed class PayloadTarget : FuzzTarget
{
    private readonly List<(PayloadFault Fault, ParsedReading Reading)> _read = [];
    private PayloadGrammar? _grammar;

    public override string Name => "payload";

    public override double Share => 0.4;

    public override int LargestInput => 4 * 1024;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[]
        {
            "{\"t\":", "\"v\":", ",\"v\":", "\"q\":\"bad\"", "\"u\":\"kWh\"", "\"r\":1", "null", "NaN", "Infinity", "1e28", "e-28", "E+5", "\\u0074",
            "\\ud800", "Z", "+08:00", "T", "23:59:60", "0001-01-01T00:00:00", "9999-12-31T23:59:59.999", "[", "]", "{", "}", ",", "\"", "-0", "79228162514264337593543950335",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public override bool TryGenerate(FuzzRandom random, InputBuffer into)
    {
        (_grammar ??= new PayloadGrammar(random)).Payload(into);
        return true;
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        _read.Clear();
        var json = new NativeJsonReader(input);
        var unparsable = false;
        while (json.Read(out var reading))
        {
            outcome.Add((int)json.Fault);
            unparsable |= json.Fault == PayloadFault.Unparsable;
            _read.Add((json.Fault, reading));
            if (json.Fault == PayloadFault.None)
            {
                outcome.Add((int)reading.Quality | (reading.Unit is null ? 0 : 8) | (reading.Revision == 0 ? 0 : 16));
                outcome.AddMagnitude(reading.Value.Scale);
                Agree(input[json.Element], reading, ref outcome);
            }
            else
            {
                Explain(json.Describe(), ref outcome);
            }

            if (_read.Count > input.Length + 1)
            {
                throw new FuzzViolationException("There are more elements than bytes.");
            }
        }

        outcome.AddMagnitude(_read.Count);

        // The oracle throws and catches at what is not JSON, which is slow: of what the product cannot parse it sees one in eight.
        if (!unparsable || (outcome.Value & 7) == 0)
        {
            ReadingOracle.Of(input)?.Judge(_read);
        }
    }

    /// <summary>Where the canonical parser reads, the general one reads the same.</summary>
    private static void Agree(ReadOnlySpan<byte> text, in ParsedReading reading, ref Outcome outcome)
    {
        var length = CanonicalReading.TryParse(text, out var canonical);
        var general = JsonReading.Parse(text);
        outcome.Add(length > 0 ? 1 : 0);
        var same = general.Fault == FaultDetail.None && general.Reading == reading && general.Length == text.Length
            && decimal.GetBits(general.Reading.Value).AsSpan().SequenceEqual(decimal.GetBits(reading.Value));
        if (!same || (length > 0 && (length != text.Length || canonical != reading)))
        {
            throw new FuzzViolationException($"Two parsers read {reading} and {general.Reading} ({general.Fault}) in {Encoding.UTF8.GetString(text)}");
        }
    }

    private static void Explain(string sentence, ref Outcome outcome)
    {
        if (sentence.Length is 0 or > 400)
        {
            throw new FuzzViolationException($"A fault is explained in {sentence.Length} characters.");
        }

        // Sentences differ in what they quote; their last word tells which one it is.
        outcome.Add(sentence[^Math.Min(24, sentence.Length)..].Sum(c => c));
    }
}
