using System.Buffers;
using System.Globalization;
using System.Text;
using ParkTwin.Domain;
using ParkTwin.Storage.Registry;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Registry;

public sealed class RegistryFileTests
{
    private const string Plain =
        "\"carrier\": \"electricity\", \"role\": \"consumption\", \"kind\": \"register\", \"unit\": \"kWh\"";

    private const string Meter = "\"id\": \"m\", " + Plain;

    [Fact]
    public void The_documented_file_is_read_as_it_stands()
    {
        var park = SampleParks.Park();

        Assert.Equal(
            ("qsh", "青山湖科技城", "Asia/Shanghai", "CN-33", false),
            (park.Id.Value, park.Name, park.TimeZone, park.Region, park.Demo));
        Assert.Equal(
            new EnterpriseDefinition
            {
                Id = EnterpriseId.Parse("e1"),
                Name = "一号",
                Industry = "C17",
                LandMu = 52,
                FloorM2 = 21000,
                Contract = new() { Tariff = "zj-two-part", TransformerKva = 2000, DemandKw = 1300, VoltageKv = 10 },
            },
            Assert.Single(park.Enterprises));
        var (first, second) = (park.Meters[0], park.Meters[1]);
        Assert.Equal((8000m, 5, 2, 900), (first.Ratio, first.Digits, first.Decimals, first.IntervalSeconds));
        Assert.Equal((2500m, null), (first.MaxRate, first.Parent));
        Assert.Equal(
            new MeterEvent
            {
                AtUnixMs = 1772330400000,
                Kind = MeterEventKind.Replacement,
                Final = 4533.85m,
                Initial = 0.12m,
                Ratio = 6000,
            },
            Assert.Single(first.Events));
        Assert.Equal((Carrier.Gas, MeterKind.Interval, MeterUnit.CubicMetre), (second.Carrier, second.Kind, second.Unit));
        Assert.Equal(
            (20m, StampPosition.End, 1m, null),
            (second.ReferenceTemperatureC, second.Stamp, second.Ratio, second.Digits));
    }

