using System.Globalization;
using ParkTwin.Domain;

namespace ParkTwin.Payloads.Tests;

public sealed class NativeJsonTables
{
    private const string Time = "\"t\":\"2026-11-20T08:00:00+08:00\"";

    [Theory]
    [InlineData("\"2026-11-20T08:00:00+08:00\"", 1_795_132_800_000)]
    [InlineData("\"2026-11-20T00:00:00Z\"", 1_795_132_800_000)]
    [InlineData("\"2026-11-20T00:00:00.5Z\"", 1_795_132_800_500)]
    [InlineData("\"2026-11-20T00:00:00.1239999Z\"", 1_795_132_800_123)]
    [InlineData("\"2026-11-20T00:00Z\"", 1_795_132_800_000)]
    [InlineData("\"2026-11-20T08:00:00+0800\"", 1_795_132_800_000)]
    [InlineData("\"2026-11-20T08:00:00+08\"", 1_795_132_800_000)]
    [InlineData("\"2026-11-19T18:30:00-05:30\"", 1_795_132_800_000)]
    [InlineData("\"2024-02-29T00:00:00Z\"", 1_709_164_800_000)]
    [InlineData("\"2000-02-29T00:00:00Z\"", 951_782_400_000)]
    [InlineData("\"1969-12-31T23:59:59.999Z\"", -1)]
    [InlineData("\"0001-01-01T00:00:00Z\"", -62_135_596_800_000)]
    [InlineData("\"9999-12-31T23:59:59.999Z\"", 253_402_300_799_999)]
    [InlineData("1767204000000", 1_767_204_000_000)]
    [InlineData("1.767204e12", 1_767_204_000_000)]
    [InlineData("0", 0)]
    [InlineData("-1", -1)]
    public void A_time_is_taken_to_the_millisecond(string t, long unixMs)
    {
        var one = Parsed.One($$"""{"t":{{t}},"v":1}""");
        Assert.Equal((PayloadFault.None, unixMs), (one.Fault, one.Reading.AtUnixMs));
    }

