using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ParkTwin.Web.Tests;

/// <summary>A client of the hub that shows every message as it came over the wire.</summary>
internal sealed class HubSocket : IDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _rest = new();

    /// <summary>How it connects.</summary>
    public ClientWebSocketOptions Options => _socket.Options;

    /// <summary>Connects as the administrator, or as whom a token says; as nobody with an empty one.</summary>
    public async Task ConnectAsync(WebHost host, string? token = null)
    {
        if (token is not { Length: 0 })
        {
            Options.SetRequestHeader("Authorization", "Bearer " + (token ?? host.Token));
        }

        var address = new UriBuilder(host.Client.BaseAddress!) { Scheme = "ws", Path = "/hubs/twin" }.Uri;
        await _socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        await SendAsync("""{"protocol":"json","version":1}""");
        await ReceiveAsync();
    }

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    public async Task<JsonElement> CallAsync(string method, params object?[] arguments)
    {
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = method, arguments }));
        return await ReceiveAsync();
    }

    /// <summary>The next message that is no ping; undefined where the host has closed.</summary>
    public async Task<JsonElement> ReceiveAsync()
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

            WebSocketReceiveResult got;
            try
            {
                got = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            }
            catch (WebSocketException)
            {
                return default;
            }

            if (got.MessageType == WebSocketMessageType.Close)
            {
                return default;
            }

            _rest.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
        }
    }

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
}
