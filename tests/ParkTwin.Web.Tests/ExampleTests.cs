using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Hosting;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

/// <summary>
/// Every operation has an example, and every example is of its shape. The examples are answers of the routes themselves:
/// <c>PARKTWIN_EXAMPLES=write dotnet test --filter Name~written_anew</c> writes those that there is a call for anew.
/// </summary>
public sealed class ExampleTests : IAsyncLifetime
{
    private const string E = "/api/parks/qsh/enterprises/e1/";
    private const string AlarmOfE1 = "/api/parks/qsh/alarms/demand~e1~-~1763596743120/";

    private static readonly (string Operation, string Method, string Path, string? Body)[] Calls =
    [
        ("declare", "PUT", E + "declared/2023", Declarations.Tv1),
        ("declared", "GET", E + "declared/2023", null),
        ("declaredPeriods", "GET", E + "declared", null),
        ("importDeclared", "POST", "/api/parks/qsh/declared/import", "enterprise,period,output\ne1,2023-07,18000\ne2,2023-07,1.8万\n"),
        ("enterpriseCarbon", "GET", E + "carbon?period=2023", null),
        ("enterpriseEnergy", "GET", E + "energy?period=2023", null),
        ("enterpriseIntensity", "GET", E + "intensity?period=2023", null),
        ("enterpriseGrade", "GET", E + "grade?period=2023", null),
        ("enterpriseCost", "GET", E + "cost?period=2023", null),
        ("enterpriseBalance", "GET", E + "balance?period=2023", null),
        ("enterpriseComparison", "GET", E + "comparison?period=2023", null),
        ("parkCarbon", "GET", "/api/parks/qsh/carbon?period=2023", null),
        ("parkEnergy", "GET", "/api/parks/qsh/energy?period=2023", null),
        ("parkIntensity", "GET", "/api/parks/qsh/intensity?period=2023", null),
        ("parkCost", "GET", "/api/parks/qsh/cost?period=2023", null),
        ("explain", "GET", "/api/explain/qsh~e1~2023~provincial~carbon.flow.grid-import", null),
        ("reference", "GET", "/api/reference", null),
        ("publishReference", "PUT", "/api/reference/industry-means?version=2026-12&note=C17", TestMeans),
        ("referenceDocument", "GET", "/api/reference/industry-means", null),
        ("flags", "GET", "/api/parks/qsh/flags", null),
        ("flag", "GET", "/api/flags/qsh~e1~CARBON_GRADE_5~2023", null),
        .. new[] { "verify", "notify", "answer", "appeal", "assign", "comment", "close", "dismiss", "escalate", "reopen" }.Select(action => (
            action + "Flag", "POST", "/api/flags/qsh~e1~CARBON_GRADE_5~2023/" + action, (string?)Step(action))),
        ("alarms", "GET", "/api/parks/qsh/alarms", null),
        ("acknowledgeAlarm", "POST", AlarmOfE1 + "acknowledge", """{"text":"已派人到现场核查"}"""),
        ("assignAlarm", "POST", AlarmOfE1 + "assign", """{"assignee":"配电班"}"""),
        ("commentAlarm", "POST", AlarmOfE1 + "comment", """{"text":"已电话通知企业错峰"}"""),
        ("shelveAlarm", "POST", AlarmOfE1 + "shelve", """{"text":"试生产期间","until":"2026-11-21T08:00:00+08:00"}"""),
        ("unshelveAlarm", "POST", AlarmOfE1 + "unshelve", """{"text":"试生产已结束"}"""),
        ("resolveAlarm", "POST", AlarmOfE1 + "resolve", """{"text":"需量合同已调整"}"""),
        ("enterpriseSeries", "GET", E + "accounts/series?from=2026-01-01&to=2026-01-02&step=P1D", null),
        ("enterpriseBudget", "GET", E + "budget?year=2026&depth=1", null),
        ("enterpriseBill", "GET", E + "bill?period=2026-07&months=1&depth=1", null),
        ("enterpriseDemand", "GET", E + "demand?period=2026-07&months=1&depth=1", null),
        ("enterpriseGradeMoves", "GET", E + "grade-moves?period=2023&depth=1", null),
        ("enterpriseScore", "GET", E + "score?period=2023&depth=1", null),
        ("parkReadiness", "GET", "/api/parks/qsh/readiness?year=2023&depth=1", null),
        ("platformEnterprises", "GET", "/api/platform/enterprises?period=2023", null),
        ("platformFlags", "GET", "/api/platform/flags", null),
        ("platformRules", "GET", "/api/platform/rules", null),
        ("enterprisePortrait", "GET", E + "portrait?period=2023", null),
        ("enterpriseDiagnosis", "GET", E + "diagnosis?period=2023", null),
        ("parkDiagnosis", "GET", "/api/parks/qsh/diagnosis?period=2023", null),
        ("setBaseline", "PUT", E + "baselines", BaselineOf2023),
        ("baselines", "GET", E + "baselines", null),
        ("compareBaseline", "GET", E + "baselines/load?period=2024-03&depth=1", null),
        ("setTarget", "PUT", "/api/city/targets/energyPerValueAdded/2023", """{"value":0.38,"source":"A test input"}"""),
        ("lockReport", "POST", E + "reports/2023/lock", "{}"),
        ("restateReport", "POST", E + "reports/2023/restate", "{}"),
        ("report", "GET", E + "reports/2023", null),
        ("reports", "GET", E + "reports", null),
        ("reportDocument", "GET", E + "reports/2023/1/document", null),
        ("cityZones", "GET", "/api/city/zones", null),
        ("declareAxes", "PUT", "/api/city/axes/qsh/2023-Q3", """{"axes":[{"axis":"researchShare","value":0.041,"source":"A test input"}]}"""),
        ("cityRanking", "GET", "/api/city/ranking?quarter=2023-Q3", null),
        ("publishRanking", "POST", "/api/city/ranking/2023-Q3/publish", "{}"),
        ("parks", "GET", "/api/parks", null),
        ("park", "GET", "/api/parks/qsh", null),
        ("parkLive", "GET", "/api/parks/qsh/live", null),
        ("putParkMap", "PUT", "/api/parks/qsh/map", FakeMap.Small),
        ("liveFactors", "GET", "/api/parks/qsh/live-factors", null),
        ("parkMap", "GET", "/api/parks/qsh/map", null),
        ("parkAt", "GET", "/api/parks/qsh/at?time=2026-11-19T08:00:00%2B08:00", null),
        ("parkFrames", "GET", "/api/parks/qsh/frames?from=2026-11-19&to=2026-11-20", null),
        ("parkPeaks", "GET", "/api/parks/qsh/peaks?carrier=electricity&from=2026-11-19&to=2026-11-20", null),
        ("parkForecast", "GET", "/api/parks/qsh/forecast?carrier=electricity", null),
        ("enterpriseForecast", "GET", E + "forecast?carrier=electricity", null),
        ("parkWhatIf", "POST", "/api/parks/qsh/what-if", """{"period":"2023-10"}"""),
        ("enterpriseWhatIf", "POST", E + "what-if", """{"period":"2023-10"}"""),
        ("meterUsage", "GET", "/api/parks/qsh/meters/m1/usage?from=2026-01-01&to=2026-01-02&step=P1D", null),
        ("enterpriseUsage", "GET", E + "usage?carrier=electricity&from=2026-01-01&to=2026-01-02&step=P1D", null),
        ("parkUsage", "GET", "/api/parks/qsh/usage?carrier=electricity&from=2026-01-01&to=2026-01-02&step=P1D", null),
        ("meterReadings", "GET", "/api/parks/qsh/meters/m1/readings?from=2026-01-01&to=2026-01-02", null),
        ("addMeters", "POST", "/api/parks/qsh/meters", """
            {"meters":[{"id":"s7","name":"空压站","enterprise":"e1","carrier":"electricity","role":"submeter","kind":"register","unit":"kWh","ratio":80,"intervalSeconds":900,"parent":"m1"}]}
            """.Trim()),
        ("putEnterprise", "PUT", "/api/parks/qsh/enterprises/e1", """{"name":"一号厂","industry":"C17","landMu":52.5,"floorM2":21000}"""),
        ("importMeters", "POST", "/api/parks/qsh/meters/import", "id,enterprise,carrier,role,kind,unit,intervalSeconds,parent\ns8,e1,electricity,submeter,register,kWh,900,m1\n"),
        ("parkBalance", "GET", "/api/parks/qsh/balance?carrier=electricity&from=2026-01-01&to=2026-02-01", null),
        ("addMeterEvent", "POST", "/api/parks/qsh/meters/m1/events", """{"at":"2026-03-01T10:00:00+08:00","kind":"replacement","final":4533.85,"initial":0.12,"ratio":6000}"""),
        ("putGateway", "PUT", "/api/parks/qsh/gateways/gw1", """{"meters":["m1","g1"],"thumbprints":[],"note":"一号厂配电房","disabled":false}"""),
        ("setGatewayPassword", "POST", "/api/parks/qsh/gateways/gw1/password", "{}"),
        ("gateways", "GET", "/api/parks/qsh/gateways", null),
        ("deleteGateway", "DELETE", "/api/parks/qsh/gateways/gw1", null),
        ("quarantine", "GET", "/api/quarantine", null),
        ("replayQuarantine", "POST", "/api/quarantine/replay", """{"reason":"unknown-meter"}"""),
        ("status", "GET", "/api/status", null),
        ("healthLive", "GET", "/health/live", null),
        ("healthReady", "GET", "/health/ready", null),
    ];

