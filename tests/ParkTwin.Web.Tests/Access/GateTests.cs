using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api;
using ParkTwin.Web.Api.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.City;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests.Access;

public sealed class GateTests
{
    private static readonly TestCallers Signed = new();
    private static readonly TimeSpan MostPerRequest = TimeSpan.FromMicroseconds(20);

    [Theory]
    [InlineData(TestCallers.Nobody, 401)]
    [InlineData("admin", 403)]
    public async Task A_route_that_names_no_right_is_refused_to_everybody(string caller, int status)
    {
        await using var host = await StartAsync();
        Assert.Equal(status, await PassAsync(host, Endpoint(), caller));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_how_and_not_sent_elsewhere()
    {
        await using var host = await StartAsync();
        using var answer = await host.Nobody().GetAsync(new Uri("/api/parks/qsh", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Null(answer.Headers.Location);
        Assert.Contains("/api/auth/token", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/parks/qsh/meters/m1/events")]
    [InlineData("/api/parks/nowhere/meters/m1/events")]
    [InlineData("/api/parks/qsh/meters/something-longer/events?x=1")]
    public async Task A_refusal_for_want_of_a_right_is_the_same_whatever_is_named(string path)
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        var answer = await MatrixAnswer.OfAsync(await TestCallers.ClientAsync(host, "auditor"), request);
        Assert.Equal(403, answer.Status);
        const string Says = "It needs the right changeRegistry, which the role auditor does not have. An administrator gives roles; "
            + "GET /api/auth/me lists the rights of yours.";
        Assert.Equal(
            $$"""{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.4","title":"This role may not do this.","status":403,"detail":"{{Says}}"}""",
            answer.Text);
    }

    [Theory]
    [InlineData("GET", "/api/quarantine/replay", null)]
    [InlineData("POST", "/api/quarantine/replay", "text/plain")]
    public async Task A_wrong_way_of_asking_is_told_to_those_only_who_are_signed_in(string method, string path, string? type)
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = type is null ? null : new StringContent("x", System.Text.Encoding.UTF8, type);
        Assert.Equal(401, (await MatrixAnswer.OfAsync(host.Nobody(), request)).Status);
    }

    [Fact]
    public async Task A_request_is_asked_once_who_it_is()
    {
        var callers = new TestCallers();
        await using var host = await StartAsync(callers);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/parks/qsh/enterprises/e1/carbon?period=2023");
        request.Headers.Add(TestCallers.Header, "enterpriseE1");
        Assert.Equal(200, (await MatrixAnswer.OfAsync(host.Nobody(), request)).Status);
        Assert.Equal(1, callers.Found);
    }

    [Fact]
    public async Task The_gate_and_the_look_into_the_scope_cost_less_than_a_request_can_notice()
    {
        await using var host = await StartAsync();
        var endpoint = Endpoint(new NeedsAttribute(AccessRight.ReadLive));
        var best = TimeSpan.MaxValue;
        for (var batch = 0; batch < 30; batch++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < 500; i++)
            {
                Assert.Equal(200, await PassAsync(host, endpoint, "enterpriseE1"));
            }

            best = TimeSpan.FromTicks(Math.Min(best.Ticks, (Stopwatch.GetElapsedTime(start) / 500).Ticks));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{best.TotalMicroseconds:0.0} µs");
        Assert.True(best <= MostPerRequest, $"{best.TotalMicroseconds} µs for a request");
    }

    [Fact]
    public void Only_what_is_of_all_parks_by_its_nature_reads_the_registry_itself()
    {
        // An administrator, who alone writes accounts, sees all parks.
        Type[] allowed = [typeof(CityApi), typeof(ComparisonApi), typeof(UserAccountsApi)];
        Type[] whole = [typeof(IRegistryView), typeof(RegistrySnapshot)];
        var uses = Uses(whole).Where(type => type.Namespace!.StartsWith("ParkTwin.Web.Api", StringComparison.Ordinal)).Except(allowed);
        Assert.Empty(uses);
        Assert.Equal([typeof(CallerQuarantine)], Uses(typeof(IQuarantine)));
    }

    private static IEnumerable<Type> Uses(params Type[] what) => typeof(CallerRegistry).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("ParkTwin.Web", StringComparison.Ordinal) == true)
        .Where(type => type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>().SelectMany(method => method.GetParameters()).Any(one => what.Contains(one.ParameterType)))
        .Select(type => type.DeclaringType is { } outer && type.Name.StartsWith('<') ? outer : type)
        .Distinct();

    private static Task<WebHost> StartAsync(TestCallers? callers = null) => WebHost.StartAsync(
        twin: TwoParks.Whole(), services: services => services.AddSingleton<ICallerSource>(provider =>
            callers ?? (ICallerSource)provider.GetRequiredService<AccountCallers>()));

    private static RouteEndpoint Endpoint(params object[] metadata) => new(
        _ => Task.CompletedTask, RoutePatternFactory.Parse("/api/parks/{park}"), 0, new EndpointMetadataCollection(metadata), "test");

    /// <summary>One request through the gate alone, and the look-up of its park behind it.</summary>
    private static async Task<int> PassAsync(WebHost host, RouteEndpoint endpoint, string caller)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers[TestCallers.Header] = caller;
        context.Response.Body = Stream.Null;
        context.SetEndpoint(endpoint);
        var gate = new AccessGate(
            _ =>
            {
                Assert.True(scope.ServiceProvider.GetRequiredService<CallerRegistry>().TryFind(FakeTwin.Park, out var _));
                return Task.CompletedTask;
            },
            Signed);
        await gate.InvokeAsync(context, scope.ServiceProvider.GetRequiredService<CurrentCaller>());
        return context.Response.StatusCode;
    }
}
