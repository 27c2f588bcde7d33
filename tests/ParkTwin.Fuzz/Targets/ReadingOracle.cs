using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Payloads;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// What docs/formats/payload.md says of a payload that is JSON, worked out in the slow and obvious way. It has no opinion of what is not
/// JSON.
/// </summary>
internal sealed partial class ReadingOracle
{
    private const int MostEscaped = 128;
    private static readonly HashSet<string> Units =
        ["Wh", "kWh", "MWh", "kvarh", "W", "kW", "MW", "L", "dm3", "m3", "m3/h", "t", "GJ", "GJ/h"];

    private readonly List<Expected> _elements = [];

    private ReadingOracle()
    {
    }

    /// <summary>The oracle of a payload; null where it is not JSON.</summary>
    public static ReadingOracle? Of(ReadOnlySpan<byte> payload)
    {
        JsonDocument document;
        try
        {
            var reader = new Utf8JsonReader(payload);
            if (!JsonDocument.TryParseValue(ref reader, out document!) || reader.BytesConsumed != payload.TrimEnd(" \n\r\t"u8).Length)
            {
                return null;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        using (document)
        {
            var oracle = new ReadingOracle();
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Array)
            {
                oracle._elements.Add(Read(root));
            }
            else
            {
                oracle._elements.AddRange(root.EnumerateArray().Select(Read));
            }

            return oracle;
        }
    }

    /// <summary>Compares what was read.</summary>
    public void Judge(IReadOnlyList<(PayloadFault Fault, ParsedReading Reading)> read)
    {
        for (var i = 0; i < read.Count; i++)
        {
            Judge(i, read[i].Fault, read[i].Reading);
        }

        End(read.Count);
    }

    private void Judge(int index, PayloadFault fault, in ParsedReading reading)
    {
        if (_elements.Count == 0 && index == 0 && fault == PayloadFault.Unparsable)
        {
            return; // An empty array is one fault.
        }

        if (index >= _elements.Count)
        {
            throw new FuzzViolationException($"Element {index} is read; there are {_elements.Count}.");
        }

        var expected = _elements[index];
        if (expected.IsUnsure)
        {
            return;
        }

        if (expected.IsReading != (fault == PayloadFault.None))
        {
            throw new FuzzViolationException($"Element {index} is {(expected.IsReading ? "a reading" : "none")} and is read with fault {fault}.");
        }

        if (expected.IsReading && (reading.AtUnixMs != expected.AtUnixMs || !Same(reading.Value, expected.Mantissa, expected.Exponent)))
        {
            throw new FuzzViolationException(
                $"Element {index} is {expected.Mantissa}e{expected.Exponent} at {expected.AtUnixMs} and is read as {reading.Value} at {reading.AtUnixMs}.");
        }
    }

    private void End(int elements)
    {
        if (elements != Math.Max(1, _elements.Count))
        {
            throw new FuzzViolationException($"{elements} elements are read; there are {_elements.Count}.");
        }
    }

    private static bool Same(decimal value, BigInteger mantissa, int exponent)
    {
        var bits = decimal.GetBits(value);
        var own = unchecked(new BigInteger((uint)bits[0]) | (new BigInteger((uint)bits[1]) << 32) | (new BigInteger((uint)bits[2]) << 64));
        own = bits[3] < 0 ? -own : own;
        var scale = -((bits[3] >> 16) & 0x7F);
        return scale <= exponent
            ? own == mantissa * BigInteger.Pow(10, exponent - scale)
            : own * BigInteger.Pow(10, scale - exponent) == mantissa;
    }

    private static Expected Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        var expected = new Expected { IsReading = true };
        var seen = new HashSet<string>();
        foreach (var property in element.EnumerateObject())
        {
            Read(property, seen, ref expected);
        }

        expected.IsReading &= seen.Contains("t") && seen.Contains("v");
        return expected;
    }

    private static void Read(JsonProperty property, HashSet<string> seen, ref Expected expected)
    {
        string name;
        string? text;
        try
        {
            name = property.Name;
            text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            expected.IsReading = false; // Half a surrogate pair is no text.
            return;
        }

        expected.IsUnsure |= text is not null && property.Value.GetRawText() is { Length: > MostEscaped } raw && raw.Contains('\\');
        var kind = property.Value.ValueKind;
        expected.IsReading &= seen.Add(name) && name switch
        {
            "t" => kind == JsonValueKind.Number ? Unix(property.Value.GetRawText(), out expected.AtUnixMs) : Iso(text, out expected.AtUnixMs),
            "v" => Number(kind == JsonValueKind.Number ? property.Value.GetRawText() : text, out expected.Mantissa, out expected.Exponent),
            "q" => kind == JsonValueKind.Null || text is "good" or "estimated" or "bad",
            "u" => kind == JsonValueKind.Null || (text is not null && Units.Contains(text)),
            "r" => kind == JsonValueKind.Null || (kind == JsonValueKind.Number && property.Value.TryGetInt32(out var revision) && revision >= 0),
            _ => false,
        };
    }

    /// <summary>A number of at most 28 significant digits and decimals, below the largest decimal.</summary>
    private static bool Number(string? text, out BigInteger mantissa, out int exponent)
    {
        (mantissa, exponent) = (default, 0);
        if (text is null || NumberForm().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var digits = match.Groups[2].Value + match.Groups[3].Value;
        var stated = match.Groups[4].Success ? BigInteger.Parse(match.Groups[4].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        mantissa = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (mantissa.IsZero)
        {
            return true;
        }

        var significant = digits.TrimStart('0').TrimEnd('0');
        var power = stated - match.Groups[3].Length + (digits.Length - digits.TrimEnd('0').Length);
        mantissa = BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture) * (match.Groups[1].Value == "-" ? -1 : 1);
        if (significant.Length > 28 || power < -28 || power > 28)
        {
            return false;
        }

        exponent = (int)power;
        return exponent <= 0 || BigInteger.Abs(mantissa) * BigInteger.Pow(10, exponent) < BigInteger.Pow(2, 96);
    }

    private static bool Unix(string text, out long unixMs)
    {
        unixMs = 0;
        if (!Number(text, out var mantissa, out var exponent) || exponent < 0)
        {
            return false;
        }

        var value = mantissa * BigInteger.Pow(10, exponent);
        var fits = value >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && value <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        unixMs = fits ? (long)value : 0;
        return fits;
    }

    private static bool Iso(string? text, out long unixMs)
    {
        unixMs = 0;
        if (text is null || IsoForm().Match(text) is not { Success: true } match)
        {
            return false;
        }

        int Part(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var offset = (Part(9) * 60) + Part(10);
        if (offset > 14 * 60 || Part(10) > 59)
        {
            return false;
        }

        try
        {
            var local = new DateTime(Part(1), Part(2), Part(3), Part(4), Part(5), Part(6), DateTimeKind.Unspecified);
            var at = new DateTimeOffset(local, TimeSpan.FromMinutes(match.Groups[8].Value == "-" ? -offset : offset));
            unixMs = at.ToUnixTimeMilliseconds() + int.Parse((match.Groups[7].Value + "000")[..3], CultureInfo.InvariantCulture);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^([+-]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();

    [GeneratedRegex(
        @"^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(?:Z|([+-])([0-9]{2})(?::?([0-9]{2}))?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex IsoForm();

    private struct Expected
    {
        public bool IsReading;
        public bool IsUnsure;
        public long AtUnixMs;
        public BigInteger Mantissa;
        public int Exponent;
    }
}
