using System.Text.Json;

namespace ParkTwin.Web.Tests;

public sealed class ApiProblems(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Span = "from=2026-01-01&to=2026-01-02&step=P1D";
    private readonly WebHost _host = shared.Host;

    [Theory]
    [InlineData("/api/parks/nowhere", 404, "GET /api/parks lists")]
    [InlineData("/api/parks/nowhere/live", 404, "GET /api/parks lists")]
    [InlineData("/api/parks/%20/live", 404, "GET /api/parks lists")]
    [InlineData("/api/parks/qsh/meters/nobody/usage?" + Span, 404, "GET /api/parks/qsh lists its meters")]
    [InlineData("/api/parks/qsh/meters/nobody/readings?from=2026-01-01&to=2026-01-02", 404, "GET /api/parks/qsh lists its meters")]
    [InlineData("/api/parks/qsh/enterprises/nobody/usage?carrier=gas&" + Span, 404, "GET /api/parks/qsh lists its enterprises")]
    [InlineData("/api/parks/qsh/enterprises/e1/usage?carrier=water&" + Span, 404, "electricity, gas")]
    [InlineData("/api/parks/qsh/enterprises/e1/usage?carrier=gas&unit=kWh&" + Span, 404, "electricity, gas")]
    [InlineData("/api/parks/qsh/usage?carrier=gas&" + Span, 422, "unit=")]
    [InlineData("/api/parks/qsh/usage?" + Span, 400, "carrier is missing; it is one of electricity")]
    [InlineData("/api/parks/qsh/usage?carrier=coal&" + Span, 400, "carrier is 'coal'; it is one of electricity")]
    [InlineData("/api/parks/qsh/usage?carrier=gas&role=x&" + Span, 400, "role is 'x'; it is one of grid-import")]
    [InlineData("/api/parks/qsh/usage?carrier=gas&unit=cal&" + Span, 400, "unit is 'cal'; it is one of kWh")]
    [InlineData("/api/parks/qsh/meters/m1/usage", 400, "from is missing; it is ISO 8601")]
    [InlineData("/api/parks/qsh/meters/m1/usage?from=yesterday&to=2026-01-02&step=P1D", 400, "from is 'yesterday'")]
    [InlineData("/api/parks/qsh/meters/m1/usage?from=2026-01-01T00:00:00&to=2026-01-02&step=P1D", 400, "with Z or an offset")]
    [InlineData("/api/parks/qsh/meters/m1/usage?from=2026-02-30&to=2026-03-02&step=P1D", 400, "from is '2026-02-30'")]
    [InlineData("/api/parks/qsh/meters/m1/usage?from=2026-01-01&to=2026-13-02&step=P1D", 400, "to is '2026-13-02'")]
    [InlineData("/api/parks/qsh/meters/m1/usage?from=2026-01-01&to=2026-01-02&step=PT5M", 400, "PT15M, PT1H, P1D, P1M, P1Y")]
    [InlineData("/api/parks/qsh/meters/m1/usage?from=2026-01-02&to=2026-01-02&step=P1D", 400, "is not after")]
    [InlineData("/api/parks/qsh/meters/m1/usage?from=2020-01-01&to=2026-01-01&step=PT15M", 400, "at most 100000")]
    [InlineData("/api/parks/qsh/meters/m1/readings?from=2026-01-01&to=2026-01-02&limit=0", 400, "limit is '0'; it is a whole number from 1 to 10000")]
    [InlineData("/api/parks/qsh/meters/m1/readings?from=2026-01-01&to=2026-01-02&limit=many", 400, "limit is 'many'")]
    [InlineData("/api/quarantine?limit=1001", 400, "from 1 to 1000")]
    [InlineData("/api/quarantine?before=x", 400, "before is 'x'")]
    [InlineData("/api/quarantine?reason=dull", 400, "unknown-meter")]
    [InlineData("/api/nothing", 404, "/openapi/v1.json lists the routes")]
    [InlineData("/api/auth/token", 405, "it takes POST")]
    [InlineData("/hubs/other", 404, "/openapi/v1.json lists the routes")]
    [InlineData("/assets/missing.js", 404, "/openapi/v1.json lists the routes")]
    public async Task A_problem_says_what_was_asked_and_what_to_do(string path, int status, string says) =>
        AssertProblem(await _host.GetAsync(path), status, says);

    [Theory]
    [InlineData("/api/auth/token", """{"user":"a","password":"b"}""", 401, "The user name or the password is wrong")]
    [InlineData("/api/parks", "{}", 405, "does not take POST; it takes GET")]
    [InlineData("/api/quarantine/replay", "{", 400, "cannot be read at")]
    [InlineData("/api/quarantine/replay", """{"idz":[1]}""", 400, "idz")]
    [InlineData("/api/quarantine/replay", """{"ids":["a"]}""", 400, "$.ids[0]")]
    [InlineData("/api/quarantine/replay", "null", 400, "send a JSON object")]
    [InlineData("/api/quarantine/replay", """{"ids":[1],"reason":"bad-unit"}""", 400, "send one of them")]
    [InlineData("/api/quarantine/replay", """{"reason":"dull"}""", 400, "reason is 'dull'")]
    [InlineData("/api/parks/qsh/meters/m1/events", "{}", 400, "at is missing")]
    [InlineData("/api/parks/qsh/meters/m1/events", """{"at":"2026-01-01","kind":"party"}""", 400, "replacement, reset, change, confirmation")]
    [InlineData("/api/parks/qsh/meters/m1/events", """{"at":"2026-01-01","kind":"change","unit":"kwh"}""", 400, "unit is 'kwh'")]
    [InlineData("/api/parks/qsh/meters/nobody/events", "{}", 404, "has no meter 'nobody'")]
    public async Task A_wrong_body_is_answered_with_what_is_allowed(string path, string body, int status, string says) =>
        AssertProblem(await _host.PostAsync(path, body), status, says);

    [Theory]
    [InlineData("unknown key", """{"outptu":3}""", "$.outptu: there is no key 'outptu'; the keys are output, valueAdded, tax, landMu, ")]
    [InlineData("odd unknown key", """{"a b.c":3}""", "there is no key 'a b.c'; the keys are output, ")]
    [InlineData("other case", """{"Output":3}""", "there is no key 'Output'; the keys are output, ")]
    [InlineData("unknown key in a list", """{"activities":[{"flow":"gas"},{"flw":"gas"}]}""",
        "$.activities[1].flw: there is no key 'flw'; the keys are flow, amount, unit.")]
    [InlineData("the same key twice", """{"output":3,"output":4}""", "the key is there twice; send it once.")]
    [InlineData("text for a number", """{"output":"12"}""", "$.output: it must be a number without quotes")]
    [InlineData("beyond any number", """{"activities":[{"flow":"gas","amount":1e400}]}""",
        "$.activities[0].amount: it must be a number without quotes, at most 28 digits")]
    [InlineData("number for text", """{"activities":[{"flow":3}]}""", "$.activities[0].flow: it must be text in double quotes")]
    [InlineData("object for a list", """{"activities":{}}""", "$.activities: it must be a list")]
    [InlineData("text in a list", """{"activities":["gas"]}""", "$.activities[0]: it must be an object")]
    [InlineData("a list", "[]", "$: it must be an object")]
    [InlineData("not a number", """{"output":NaN}""", "it is not JSON at line 1, byte 11.")]
    [InlineData("torn", """{"output":""", "it is not JSON at line 1, byte 11.")]
    [InlineData("a trailing comma", """{"output":3,}""", "it is not JSON at line 1, byte 13.")]
    [InlineData("two bodies", "{}{}", "it is not JSON at line 1, byte 3.")]
    public async Task An_unreadable_body_is_told_in_its_own_words(string label, string body, string says)
    {
        var answer = await _host.PutAsync("/api/parks/qsh/enterprises/e1/declared/2023", body);
        AssertProblem(answer, 400, says);
        foreach (var ours in (string[])["ParkTwin.", "System.", ".NET", "LineNumber"])
        {
            Assert.False(answer.Body.Contains(ours, StringComparison.Ordinal), $"{label} tells of {ours}: {answer.Body}");
        }
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused() =>
        AssertProblem(await _host.PostAsync("/api/quarantine/replay", "ids=1", "text/plain"), 415, "Content-Type: application/json");

    [Fact]
    public async Task An_event_that_the_registry_refuses_is_422_with_its_reason()
    {
        await using var host = await WebHost.StartAsync();
        host.Twin.EventRefusal = "The unit must stay the same measure.";
        AssertProblem(
            await host.PostAsync("/api/parks/qsh/meters/m1/events", """{"at":"2026-01-01","kind":"change","ratio":2}"""), 422, "same measure");
    }

    [Fact]
    public async Task A_failure_is_told_without_its_details_and_with_its_trace()
    {
        await using var host = await WebHost.StartAsync();
        host.Twin.Enterprise("qsh/e1").OnUsage = _ => throw new InvalidOperationException("secret");
        var answer = await host.GetAsync("/api/parks/qsh/meters/m1/usage?" + Span);
        AssertProblem(answer, 500, "traceId");
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_that_does_not_answer_in_time_is_503()
    {
        await using var host = await WebHost.StartAsync();
        host.Twin.Enterprise("qsh/e1").OnUsage = _ => throw new TimeoutException();
        AssertProblem(await host.GetAsync("/api/parks/qsh/meters/m1/usage?" + Span), 503, "ask again");
    }

    [Fact]
    public async Task A_page_of_another_site_may_not_act()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/quarantine/replay");
        request.Headers.Add("Origin", "http://elsewhere.example");
        using var answer = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        AssertProblem(((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, body), 403, "elsewhere.example");
        Assert.Empty(_host.Twin.Replays);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_no_server_name()
    {
        foreach (var path in new[] { "/", "/api/parks", "/api/nothing", "/openapi/v1.json" })
        {
            using var answer = await _host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/parks/qsh", 200)]
    [InlineData("/parks/qsh/meters/m1.2", 200)]
    [InlineData("/assets/old.js", 404)]
    public async Task What_a_person_navigates_to_is_the_page(string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html,*/*");
        using var answer = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? "text/html" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_api_describes_every_route()
    {
        var document = await _host.JsonAsync("/openapi/v1.json");
        var paths = document.GetProperty("paths");
        foreach (var (path, method) in new[]
        {
            ("/api/parks", "get"), ("/api/parks/{park}", "get"), ("/api/parks/{park}/live", "get"), ("/api/parks/{park}/usage", "get"),
            ("/api/parks/{park}/meters/{meter}/usage", "get"), ("/api/parks/{park}/enterprises/{enterprise}/usage", "get"),
            ("/api/parks/{park}/meters/{meter}/readings", "get"), ("/api/parks/{park}/meters/{meter}/events", "post"),
            ("/api/quarantine", "get"), ("/api/quarantine/replay", "post"), ("/api/status", "get"), ("/health/ready", "get"),
        })
        {
            var operation = paths.GetProperty(path).GetProperty(method);
            Assert.False(string.IsNullOrEmpty(operation.GetProperty("summary").GetString()), path);
            Assert.True(operation.GetProperty("responses").GetProperty("200").TryGetProperty("content", out _), path);
        }
    }

    private static void AssertProblem((int Status, string? Type, string Body) answer, int status, string says)
    {
        Assert.True(answer.Status == status, $"{answer.Status}: {answer.Body}");
        Assert.Equal("application/problem+json", answer.Type);
        Assert.Contains(says, answer.Body.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        var problem = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("detail").GetString()));
    }
}