    [Theory]
    [InlineData("\"2026-11-20T08:00:00\"", "no offset")]
    [InlineData("\"2026-11-20T08:00\"", "no offset")]
    [InlineData("\"2026-11-20\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"2026-11-20 08:00:00Z\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"2026-11-20t08:00:00z\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"2026-11-20T08:00:00.Z\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"2026-11-20T08:00:00.1234567890Z\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"2026-11-20T08:00:00+8:00\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"2026-1a-20T08:00:00Z\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"yesterday\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"1767204000000\"", "YYYY-MM-DDTHH:MM:SS")]
    [InlineData("\"2026-02-30T08:00:00Z\"", "no calendar")]
    [InlineData("\"2025-02-29T08:00:00Z\"", "no calendar")]
    [InlineData("\"1900-02-29T08:00:00Z\"", "no calendar")]
    [InlineData("\"2026-13-01T08:00:00Z\"", "no calendar")]
    [InlineData("\"2026-00-01T08:00:00Z\"", "no calendar")]
    [InlineData("\"2026-01-00T08:00:00Z\"", "no calendar")]
    [InlineData("\"2026-11-20T24:00:00Z\"", "no calendar")]
    [InlineData("\"2026-11-20T08:60:00Z\"", "no calendar")]
    [InlineData("\"2026-11-20T08:00:61Z\"", "no calendar")]
    [InlineData("\"0000-11-20T08:00:00Z\"", "no calendar")]
    [InlineData("\"2026-11-20T08:00:00+15:00\"", "no calendar")]
    [InlineData("\"2016-12-31T23:59:60Z\"", "leap second")]
    [InlineData("\"0001-01-01T00:00:00+01:00\"", "0001 to 9999")]
    [InlineData("\"9999-12-31T23:59:59-01:00\"", "0001 to 9999")]
    [InlineData("253402300800000", "0001 to 9999")]
    [InlineData("1e40", "0001 to 9999")]
    [InlineData("1767204000000.5", "whole Unix milliseconds")]
    [InlineData("null", "whole Unix milliseconds")]
    [InlineData("true", "whole Unix milliseconds")]
    [InlineData("{}", "whole Unix milliseconds")]
    public void A_time_that_is_no_instant_is_refused_with_its_value_and_what_is_allowed(string t, string says)
    {
        var one = Parsed.One($$"""{"t":{{t}},"v":1}""");
        Assert.Equal(PayloadFault.BadTime, one.Fault);
        Assert.Contains(says, one.Sentence, StringComparison.Ordinal);
        Assert.Contains(t, one.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345.67", "12345.67")]
    [InlineData("\"12345.67\"", "12345.67")]
    [InlineData("\"00012345.670\"", "12345.67")]
    [InlineData("\"+1.5\"", "1.5")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [InlineData("9999999999999999999", "9999999999999999999")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("18446744073709551616", "18446744073709551616")]
    [InlineData("1e28", "10000000000000000000000000000")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("10e-29", "0.0000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000000000000000000", "1")]
    [InlineData("0e999999999999", "0")]
    public void A_value_is_taken_exactly(string v, string exact)
    {
        var one = Parsed.One($$"""{{{Time}},"v":{{v}}}""");
        Assert.Equal((PayloadFault.None, exact), (one.Fault, one.Reading.Value.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("12345678901234567890123456789", "28 significant digits")]
    [InlineData("0.12345678901234567890123456789", "28 significant digits")]
    [InlineData("1.00000000000000000000000000001", "28 significant digits")]
    [InlineData("1e29", "7.9e28")]
    [InlineData("1e999999999", "7.9e28")]
    [InlineData("1e-29", "28 decimals")]
    [InlineData("1e-999999999", "28 decimals")]
    [InlineData("\"NaN\"", "JSON number or a decimal string")]
    [InlineData("\"\"", "JSON number or a decimal string")]
    [InlineData("\"1,5\"", "JSON number or a decimal string")]
    [InlineData("\" 1\"", "JSON number or a decimal string")]
    [InlineData("\"5.\"", "JSON number or a decimal string")]
    [InlineData("\".5\"", "JSON number or a decimal string")]
    [InlineData("\"1e\"", "JSON number or a decimal string")]
    [InlineData("\"0x10\"", "JSON number or a decimal string")]
    [InlineData("null", "JSON number or a decimal string")]
    [InlineData("true", "JSON number or a decimal string")]
    [InlineData("[1]", "JSON number or a decimal string")]
    [InlineData("NaN", "JSON number or a decimal string")]
    [InlineData("-Infinity", "JSON number or a decimal string")]
    public void A_value_that_is_no_decimal_is_refused_with_its_value_and_what_is_allowed(string v, string says)
    {
        var one = Parsed.One($$"""{{{Time}},"v":{{v}}}""");
        Assert.Equal(PayloadFault.BadValue, one.Fault);
        Assert.Contains(says, one.Sentence, StringComparison.Ordinal);
        Assert.Contains(v, one.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("[]", "at least one")]
    [InlineData("[ ]", "at least one")]
    [InlineData("not json", "Not JSON")]
    [InlineData("{", "ends in the middle")]
    [InlineData("[", "ends in the middle")]
    [InlineData("{\"t\":1,\"v\":007}", "Not JSON")]
    [InlineData("{\"t\":1,\"v\":1.}", "Not JSON")]
    [InlineData("{\"t\":1,\"v\":1,}", "Not JSON")]
    [InlineData("{\"t\":1 \"v\":1}", "Not JSON")]
    [InlineData("{'t':1,'v':1}", "Not JSON")]
    [InlineData("\u0000", "Not JSON")]
    [InlineData("\"text\"", "send an object")]
    [InlineData("17", "send an object")]
    [InlineData("null", "send an object")]
    [InlineData("{}", "Key 't' is missing")]
    [InlineData("{\"v\":1}", "Key 't' is missing")]
    [InlineData("{\"t\":1}", "Key 'v' is missing")]
    [InlineData("{\"t\":1,\"v\":1,\"x\":{\"deep\":[1,2]}}", "Unknown key 'x'")]
    [InlineData("{\"T\":1,\"v\":1}", "Unknown key 'T'")]
    [InlineData("{\"t\":1,\"v\":1,\"v\":1}", "'v' is there twice")]
    [InlineData("{\"t\":1,\"v\":1,\"q\":\"fine\"}", "q is \"fine\"")]
    [InlineData("{\"t\":1,\"v\":1,\"r\":-1}", "r is -1")]
    [InlineData("{\"t\":1,\"v\":1,\"r\":2147483648}", "r is 2147483648")]
    [InlineData("{\"t\":1,\"v\":1,\"r\":\"1\"}", "r is \"1\"")]
    [InlineData("{\"\\ud800\":1,\"t\":1,\"v\":1}", "Unknown key '\\ud800'")]
    [InlineData("{\"t\":1,\"v\":1,\"q\":\"\\ud800bcdef\"}", "q is \"\\ud800bcdef\"")]
    [InlineData("{\"t\":1,\"v\":1} {\"t\":2,\"v\":1}", "follows the end")]
    [InlineData("{\"t\":1,\"v\":1}x", "follows the end")]
    public void What_is_not_a_reading_is_one_unparsable_payload(string payload, string says)
    {
        var one = Parsed.One(payload);
        Assert.Equal(PayloadFault.Unparsable, one.Fault);
        Assert.Contains(says, one.Sentence, StringComparison.Ordinal);
        Assert.Equal(payload.Trim(' '), one.Element.Trim(' '));
    }

    [Fact]
    public void Optional_keys_come_in_any_order_with_white_space_and_escapes()
    {
        var one = Parsed.One(" { \"r\" : 3 , \"u\":\"m3\\/h\", \"q\":\"est\\u0069mated\",\n \"v\":\"\\u0031.5\", \"\\u0074\":\"2026-11-20T00:00:00\\u005a\" } ");
        Assert.Equal(PayloadFault.None, one.Fault);
        Assert.Equal(new(1_795_132_800_000, 1.5m, 3, ReadingQuality.Estimated, MeterUnit.CubicMetrePerHour), one.Reading);
    }

    [Theory]
    [InlineData("good", ReadingQuality.Good)]
    [InlineData("estimated", ReadingQuality.Estimated)]
    [InlineData("bad", ReadingQuality.Bad)]
    public void Quality_is_what_the_device_says(string q, ReadingQuality quality) =>
        Assert.Equal(quality, Parsed.One($$"""{"t":1,"v":1,"q":"{{q}}"}""").Reading.Quality);

    [Theory]
    [InlineData("Wh", MeterUnit.WattHour)]
    [InlineData("kWh", MeterUnit.KilowattHour)]
    [InlineData("MWh", MeterUnit.MegawattHour)]
    [InlineData("kvarh", MeterUnit.KilovarHour)]
    [InlineData("W", MeterUnit.Watt)]
    [InlineData("kW", MeterUnit.Kilowatt)]
    [InlineData("MW", MeterUnit.Megawatt)]
    [InlineData("L", MeterUnit.Litre)]
    [InlineData("dm3", MeterUnit.CubicDecimetre)]
    [InlineData("m3", MeterUnit.CubicMetre)]
    [InlineData("m3/h", MeterUnit.CubicMetrePerHour)]
    [InlineData("t", MeterUnit.Tonne)]
    [InlineData("GJ", MeterUnit.Gigajoule)]
    [InlineData("GJ/h", MeterUnit.GigajoulePerHour)]
    public void Units_are_known_by_their_wire_names(string u, MeterUnit unit) =>
        Assert.Equal(unit, Parsed.One($$"""{"t":1,"v":1,"u":"{{u}}"}""").Reading.Unit);

    [Theory]
    [InlineData("\"kwh\"")]
    [InlineData("\"度\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\"")]
    [InlineData("1")]
    public void Another_unit_is_a_bad_unit(string u)
    {
        var one = Parsed.One($$"""{"t":1,"v":1,"u":{{u}}}""");
        Assert.Equal(PayloadFault.BadUnit, one.Fault);
        Assert.Contains("GJ/h", one.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_array_the_good_elements_count_and_each_bad_one_is_its_own_fault()
    {
        var all = Parsed.All("""[ {"t":1,"v":1}, {"t":"x","v":2} ,3,{"t":4, "v":"four"},{"v":5,"t":5}, {"t": 6, "v": 6} ]""");
        Assert.Equal(
            [PayloadFault.None, PayloadFault.BadTime, PayloadFault.Unparsable, PayloadFault.BadValue, PayloadFault.None, PayloadFault.None],
            all.Select(one => one.Fault));
        Assert.Equal(
            ["""{"t":1,"v":1}""", """{"t":"x","v":2}""", "3", """{"t":4, "v":"four"}""", """{"v":5,"t":5}""", """{"t": 6, "v": 6}"""],
            all.Select(one => one.Element));
        Assert.Equal([1m, 5m, 6m], all.Where(one => one.Fault == PayloadFault.None).Select(one => one.Reading.Value));
    }

    [Theory]
    [InlineData("""[{"t":1,"v":1},{"t":2,"v":""", """{"t":2,"v":""")]
    [InlineData("""[{"t":1,"v":1},""", """[{"t":1,"v":1},""")]
    [InlineData("""[{"t":1,"v":1}""", """[{"t":1,"v":1}""")]
    [InlineData("""[{"t":1,"v":1}]]""", "]")]
    [InlineData("""[{"t":1,"v":1} {"t":2,"v":2}]""", """{"t":2,"v":2}]""")]
    [InlineData("""[{"t":1,"v":1},]""", "]")]
    public void Where_an_array_breaks_the_elements_before_count_and_the_rest_is_one_fault(string payload, string rest)
    {
        var all = Parsed.All(payload);
        Assert.Equal([PayloadFault.None, PayloadFault.Unparsable], all.Select(one => one.Fault));
        Assert.Equal(rest, all[1].Element);
    }

    [Fact]
    public void Nesting_beyond_any_reason_is_unparsable()
    {
        var payload = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.Equal(PayloadFault.Unparsable, Parsed.One(payload).Fault);
    }
}
