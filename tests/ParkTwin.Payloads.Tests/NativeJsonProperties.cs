using System.Globalization;
using System.Text;

namespace ParkTwin.Payloads.Tests;

public sealed class NativeJsonProperties
{
    private const string Alphabet = "{}[]\",:.-+eE0123456789tvqurTZ \n\\/null";

    [Fact]
    public void The_short_and_the_long_way_agree_on_every_payload_that_both_can_read() => Seeds.ForEach(20_000, dice =>
    {
        var text = Encoding.UTF8.GetBytes(Mutated(dice, Element(dice, out _, out _)));
        var length = CanonicalReading.TryParse(text, out var reading);
        if (length == 0)
        {
            return;
        }

        var json = JsonReading.Parse(text);
        Assert.Equal((FaultDetail.None, length, reading), (json.Fault, json.Length, json.Reading));
        Assert.Equal(
            reading.Value.ToString(CultureInfo.InvariantCulture), json.Reading.Value.ToString(CultureInfo.InvariantCulture));
    });

    [Fact]
    public void What_is_written_is_read_back_exactly() => Seeds.ForEach(20_000, dice =>
    {
        var text = Element(dice, out var unixMs, out var value);
        var one = Parsed.One(text);
        Assert.Equal((PayloadFault.None, unixMs, value, text, ""), (one.Fault, one.Reading.AtUnixMs, one.Reading.Value, text, one.Sentence));
    });

    [Fact]
    public void Any_bytes_come_to_an_end_and_each_element_lies_behind_the_one_before() => Seeds.ForEach(20_000, dice =>
    {
        var array = Array(dice, ",");
        var payload = Encoding.UTF8.GetBytes(Mutated(dice, array));
        var json = new NativeJsonReader(payload);
        var end = 0;
        var count = 0;
        while (json.Read(out _))
        {
            var (offset, length) = json.Element.GetOffsetAndLength(payload.Length);
            var cutShort = offset == 0 && length == payload.Length;
            Assert.True((offset >= end || cutShort) && count++ <= payload.Length, "Elements overlap or never end.");
            Assert.Equal(json.Fault == PayloadFault.None, json.Describe().Length == 0);
            end = offset + length;
        }

        Assert.True(count > 0, "A payload yields at least one reading or fault.");
    });

    [Fact]
    public void A_valid_array_yields_as_many_elements_as_any_json_reader_sees() => Seeds.ForEach(5_000, dice =>
    {
        var text = Mutated(dice, Array(dice, " , "));
        int count;
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != System.Text.Json.JsonValueKind.Array || document.RootElement.GetArrayLength() == 0)
            {
                return;
            }

            count = document.RootElement.GetArrayLength();
        }
        catch (System.Text.Json.JsonException)
        {
            return;
        }

        Assert.Equal(count, Parsed.All(text).Count);
    });

    [Fact]
    public void Reading_allocates_nothing()
    {
        var payload = Encoding.UTF8.GetBytes(
            """[{"t":"2026-11-20T08:00:00+08:00","v":12345.67},{"v":"1.5","t":1767204000000,"u":"kWh","q":"good"},{"t":"x","v":1}]""");
        Run(payload, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = Run(payload, 10_000);
        Assert.Equal((30_000, 0L), (read, GC.GetAllocatedBytesForCurrentThread() - before));
    }

    private static int Run(ReadOnlySpan<byte> payload, int times)
    {
        var read = 0;
        for (var i = 0; i < times; i++)
        {
            var json = new NativeJsonReader(payload);
            while (json.Read(out _))
            {
                read++;
            }
        }

        return read;
    }

    private static string Array(Random dice, string between) =>
        "[" + string.Join(between, Enumerable.Range(0, dice.Next(1, 6)).Select(i => Element(dice, out _, out _))) + "]";

    private static string Element(Random dice, out long unixMs, out decimal value)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(dice.NextInt64(-60_000_000_000_000, 250_000_000_000_000));
        var local = at.ToOffset(TimeSpan.FromMinutes(15 * dice.Next(-48, 57)));
        var t = dice.Next(4) switch
        {
            0 => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            1 => local.ToString("'\"'yyyy-MM-ddTHH:mm:ss.fffzzz'\"'", CultureInfo.InvariantCulture),
            2 => (at = Floor(at)).ToString("'\"'yyyy-MM-ddTHH:mm:ss'Z''\"'", CultureInfo.InvariantCulture),
            _ => Floor(local).ToString("'\"'yyyy-MM-ddTHH:mm:sszzz'\"'", CultureInfo.InvariantCulture),
        };
        unixMs = t.Contains('.', StringComparison.Ordinal) || t[0] != '"' ? at.ToUnixTimeMilliseconds() : Floor(at).ToUnixTimeMilliseconds();
        value = Decimal(dice);
        var v = value.ToString(CultureInfo.InvariantCulture);
        var space = dice.Next(3) == 0 ? " " : string.Empty;
        v = dice.Next(3) == 0 ? $"\"{v}\"" : v;
        return dice.Next(10) == 0 ? $$"""{ "v" : {{v}} , "t" : {{t}} }""" : $$"""{"t":{{space}}{{t}},{{space}}"v":{{space}}{{v}}}""";
    }

    private static DateTimeOffset Floor(DateTimeOffset at) => at.AddTicks(-(((at.Ticks % 10_000_000) + 10_000_000) % 10_000_000));

    private static decimal Decimal(Random dice)
    {
        var digits = dice.Next(1, 29);
        var text = new StringBuilder(dice.Next(4) == 0 ? "-" : string.Empty);
        text.Append((char)('1' + dice.Next(9)));
        for (var i = 1; i < digits; i++)
        {
            text.Append((char)('0' + dice.Next(10)));
        }

        var number = decimal.Parse(text.ToString(), CultureInfo.InvariantCulture);
        var parts = decimal.GetBits(number);
        return new decimal(parts[0], parts[1], parts[2], number < 0, (byte)dice.Next(0, digits));
    }

    private static string Mutated(Random dice, string text)
    {
        var changed = new StringBuilder(text);
        for (var edits = dice.Next(4); edits > 0 && changed.Length > 0; edits--)
        {
            var at = dice.Next(changed.Length);
            var letter = Alphabet[dice.Next(Alphabet.Length)];
            _ = dice.Next(4) switch
            {
                0 => changed.Remove(at, 1),
                1 => changed.Insert(at, letter),
                2 => changed.Remove(at, changed.Length - at),
                _ => changed.Replace(changed[at], letter, at, 1),
            };
        }

        return changed.ToString();
    }
}
