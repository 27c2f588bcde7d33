using System.Globalization;
using System.Text.Json.Nodes;
using ParkTwin.Testing;

namespace ParkTwin.EndToEnd;

/// <summary>
/// The firms of the reference's vectors: tv1 (a whole firm, 2023), tv4a and tv4b (a roll-over, a replacement), tv7 (the bill of July
/// 2026), tv12 (a firm whose March 2026 is locked), and a park t8 of three firms.
/// </summary>
internal sealed class AccountsPark : IDisposable
{
    private const string FlatPrice = "0.6000";
    private readonly List<(string Meter, DateTimeOffset At, decimal Value)> _readings = [];

    public AccountsPark()
    {
        Registry = Path.Combine(Folder, "park.json");
        File.WriteAllText(Registry, Json());
        Registers();
        July();
    }

    /// <summary>Everything of this test.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("twin-accounts-").FullName;

    /// <summary>The registry file.</summary>
    public string Registry { get; }

    /// <summary>Readings that are published.</summary>
    public int Readings => _readings.Count;

    /// <summary>A local instant of the park.</summary>
    public static DateTimeOffset Local(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    /// <summary>The arguments of a twin over this park on free ports.</summary>
    public string[] Arguments() =>
    [
        "--park", Registry, "--data", Path.Combine(Folder, "data"), "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--mqtt-anonymous",
    ];

    /// <summary>Publishes every reading at QoS 1 and waits until all are in the ledgers.</summary>
    public async Task PublishAsync(TwinProcess twin)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var device = await TestPark.DeviceAsync(twin);
        foreach (var (meter, at, value) in _readings)
        {
            while (!TestPark.TryPublish(device, meter, at, value))
            {
                await device.FlushAsync(cancellation);
                await device.WhenAcknowledgedAsync(cancellation);
            }
        }

        await device.FlushAsync(cancellation);
        await device.WhenAcknowledgedAsync(cancellation);
        var status = await twin.SettledAsync(_readings.Count);
        Assert.Equal((_readings.Count, 0), (status.GetProperty("accepted").GetInt32(), status.GetProperty("quarantined").GetInt32()));
    }