    private const string BaselineOf2023 = """
        {"id":"load","name":"用电量比产值","energy":"energy.loadKwh","driver":"declared.output","reference":"2023","method":"ratio",
        "coverageLimit":0.9,"note":"2023 是改造前的一年"}
        """;

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private WebHost _host = null!;

    private static string TestMeans => Testing.TestInputs.Means("C17", "2023", 0.72m);

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        _host.Twin.Inventory("qsh/e1").AllFlags.Add(Flag());
        _host.Twin.AlarmsOf("qsh").Add(FakeAlarms.Demand("e1", "demand~e1~-~1763596743120"));
        var e1 = _host.Twin.Enterprise("qsh/e1");
        e1.OnUsage = _ => new UsageAnswer
        {
            Carrier = Carrier.Electricity,
            Measure = Measure.KilowattHour,
            TimeZone = "Asia/Shanghai",
            Meters = 1,
            Rows = [new(1_767_196_800_000, 28_800_000, 22_000_000_000, 2_000_000, 86_400_000, 86_400_000)],
        };
        e1.OnBalance = request => [BalanceTests.Row("m1", 22_000_000_000, request)];
        _host.Twin.Enterprise("qsh/~").OnBalance = request => [BalanceTests.Row("s1", 21_000_000_000, request)];
        e1.OnReadings = _ => new ReadingsAnswer { Readings = [], Truncated = false };
        _host.Twin.ParkGrain.Reports.AddRange([Reports.E1(812), Reports.ParkOwn(3, 500_000)]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_operation_has_an_example_of_its_answer_and_of_its_body()
    {
        var document = await _host.JsonAsync("/openapi/v1.json");
        var without = new List<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var answer = operation.Value.GetProperty("responses").GetProperty("200").GetProperty("content");
                var body = operation.Value.TryGetProperty("requestBody", out var request) ? request.GetProperty("content") : default;
                if (Misses(answer) || (body.ValueKind == JsonValueKind.Object && Misses(body)))
                {
                    without.Add($"{operation.Name} {path.Name}");
                }
            }
        }

