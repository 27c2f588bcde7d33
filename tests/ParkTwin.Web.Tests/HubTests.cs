using System.Net.WebSockets;
using System.Text.Json;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

public sealed class HubTests : IAsyncLifetime
{
    private readonly HubSocket _socket = new();
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_watcher_gets_the_snapshot_of_the_rest_route_and_then_changes()
    {
        _host.Twin.ParkGrain.Reports.Add(Reports.E1(812));
        await _socket.ConnectAsync(_host);
        var answer = await _socket.CallAsync("Watch", "qsh");
        var (_, _, live) = await _host.GetAsync("/api/parks/qsh/live");
        Assert.Equal(Normal(JsonDocument.Parse(live).RootElement), Normal(answer.GetProperty("result")));
        Assert.Equal(1, _host.Twin.ParkGrain.Watched);
        Assert.Equal((1, 1, 1), (_host.Twin.Enterprise("qsh/e1").Attended, _host.Twin.Enterprise("qsh/e2").Attended, _host.Twin.Enterprise("qsh/~").Attended));

        await _host.Twin.ParkGrain.Tell(Reports.E1(813, 100_000));
        var change = await _socket.ReceiveAsync();
        Assert.Equal("ParkChanged", change.GetProperty("target").GetString());
        var view = change.GetProperty("arguments")[0];
        Assert.Equal("qsh", view.GetProperty("park").GetString());
        Assert.Equal(813, view.GetProperty("enterprises")[0].GetProperty("sequence").GetInt64());
        Assert.Equal(0.1m, view.GetProperty("meters")[0].GetProperty("rate").GetDecimal());
    }

    [Fact]
    public async Task Two_browsers_share_one_observer_and_the_last_to_leave_ends_it()
    {
        await _socket.ConnectAsync(_host);
        await _socket.CallAsync("Watch", "qsh");
        await _socket.CallAsync("Watch", "qsh");
        await _socket.CallAsync("Unwatch", "other");
        Assert.Single(_host.Twin.ParkGrain.Watchers);
        await _socket.CloseAsync();
        await _host.Twin.ParkGrain.Left.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Empty(_host.Twin.ParkGrain.Watchers);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    [InlineData("../qsh")]
    public async Task An_unknown_park_is_refused_with_the_route_that_lists_them(string park)
    {
        await _socket.ConnectAsync(_host);
        var answer = await _socket.CallAsync("Watch", park);
        Assert.Contains("GET /api/parks lists the parks", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_may_not_connect()
    {
        _socket.Options.SetRequestHeader("Origin", "http://elsewhere.example");
        await Assert.ThrowsAsync<WebSocketException>(() => _socket.ConnectAsync(_host));
    }

    private static string Normal(JsonElement element) => JsonSerializer.Serialize(element);
}