    /// <summary>Declares what is not metered, and publishes the vectors' made-up inputs as a person would.</summary>
    public static async Task DeclareAsync(TwinProcess twin)
    {
        await twin.SentAsync(HttpMethod.Put, "/api/parks/c/enterprises/tv1/declared/2023", """
            {"output":18000,"valueAdded":4200,"tax":860,"landMu":52,"activities":[{"flow":"diesel","amount":12,"unit":"t"}],"certificates":[]}
            """);
        foreach (var (firm, carbon, valueAdded) in new[] { ("a", 3000, 4000), ("b", 500, 900), ("d", 9000, 3000) })
        {
            await twin.SentAsync(HttpMethod.Put, $"/api/parks/t8/enterprises/{firm}/declared/2023", string.Create(CultureInfo.InvariantCulture, $$"""
                {"valueAdded":{{valueAdded}},"activities":[{"flow":"process-emissions","amount":{{carbon}},"unit":"tCO2"}]}
                """));
        }

        var factors = JsonNode.Parse(await twin.BytesAsync("/api/reference/factors"))!;
        TestInputs.AddPrimary(factors, "CN-33", 0.28078m, 2023);
        await twin.SentAsync(HttpMethod.Put, "/api/reference/factors?version=vectors-1&note=vectors", factors.ToJsonString());
        await twin.SentAsync(HttpMethod.Put, "/api/reference/industry-means?version=vectors-2", TestInputs.Means("C17", "2023", 0.72m));
        var tariffs = JsonNode.Parse(await twin.BytesAsync("/api/reference/tariffs"))!;
        var prices = tariffs["tariffs"]!.AsArray().Single(one => (string?)one!["id"] == "zj-two-part")!["prices"]!.AsArray();
        prices.Add(JsonNode.Parse($$"""
            {"from":"2026-07-01","leastVoltageKv":null,"flatBase":{{FlatPrice}},"fixedPart":0,"demandPrice":40,"capacityPrice":null,
            "citation":"A test input of vector TV7","confidence":"confirmed"}
            """));
        await twin.SentAsync(HttpMethod.Put, "/api/reference/tariffs?version=vectors-3", tariffs.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Registers()
    {
        foreach (var (meter, amount) in new[]
        {
            ("imp", 3_200_000m), ("gen", 900_000m), ("exp", 140_000m), ("gas", 180_000m), ("heat", 5_000m), ("water", 45_000m),
        })
        {
            _readings.Add((meter, Local(2023, 1, 1), 17.25m));
            _readings.Add((meter, Local(2024, 1, 1), 17.25m + amount));
        }

        _readings.Add(("rolls", Local(2023, 5, 10, 8), 99999.42m));
        _readings.Add(("rolls", Local(2023, 5, 10, 8, 15), 1.17m));
        _readings.Add(("replaced", Local(2023, 5, 10, 8), 4521.30m));
        _readings.Add(("replaced", Local(2023, 5, 12, 8), 7.45m));
        _readings.Add(("march", Local(2026, 3, 1), 0m));
        _readings.Add(("march", Local(2026, 4, 1), 100_000m));
        _readings.Add(("march", Local(2026, 5, 1), 250_000m));
    }

    /// <summary>Every quarter-hour of July 2026: each band filled with 295 kWh a quarter-hour until its amount is reached.</summary>
    private void July()
    {
        var left = new Dictionary<string, decimal> { ["sharp"] = 52_000m, ["peak"] = 39_000m, ["flat"] = 91_000m, ["valley"] = 130_000m };
        for (var at = Local(2026, 7, 1); at < Local(2026, 8, 1); at = at.AddMinutes(15))
        {
            var band = at.Hour switch
            {
                < 7 or >= 11 and < 14 => "valley",
                >= 18 and < 22 => "sharp",
                >= 16 and < 18 or 22 => "peak",
                _ => "flat",
            };
            var amount = Math.Min(295m, left[band]);
            left[band] -= amount;
            _readings.Add(("bill", at, amount));
        }

        Assert.All(left.Values, rest => Assert.Equal(0m, rest));
        _readings.Add(("kvarh", Local(2026, 7, 1), 0m));
        _readings.Add(("kvarh", Local(2026, 8, 1), 168_000m));
    }

    private static string Json()
    {
        string[] meters =
        [
            Meter("imp", "tv1", "electricity", "grid-import", "kWh"),
            Meter("gen", "tv1", "pv", "generation", "kWh"),
            Meter("exp", "tv1", "electricity", "grid-export", "kWh"),
            Meter("gas", "tv1", "gas", "consumption", "m3", "\"referenceTemperatureC\":0"),
            Meter("heat", "tv1", "heat", "consumption", "GJ"),
            Meter("water", "tv1", "water", "consumption", "m3"),
            Meter("rolls", "tv4a", "electricity", "grid-import", "kWh", "\"ratio\":8000,\"digits\":5"),
            Meter("replaced", "tv4b", "electricity", "grid-import", "kWh", "\"ratio\":8000,\"digits\":5,\"events\":[{\"at\":\"2023-05-11T10:00:00+08:00\","
                + "\"kind\":\"replacement\",\"final\":4533.85,\"initial\":0.12,\"ratio\":6000}]"),
            Meter("bill", "tv7", "electricity", "grid-import", "kWh").Replace("register", "interval", StringComparison.Ordinal),
            Meter("kvarh", "tv7", "electricity", "reactive", "kvarh"),
            Meter("march", "tv12", "electricity", "grid-import", "kWh"),
        ];
        return $$"""
            {"parks":[{"id":"c","name":"算例园区","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":[
            {"id":"tv1","name":"算例一","industry":"C17"},{"id":"tv4a","name":"算例四甲"},{"id":"tv4b","name":"算例四乙"},
            {"id":"tv7","name":"算例七","contract":{"tariff":"zj-two-part","transformerKva":2000,"demandKw":1300,"voltageKv":10} },
            {"id":"tv12","name":"算例十二"}],"meters":[{{string.Join(',', meters)}}]},
            {"id":"t8","name":"算例八","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":[
            {"id":"a","name":"甲"},{"id":"b","name":"乙"},{"id":"d","name":"丁"}],"meters":[]}]}
            """;
    }

    private static string Meter(string id, string firm, string carrier, string role, string unit, string more = "\"intervalSeconds\":900") =>
        $$"""{"id":"{{id}}","enterprise":"{{firm}}","carrier":"{{carrier}}","role":"{{role}}","kind":"register","unit":"{{unit}}","""
        + (more.StartsWith("\"interval", StringComparison.Ordinal) ? string.Empty : "\"intervalSeconds\":900,") + more + "}";
}
