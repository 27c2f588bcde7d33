using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

public sealed class HubTests : IAsyncLifetime
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _rest = new();
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
        await ConnectAsync();
        var answer = await CallAsync("Watch", "qsh");
        var (_, _, live) = await _host.GetAsync("/api/parks/qsh/live");
        Assert.Equal(Normal(JsonDocument.Parse(live).RootElement), Normal(answer.GetProperty("result")));
        Assert.Equal(1, _host.Twin.ParkGrain.Watched);
        Assert.Equal((1, 1, 1), (_host.Twin.Enterprise("qsh/e1").Attended, _host.Twin.Enterprise("qsh/e2").Attended, _host.Twin.Enterprise("qsh/~").Attended));

        await _host.Twin.ParkGrain.Tell(Reports.E1(813, 100_000));
        var change = await ReceiveAsync();
        Assert.Equal("ParkChanged", change.GetProperty("target").GetString());
        var view = change.GetProperty("arguments")[0];
        Assert.Equal("qsh", view.GetProperty("park").GetString());
        Assert.Equal(813, view.GetProperty("enterprises")[0].GetProperty("sequence").GetInt64());
        Assert.Equal(0.1m, view.GetProperty("meters")[0].GetProperty("rate").GetDecimal());
    }

    [Fact]
    public async Task Two_browsers_share_one_observer_and_the_last_to_leave_ends_it()
    {
        await ConnectAsync();
        await CallAsync("Watch", "qsh");
        await CallAsync("Watch", "qsh");
        await CallAsync("Unwatch", "other");
        Assert.Single(_host.Twin.ParkGrain.Watchers);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await _host.Twin.ParkGrain.Left.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Empty(_host.Twin.ParkGrain.Watchers);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    [InlineData("../qsh")]
    public async Task An_unknown_park_is_refused_with_the_route_that_lists_them(string park)
    {
        await ConnectAsync();
        var answer = await CallAsync("Watch", park);
        Assert.Contains("GET /api/parks lists the parks", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_may_not_connect()
    {
        _socket.Options.SetRequestHeader("Origin", "http://elsewhere.example");
        await Assert.ThrowsAsync<WebSocketException>(ConnectAsync);
    }

    private static string Normal(JsonElement element) => JsonSerializer.Serialize(element);

    private async Task ConnectAsync()
    {
        var address = new UriBuilder(_host.Client.BaseAddress!) { Scheme = "ws", Path = "/hubs/twin" }.Uri;
        _socket.Options.SetRequestHeader("Authorization", "Bearer " + _host.Token);
        await _socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        await SendAsync("""{"protocol":"json","version":1}""");
        await ReceiveAsync();
    }

    private async Task<JsonElement> CallAsync(string method, string argument)
    {
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = method, arguments = new[] { argument } }));
        return await ReceiveAsync();
    }

    private Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next message that is no ping.</summary>
    private async Task<JsonElement> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var text = _rest.ToString();
            var end = text.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0)
            {
                _rest.Remove(0, end + 1);
                var message = JsonDocument.Parse(text[..end]).RootElement;
                if (message.TryGetProperty("type", out var type) && type.GetInt32() == 6)
                {
                    continue;
                }

                return message;
            }

            var got = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.NotEqual(WebSocketMessageType.Close, got.MessageType);
            _rest.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
        }
    }
}