    [Fact]
    public void A_park_without_meters_and_a_file_with_a_byte_order_mark_are_fine()
    {
        const string json = """
            { "parks": [ { "id": "a", "name": "A", "timeZone": "UTC", "demo": true, "enterprises": [], "meters": [] } ] }
            """;

        var park = Assert.Single(RegistryFile.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)]));

        Assert.True(park.Demo);
        Assert.Empty(park.Meters);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_fault_and_not_a_crash()
    {
        Assert.False(RegistryFile.TryParse("""{"parks":[{"id":"\ud800"}]}"""u8, out _, out var faults));
        Assert.Contains("$.parks[0].id holds half a surrogate pair", Assert.Single(faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_in_one_message()
    {
        const string json = """
            { "park": 1, "parks": [ { "id": "a b", "name": "A", "timeZone": "Asia/Shangai",
              "enterprises": [ { "id": "e", "land": 3 } ],
              "meters": [ { "id": "m", "enterprise": "f", "carrier": "electricity", "role": "consumption", "kind": "register",
                            "unit": "m3", "intervalSeconds": 0 },
                          { "id": "m", "carrier": "steam", "role": "consumption", "kind": "register", "unit": "t",
                            "intervalSeconds": 60, "parent": "x" } ] } ] }
            """;

        Assert.False(RegistryFile.TryParse(Encoding.UTF8.GetBytes(json), out var parks, out var faults));

        Assert.Empty(parks);
        Assert.Equal(
            [
                "parks[0].id", "parks[0].timeZone", "parks[0].enterprises[0].land", "parks[0].meters[0].intervalSeconds",
                "parks[0].meters[1].carrier", "park", "parks[0].meters[1].id", "parks[0].meters[0].enterprise",
                "parks[0].meters[1].parent",
            ],
            faults.Select(fault => fault.Path));
        var message = new RegistryFaultException(faults).Message;
        Assert.All(faults, fault => Assert.Contains(fault.Problem, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"intervalSeconds\": 900, \"unti\": 1", "meters[0].unti", "unknown. Did you mean 'unit'?")]
    [InlineData("\"intervalSeconds\": 900, \"intervalSeconds\": 900", "meters[0].intervalSeconds", "twice")]
    [InlineData("\"intervalSeconds\": 1.5", "meters[0].intervalSeconds", "whole number of seconds, 1 to 2678400")]
    [InlineData("\"intervalSeconds\": \"900\"", "meters[0].intervalSeconds", "not \"900\"")]
    [InlineData("\"intervalSeconds\": 900, \"ratio\": 0", "meters[0].ratio", "counts nothing")]
    [InlineData("\"intervalSeconds\": 900, \"ratio\": 1.00000000000000000000000000001", "meters[0].ratio", "up to 28 digits")]
    [InlineData("\"intervalSeconds\": 900, \"maxRate\": 0", "meters[0].maxRate", "above 0")]
    [InlineData("\"intervalSeconds\": 900, \"digits\": 19", "meters[0].digits", "1 to 18")]
    [InlineData("\"intervalSeconds\": 900, \"stamp\": \"middle\"", "meters[0].stamp", "one of start, end")]
    [InlineData("\"intervalSeconds\": 900, \"stamp\": \"end\"", "meters[0].stamp", "Only an interval")]
    [InlineData("\"intervalSeconds\": 900, \"referenceTemperatureC\": 20", "meters[0].referenceTemperatureC", "Only gas")]
    [InlineData("\"intervalSeconds\": 900, \"parent\": \"m\"", "meters[0].parent", "part of itself")]
    [InlineData("\"intervalSeconds\": 900, \"name\": \"\"", "meters[0].name", "1 to 200")]
    [InlineData("\"intervalSeconds\": 900, \"events\": {}", "meters[0].events", "an array")]
    public void A_faulty_meter_is_refused_with_its_place_and_cure(string rest, string path, string problem)
    {
        var fault = Assert.Single(FaultsOf($"{{ {Meter}, {rest} }}"));

        Assert.Equal($"parks[0].{path}", fault.Path);
        Assert.Equal("meter m", fault.Subject);
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("electricity", "consumption", "register", "m3", "Wh, kWh, MWh")]
    [InlineData("electricity", "consumption", "gauge", "kWh", "W, kW, MW")]
    [InlineData("electricity", "reactive", "register", "kWh", "kvarh")]
    [InlineData("electricity", "consumption", "register", "kvarh", "Wh, kWh, MWh")]
    [InlineData("water", "consumption", "interval", "kWh", "L, dm3, m3")]
    [InlineData("pv", "generation", "interval", "kW", "Wh, kWh, MWh")]
    [InlineData("gas", "consumption", "gauge", "m3", "m3/h")]
    public void A_unit_that_does_not_fit_is_refused_with_those_that_do(
        string carrier, string role, string kind, string unit, string allowed)
    {
        var json = $$"""
            { "id": "m", "carrier": "{{carrier}}", "role": "{{role}}", "kind": "{{kind}}", "unit": "{{unit}}",
              "intervalSeconds": 60 }
            """;

        var fault = Assert.Single(FaultsOf(json));

        Assert.Equal("parks[0].meters[0].unit", fault.Path);
        Assert.Contains(allowed, fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "at": "2026-03-01T10:00:00", "kind": "reset" }""", "events[0].at", "with offset")]
    [InlineData("""{ "at": "2026-03-01T10:00:00.1234Z", "kind": "reset" }""", "events[0].at", "to the millisecond")]
    [InlineData(
        """{ "at": "2026-03-01T10:00:00Z", "kind": "swap" }""",
        "events[0].kind", "replacement, reset, change, confirmation")]
    [InlineData("""{ "at": "2026-03-01T10:00:00Z", "kind": "change" }""", "events[0].kind", "changes nothing")]
    [InlineData(
        """{ "at": "2026-03-01T10:00:00Z", "kind": "change", "ratio": 2, "final": 3 }""",
        "events[0].final", "Leave them out")]
    [InlineData("""{ "at": "2026-03-01T10:00:00Z", "kind": "reset", "ratio": 2 }""", "events[0].kind", "'replacement'")]
    [InlineData("""{ "at": "2026-03-01T10:00:00Z", "kind": "confirmation" }""", "events[0].accept", "true to accept")]
    [InlineData(
        """{ "at": "2026-03-01T10:00:00Z", "kind": "confirmation", "accept": true, "final": 1 }""",
        "events[0].kind", "only accepts")]
    [InlineData(
        """{ "at": "2026-03-01T10:00:00Z", "kind": "reset", "accept": true }""",
        "events[0].accept", "Only a confirmation")]
    [InlineData("""{ "at": "2026-03-01T10:00:00Z", "kind": "replacement", "unit": "kvarh" }""", "events[0].unit", "does not fit")]
    [InlineData("""{ "at": "2026-03-01T10:00:00Z", "kind": "reset", "final": 100000 }""", "events[0].final", "5 digits")]
    [InlineData(
        """{ "at": "2026-03-01T10:00:00Z", "kind": "reset" }, { "at": "2026-02-01T10:00:00Z", "kind": "reset" }""",
        "events[1].at", "time order")]
    [InlineData(
        """{ "at": "2026-03-01T10:00:00Z", "kind": "reset" }, { "at": "2026-03-01T18:00:00+08:00", "kind": "reset" }""",
        "events[1].kind", "two events")]
    [InlineData(
        """{ "at": "2026-03-01T10:00:00Z", "kind": "reset" }, { "at": "2026-03-01T10:00:00Z", "kind": "replacement" }""",
        "events[1].kind", "contradicts")]
    public void A_faulty_event_is_refused_with_its_place_and_cure(string events, string path, string problem)
    {
        var fault = Assert.Single(FaultsOf($"{{ {Meter}, \"intervalSeconds\": 900, \"digits\": 5, \"events\": [ {events} ] }}"));

        Assert.Equal($"parks[0].meters[0].{path}", fault.Path);
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Parents_in_a_circle_are_named_once()
    {
        string[] meters =
        [
            $$"""{ "id": "a", {{Plain}}, "intervalSeconds": 60, "parent": "b" }""",
            $$"""{ "id": "b", {{Plain}}, "intervalSeconds": 60, "parent": "c" }""",
            $$"""{ "id": "c", {{Plain}}, "intervalSeconds": 60, "parent": "b" }""",
        ];

        var fault = Assert.Single(FaultsOf(string.Join(",", meters)));

        Assert.Contains("b → c → b", fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"parks\": [ ], }", "line 1, column")]
    [InlineData("{ // parks\n \"parks\": [] }", "line 1, column")]
    [InlineData("{ \"parks\": [] } x", "line 1, column")]
    [InlineData("", "line 1, column 1")]
    [InlineData("[]", "")]
    [InlineData("{}", "parks")]
    public void What_is_no_registry_is_refused_with_its_place(string json, string place)
    {
        Assert.False(RegistryFile.TryParse(Encoding.UTF8.GetBytes(json), out _, out var faults));

        Assert.StartsWith(place, faults[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        Assert.False(RegistryFile.TryParse([(byte)'{', 0xC3, 0x28], out _, out var faults));

        Assert.Contains("UTF-8", Assert.Single(faults).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.1234567890123456789012345678")]
    [InlineData("9999999999999999999999999999e-16")]
    [InlineData("-8000.50")]
    [InlineData("1e3")]
    public void A_decimal_is_exact(string number)
    {
        var meter = Assert.Single(MetersOf($"{{ {Meter}, \"intervalSeconds\": 60, \"ratio\": {number} }}"));

        Assert.Equal(decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture), meter.Ratio);
    }

    [Fact]
    public void What_is_written_reads_back_the_same_and_is_written_the_same() => Seeds.ForEach(200, seed =>
    {
        var parks = SampleParks.Random(seed);
        var (first, second) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());

        RegistryFile.Write(parks, first);
        var read = RegistryFile.Parse(first.WrittenSpan);
        RegistryFile.Write(read, second);

        Assert.Equivalent(parks, read, strict: true);
        Assert.Equal(Encoding.UTF8.GetString(first.WrittenSpan), Encoding.UTF8.GetString(second.WrittenSpan));
    });

    private static IReadOnlyList<RegistryFault> FaultsOf(string meters)
    {
        Assert.False(RegistryFile.TryParse(FileOf(meters), out _, out var faults));
        return faults;
    }

    private static IReadOnlyList<MeterDefinition> MetersOf(string meters) => RegistryFile.Parse(FileOf(meters))[0].Meters;

    private static byte[] FileOf(string meters) =>
        Encoding.UTF8.GetBytes($$"""{ "parks": [ { "id": "p", "name": "P", "timeZone": "UTC", "meters": [ {{meters}} ] } ] }""");
}
