using System.Net.WebSockets;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Hubs;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests.Access;

/// <summary>The hub for every role: each method, with what is seen, what is another's, and what is not there.</summary>
public sealed class HubAccess
{
    /// <summary>Who may call what, by hand; a method without a row is not known to be safe.</summary>
    private static readonly Dictionary<string, string> Methods = new()
    {
        ["TwinHub.Watch"] = "operator platform enterprise auditor admin screen",
        ["TwinHub.Unwatch"] = "operator platform enterprise auditor admin screen",
    };

    public static TheoryData<string> Callers => [.. Matrix.RoleOf.Keys.Where(caller => caller != TestCallers.Nobody)];

    [Fact]
    public void Every_method_of_every_hub_has_a_row_and_names_its_right()
    {
        var methods = typeof(TwinHub).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Hub)) && !type.IsAbstract)
            .SelectMany(hub => hub.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.GetBaseDefinition().DeclaringType == method.DeclaringType && !method.IsSpecialName)
            .ToArray();
        Assert.Equal(Methods.Keys.Order(), methods.Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Order());
        Assert.All(methods, method => Assert.NotNull(method.GetCustomAttribute<NeedsAttribute>()));
    }

    [Fact]
    public async Task Nobody_connects_without_signing_in()
    {
        await using var host = await HostAsync(TwoParks.Whole());
        using var socket = new HubSocket();
        var fault = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(host, string.Empty));
        Assert.Contains("401", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Another_park_is_answered_as_one_that_is_not_there(string caller)
    {
        await using var whole = await HostAsync(TwoParks.Whole());
        await using var part = await HostAsync(TwoParks.SeenBy(caller));
        foreach (var (park, seers) in Matrix.ParkSeers)
        {
            foreach (var method in new[] { "Watch", "Unwatch" })
            {
                var inWhole = await CallAsync(whole, caller, method, park);
                Assert.Equal(await CallAsync(part, caller, method, park), inWhole);
                var isSeen = seers.Split(' ').Contains(caller) || method == "Unwatch";
                Assert.True(isSeen != inWhole.Contains("\"error\"", StringComparison.Ordinal), $"{method} {park}: {inWhole}");
            }
        }
    }

    [Fact]
    public async Task An_enterprise_hears_of_itself_alone_and_no_sums()
    {
        var twin = TwoParks.Whole();
        await using var host = await HostAsync(twin);
        using var own = await ConnectAsync(host, "enterpriseE1");
        using var all = await ConnectAsync(host, "operatorHere");
        var snapshot = (await own.CallAsync("Watch", "qsh")).GetRawText();
        await all.CallAsync("Watch", "qsh");
        foreach (var others in new[] { "e2", "m2", "p0" })
        {
            Assert.DoesNotContain(others, snapshot, StringComparison.Ordinal);
        }

        // The other's change comes first, so that the enterprise's next message would be of it if it came at all.
        var grain = twin.ParkOf("qsh");
        await grain.Tell(TwoParks.Live(EnterpriseId.Parse("e2"), "m2", 2, 5_000_000));
        Assert.Contains("\"e2\"", (await all.ReceiveAsync()).GetRawText(), StringComparison.Ordinal);
        await grain.Tell(TwoParks.Live(EnterpriseId.Parse("e1"), "m1", 2, 6_000_000), TwoParks.Live(null, "p0", 2, 7_000_000));
        var change = (await own.ReceiveAsync()).GetProperty("arguments")[0];
        Assert.Equal("e1", change.GetProperty("enterprises").EnumerateArray().Single().GetProperty("id").GetString());
        Assert.Equal(["m1", "m1s"], change.GetProperty("meters").EnumerateArray().Select(meter => meter.GetProperty("id").GetString()));
        Assert.Equal(JsonValueKind.Null, change.GetProperty("meters")[1].GetProperty("parent").ValueKind);
        Assert.Equal(0, change.GetProperty("lines").GetArrayLength());

        // Made for both from the same report, and not mixed up.
        var whole = (await all.ReceiveAsync()).GetProperty("arguments")[0];
        Assert.Equal(2, whole.GetProperty("enterprises").GetArrayLength());
        Assert.Equal("p0", whole.GetProperty("meters")[1].GetProperty("parent").GetString());
        Assert.Equal(1, whole.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Where_enterprises_alone_watch_nobody_else_is_asked_to_report_at_once()
    {
        var twin = TwoParks.Whole();
        await using var host = await HostAsync(twin);
        using var own = await ConnectAsync(host, "enterpriseE1");
        await own.CallAsync("Watch", "qsh");
        Assert.Equal((1, 0, 0), (twin.Enterprise("qsh/e1").Attended, twin.Enterprise("qsh/e2").Attended, twin.Enterprise("qsh/~").Attended));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_account_is_told_so_hears_nothing_more_and_is_closed(bool watches)
    {
        var twin = TwoParks.Whole();
        await using var host = await HostAsync(twin);
        using var socket = await ConnectAsync(host, "operatorHere");
        using var other = await ConnectAsync(host, "enterpriseE1");
        if (watches)
        {
            await socket.CallAsync("Watch", "qsh");
        }

        await host.AnybodyAsync("operatorhere", Role.Operator, ["xsw"]);
        var end = await socket.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal("AccessEnded", end.GetProperty("target").GetString());
        Assert.Equal("accountChanged", end.GetProperty("arguments")[0].GetProperty("reason").GetString());
        await twin.ParkOf("qsh").Tell(TwoParks.Live(EnterpriseId.Parse("e2"), "m2", 2, 5_000_000));
        JsonElement last;
        do
        {
            last = await socket.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
            Assert.False(last.ValueKind == JsonValueKind.Object && last.TryGetProperty("target", out _), last.ToString());
        }
        while (last.ValueKind != JsonValueKind.Undefined);

        Assert.True((await other.CallAsync("Watch", "qsh")).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task A_changed_account_watches_nothing_new_even_before_its_connection_is_ended()
    {
        await using var host = await HostAsync(TwoParks.Whole());
        using var socket = await ConnectAsync(host, "enterpriseE1");
        await host.AnybodyAsync("enterprisee1", Role.Enterprise, ["qsh"], "e2");
        Assert.False((await socket.CallAsync("Watch", "qsh")).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task One_connection_too_many_of_an_account_is_told_so_and_closed()
    {
        await using var host = await HostAsync(TwoParks.Whole());
        var open = new List<HubSocket>();
        try
        {
            for (var i = 0; i < HubSessions.PerAccount; i++)
            {
                open.Add(await ConnectAsync(host, "screenHere"));
                await open[^1].CallAsync("Unwatch", "qsh");
            }

            using var last = await ConnectAsync(host, "screenHere");
            var end = await last.ReceiveAsync();
            Assert.Equal("tooManyConnections", end.GetProperty("arguments")[0].GetProperty("reason").GetString());
            using var other = await ConnectAsync(host, "operatorHere");
            Assert.True((await other.CallAsync("Watch", "qsh")).TryGetProperty("result", out _));
        }
        finally
        {
            open.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task All_connections_of_an_account_together_watch_so_many_parks_and_no_more()
    {
        var twin = TwoParks.Whole();
        var gateways = new AlarmGateways(twin, TimeProvider.System, NullLogger<AlarmGateways>.Instance);
        var watches = new ParkWatches(new ScopedRegistry(twin), twin, gateways, TimeProvider.System, NullLogger<ParkWatches>.Instance);
        for (var i = 0; i < ParkWatches.ParksPerAccount; i++)
        {
            await watches.WatchAsync(Session("screen", i), "qsh", TestContext.Current.CancellationToken);
        }

        var fault = await Assert.ThrowsAsync<HubException>(
            () => watches.WatchAsync(Session("screen", 1_000), "qsh", TestContext.Current.CancellationToken));
        Assert.Contains("200", fault.Message, StringComparison.Ordinal);
        await watches.WatchAsync(Session("other", 1_001), "qsh", TestContext.Current.CancellationToken);
        await watches.DisconnectAsync("0");
        await watches.WatchAsync(Session("screen", 1_000), "qsh", TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(1, 1_001).Select(i => watches.DisconnectAsync($"{i}")));

        static HubSession Session(string user, int connection) => new(
            $"{connection}", new Caller(user, Role.Screen, AccessScope.Of(ParkId.Parse("qsh")), "1"), new SlowBrowser(), null!);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("OnConnectedAsync")]
    [InlineData("Dispose")]
    public async Task What_is_no_method_of_the_hub_cannot_be_called(string method)
    {
        await using var host = await HostAsync(TwoParks.Whole());
        using var socket = await ConnectAsync(host, "admin");
        Assert.True((await socket.CallAsync(method)).TryGetProperty("error", out _));
    }

    private static async Task<string> CallAsync(WebHost host, string caller, string method, string park)
    {
        using var socket = await ConnectAsync(host, caller);
        return (await socket.CallAsync(method, park)).GetRawText();
    }

    private static async Task<HubSocket> ConnectAsync(WebHost host, string caller)
    {
        var socket = new HubSocket();
        await socket.ConnectAsync(host, await TestCallers.TokenAsync(host, caller));
        return socket;
    }

    private static Task<WebHost> HostAsync(FakeTwin twin) => WebHost.StartAsync(twin: twin);
}
