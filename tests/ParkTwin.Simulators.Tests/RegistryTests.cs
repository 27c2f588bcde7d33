using System.Text;
using System.Text.Json;
using ParkTwin.Domain;
using ParkTwin.Domain.Balances;
using ParkTwin.Simulators.Load;
using ParkTwin.Simulators.Registry;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Simulators.Tests;

public sealed class RegistryTests
{
    [Fact]
    public void The_twin_takes_the_demo_registry()
    {
        var file = DemoPark.RegistryAt(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));

        var park = Assert.Single(RegistryFile.Parse(file));
        Assert.Equal("qsh", park.Id.Value);
        Assert.True(park.Demo);
        Assert.Equal(40, park.Enterprises.Count);
        Assert.InRange(park.Meters.Count, 280, 330);
        Assert.All(park.Enterprises, firm => Assert.True(
            firm.Name.Contains("(虚构)", StringComparison.Ordinal) || firm.Name.StartsWith("重放", StringComparison.Ordinal),
                firm.Name));
        Assert.True(park.Meters.Count(meter => meter.Digits is not null) >= 8);
    }

    [Theory]
    [InlineData("2026-03-25")]
    [InlineData("2026-11-21")]
    [InlineData("2027-08-01")]
    public void A_meter_was_replaced_within_the_last_sixty_days(string today)
    {
        var now = DateTimeOffset.Parse(today + "T00:00:00Z", null);

        var events = RegistryFile.Parse(DemoPark.RegistryAt(now))[0].Meters.SelectMany(meter => meter.Events).ToList();

        Assert.Contains(events, dated => dated.AtUnixMs > now.AddDays(-60).ToUnixTimeMilliseconds());
        Assert.All(events, dated => Assert.True(dated.AtUnixMs <= now.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public void A_later_demo_registry_only_adds_events()
    {
        var early = RegistryFile.Parse(DemoPark.RegistryAt(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)))[0];
        var late = RegistryFile.Parse(DemoPark.RegistryAt(new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero)))[0];

        foreach (var (before, after) in early.Meters.Zip(late.Meters))
        {
            Assert.Equal(before.Events, after.Events.Take(before.Events.Count));
            Assert.Equal(before with { Events = [] }, after with { Events = [] });
        }
    }

    [Fact]
    public void The_meter_for_a_visitor_is_as_directories_hold_it_and_no_gateway_of_the_park()
    {
        var park = RegistryFile.Parse(DemoPark.RegistryAt(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)))[0];

        var visitors = park.Meters.Single(meter => meter.Id.Value == "try-me");
        Assert.Equal(
            ((EnterpriseId?)null, (MeterId?)null, MeterRole.Submeter, MeterKind.Gauge, MeterUnit.Kilowatt, 900),
            (visitors.Enterprise, visitors.Parent, visitors.Role, visitors.Kind, visitors.Unit, visitors.IntervalSeconds));
        var gateway = BalanceTree.Build(park.Meters, Carrier.Electricity, Measure.KilowattHour, _ => null)[0];
        Assert.Equal(["gw-110kv-1", "gw-110kv-2"], gateway.Gateways.Select(meter => meter.Id.Value));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var park = RegistryFile.Parse(DemoPark.RegistryAt(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)))[0];
        var path = Path.Combine(Directory.CreateTempSubdirectory("parktwin-").FullName, "park.json");
        RegistryOutput.Write(path, [park]);

        var again = Assert.Single(Registry.RegistryReader.Read(path));

        Assert.Equal(park.Enterprises, again.Enterprises);
        foreach (var (before, after) in park.Meters.Zip(again.Meters))
        {
            Assert.Equal(before with { Events = [] }, after with { Events = [] });
            Assert.Equal(before.Events.Select(dated => dated with { Note = null }), after.Events);
        }
    }

    [Fact]
    public void The_load_registry_is_taken_and_fits_the_load_topics()
    {
        using var file = new MemoryStream();
        Registry.RegistryWriter.Write(file, [LoadRegistry.Of(ParkId.Parse("load"), 1_000, 30, TimeSpan.FromSeconds(1))]);

        var park = RegistryFile.Parse(file.ToArray())[0];

        Assert.Equal(1_000, park.Meters.Count);
        Assert.Equal(LoadRegistry.MeterName(999), park.Meters[999].Id.Value);
    }

    [Fact]
    public void A_data_folder_becomes_the_registry_that_the_data_ask_for()
    {
        var folder = SharedData.Folder();
        using var file = new MemoryStream();
        Registry.RegistryWriter.Write(file, [DataFolder.Open(folder).ToPark(ParkId.Parse("c"), "data", "UTC")]);
        RegistryFile.Parse(file.ToArray());

        using var json = JsonDocument.Parse(file.ToArray());
        var written = json.RootElement.GetProperty("parks")[0].GetProperty("meters").EnumerateArray()
            .ToDictionary(meter => meter.GetProperty("id").GetString()!);
        var lines = File.ReadAllLines(Path.Combine(folder, "meters.csv"), Encoding.UTF8);
        var columns = CsvLine.Split(lines[0]).Select((name, index) => (name, index)).ToDictionary(
            pair => pair.name, pair => pair.index);
        Assert.Equal(lines.Length - 1, written.Count);
        foreach (var cells in lines.Skip(1).Select(CsvLine.Split))
        {
            string Cell(string column) => cells[columns[column]];
            var meter = written[Cell("meter_id")];
            Assert.Equal(Cell("building_id"), meter.GetProperty("enterprise").GetString());
            Assert.Equal(Cell("kind"), meter.GetProperty("carrier").GetString());
            Assert.Equal(Cell("unit"), meter.GetProperty("unit").GetString());
            Assert.Equal(Cell("kind") == "pv" ? "generation" : "consumption", meter.GetProperty("role").GetString());
            Assert.Equal(
                Cell("register_or_interval") is var kind && kind == "power" ? "gauge" : kind,
                    meter.GetProperty("kind").GetString());
            Assert.Equal(
                Cell("to_canonical").StartsWith('-') ? -1 : 1, meter.TryGetProperty("ratio", out var ratio) ? ratio.GetInt32()
                    : 1);
            Assert.Equal(Cell("interval_seconds"), meter.GetProperty("intervalSeconds").GetRawText());
            Assert.Equal(kind == "interval", meter.TryGetProperty("stamp", out var stamp));
            Assert.True(kind != "interval" || stamp.GetString() == Cell("stamp_position"));
        }
    }
}
