using System.Globalization;
using System.Text.Json.Nodes;
using ParkTwin.Testing;

namespace ParkTwin.EndToEnd;

/// <summary>A twin of two works with a contract, prices, five weeks of readings, an account each, and a flag that waits for each one's answer.</summary>
public sealed class EnterpriseTwin : IAsyncLifetime
{
    private static readonly string[] Firms = ["e1", "e2"];
    /// <summary>The password of both accounts.</summary>
    public const string Password = "nine amber kettles hum";

    private const int Weeks = 5;
    private const decimal KwhPerDay = 2_400m;

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-enterprise-").FullName;
    private TwinProcess? _twin;

    /// <summary>The running process.</summary>
    internal TwinProcess Twin => _twin!;

    public async ValueTask InitializeAsync()
    {
        var registry = Path.Combine(_folder, "park.json");
        await File.WriteAllTextAsync(registry, Registry(), TestContext.Current.CancellationToken);
        _twin = await TwinProcess.StartAsync(
            "--park", registry, "--data", Path.Combine(_folder, "data"), "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0");
        await PublishAsync(_twin);
        foreach (var firm in Firms)
        {
            await AccountAsync(_twin, firm);
        }

        await FlagsAsync(_twin);
    }

    public async ValueTask DisposeAsync()
    {
        if (_twin is not null)
        {
            await _twin.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Registry()
    {
        var firms = string.Join(',', Firms.Select(id => $$"""
            {"id":"{{id}}","name":"{{(id == "e1" ? "一号厂" : "Works Two")}}","industry":"C17","landMu":52,
             "contract":{"tariff":"zj-two-part","transformerKva":630,"demandKw":300,"voltageKv":10} }
            """));
        var meters = string.Join(',', Firms.Select(id => $$"""
            {"id":"{{id}}-grid","enterprise":"{{id}}","carrier":"electricity","role":"grid-import","kind":"register","unit":"kWh","intervalSeconds":86400},
            {"id":"{{id}}-reactive","enterprise":"{{id}}","carrier":"electricity","role":"reactive","kind":"register","unit":"kvarh","intervalSeconds":86400}
            """));
        return $$"""{"parks":[{"id":"c","name":"测试园","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":[{{firms}}],"meters":[{{meters}}]}]}""";
    }

    /// <summary>A register a day: 100 kW all the time, so that every figure can be worked out by hand.</summary>
    private static async Task PublishAsync(TwinProcess twin)
    {
        await using var device = await TestPark.DeviceAsync(twin);
        var now = TimeProvider.System.GetUtcNow();
        var sent = 0;
        foreach (var meter in Firms.SelectMany(firm => new[] { $"{firm}-grid", $"{firm}-reactive" }))
        {
            // Nothing was used before, all of last year: the registers say so.
            Assert.True(TestPark.TryPublish(device, meter, now.AddDays(-800), 0m));
            sent++;
        }

        for (var day = -7 * Weeks; day <= 0; day++)
        {
            foreach (var firm in Firms)
            {
                var kwh = (day + (7 * Weeks)) * KwhPerDay;
                Assert.True(TestPark.TryPublish(device, $"{firm}-grid", now.AddDays(day), kwh));
                Assert.True(TestPark.TryPublish(device, $"{firm}-reactive", now.AddDays(day), kwh / 3m));
                sent += 2;
            }
        }

        await device.FlushAsync(TestContext.Current.CancellationToken);
        await device.WhenAcknowledgedAsync(TestContext.Current.CancellationToken);
        await twin.SettledAsync(sent);
    }

    private static async Task AccountAsync(TwinProcess twin, string firm)
    {
        var made = await twin.SentAsync(HttpMethod.Post, "/api/accounts", $$"""
            {"user":"{{firm}}","name":"{{firm}} 能源管理员","role":"enterprise","park":"c","enterprise":"{{firm}}"}
            """);
        await twin.SignInAsync(firm, made.GetProperty("password").GetString()!);
        await twin.SentAsync(HttpMethod.Post, "/api/auth/password", $$"""{"current":"{{made.GetProperty("password").GetString()}}","new":"{{Password}}"}""");
        await twin.SignInAsync();
    }

    /// <summary>Much carbon for little value added raises CARBON_GRADE_5 of last year; an officer verifies and notifies it.</summary>
    private static async Task FlagsAsync(TwinProcess twin)
    {
        var year = TimeProvider.System.GetUtcNow().AddHours(8).Year - 1;
        foreach (var firm in Firms)
        {
            await twin.SentAsync(HttpMethod.Put, $"/api/parks/c/enterprises/{firm}/declared/{year}", """
                {"output":900,"valueAdded":300,"activities":[{"flow":"process-emissions","amount":900,"unit":"tCO2"}]}
                """);
        }

        var tariffs = JsonNode.Parse(await twin.BytesAsync("/api/reference/tariffs"))!;
        tariffs["tariffs"]!.AsArray().Single(one => (string?)one!["id"] == "zj-two-part")!["prices"]!.AsArray().Add(JsonNode.Parse("""
            {"from":"2024-03-01","leastVoltageKv":1,"flatBase":0.6,"fixedPart":0,"demandPrice":40,"capacityPrice":null,
            "citation":"A test input of vector TV7","confidence":"check"}
            """));
        await twin.SentAsync(HttpMethod.Put, "/api/reference/tariffs?version=prices", tariffs.ToJsonString());
        await twin.SentAsync(
            HttpMethod.Put,
            "/api/reference/industry-means?version=enterprise-1&note=test",
            TestInputs.Means("C17", year.ToString(CultureInfo.InvariantCulture), 0.72m));
        foreach (var firm in Firms)
        {
            var flag = string.Create(CultureInfo.InvariantCulture, $"/api/flags/c~{firm}~CARBON_GRADE_5~{year}");
            await twin.WaitAsync(async () => (await twin.GetAsync(flag)).IsSuccessStatusCode, TwinProcess.Patience, "a flag of CARBON_GRADE_5");
            await twin.SentAsync(HttpMethod.Post, flag + "/verify", """{"text":"核对过申报"}""");
            await twin.SentAsync(HttpMethod.Post, flag + "/notify", """{"text":"请说明"}""");
        }
    }
}