        Assert.True(without.Count == 0, "Without an example: " + string.Join(", ", without));
    }

    [Fact]
    public async Task The_example_of_declared_axes_is_accepted_as_it_stands()
    {
        var body = OpenApiExamples.Read("declareAxes")!["request"]!.ToJsonString();
        var answer = await _host.PutAsync("/api/city/axes/qsh/2023-Q3", body);
        Assert.True(answer.Status == 200, answer.Body);
    }

    [Fact]
    public void Every_example_is_of_its_shape()
    {
        var wrong = new List<string>();
        foreach (var endpoint in _host.Endpoints.Where(one => one.Metadata.GetMetadata<IEndpointNameMetadata>() is not null))
        {
            var name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName;
            var example = OpenApiExamples.Read(name);
            Check(name + " response", example?["response"], endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().FirstOrDefault(one => one.StatusCode == 200)?.Type);
            Check(name + " request", example?["request"], endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        void Check(string what, JsonNode? example, Type? type)
        {
            if (example is null || type is null || type == typeof(Stream))
            {
                return;
            }

            try
            {
                example.Deserialize(TwinJson.Default.GetTypeInfo(type)!);
            }
            catch (JsonException fault)
            {
                wrong.Add($"{what}: {fault.Message}");
            }
        }
    }

    [Fact]
    public async Task The_calls_behind_the_examples_are_answered_and_the_examples_written_anew_where_that_is_asked()
    {
        var write = Environment.GetEnvironmentVariable("PARKTWIN_EXAMPLES") == "write";
        foreach (var (operation, method, path, body) in Calls)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            var isJson = body?.StartsWith('{') ?? false;
            request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, isJson ? "application/json" : "text/csv");
            using var answer = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode == 200 || operation == "closeFlag", $"{operation}: {text}");
            if (write && (int)answer.StatusCode == 200)
            {
                var example = new JsonObject { ["response"] = JsonNode.Parse(text) };
                if (isJson)
                {
                    example.Insert(0, "request", JsonNode.Parse(body!));
                }

                await File.WriteAllTextAsync(
                    Path.Combine(Folder, operation + ".json"), example.ToJsonString(Written) + "\n", TestContext.Current.CancellationToken);
            }
        }
    }

    private static string Folder
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory!.FullName, "ParkTwin.sln")))
            {
                directory = directory.Parent;
            }

            return Path.Combine(directory.FullName, "web", "Api", "Examples");
        }
    }

    private static bool Misses(JsonElement content) =>
        content.TryGetProperty("application/json", out var json) && !json.TryGetProperty("example", out _);

    private static string Step(string action) => action == "assign" ? """{"assignee":"园区能源组"}""" : """{"text":"已核对表计与申报数据"}""";

    private static Flag Flag() => new()
    {
        Id = "qsh~e1~CARBON_GRADE_5~2023",
        Park = ParkId.Parse("qsh"),
        Enterprise = EnterpriseId.Parse("e1"),
        Rule = "CARBON_GRADE_5",
        RuleVersion = 1,
        Period = AccountingPeriod.OfYear(2023),
        Figure = "qsh~e1~2023~provincial~grade.k",
        Value = 2.31m,
        Threshold = 2.0m,
        Unit = "1",
        FactorSet = "v1",
        Completeness = 0.98m,
        Active = true,
        State = FlagState.Candidate,
        Trail = [new(Reports.Now.ToUnixTimeMilliseconds(), "system", "raise", null, FlagState.Candidate)],
    };
}
