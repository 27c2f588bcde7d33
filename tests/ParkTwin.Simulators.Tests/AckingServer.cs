using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ParkTwin.Simulators.Tests;

/// <summary>
/// The least that answers a QoS 1 publisher, MQTT 3.1.1 and 5: CONNACK, and PUBACK for each PUBLISH, in order. Counts readings by meter.
/// </summary>
internal sealed class AckingServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<Task> _connections = [];
    private readonly List<(long Least, TaskCompletionSource Reached)> _waiting = [];
    private readonly Task _accepting;

    public AckingServer(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public long Readings { get; private set; }

    public HashSet<(string Topic, string Time)> Distinct { get; } = [];

    /// <summary>Completes when that many readings have come.</summary>
    public Task ReachedAsync(long readings)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((readings, reached));
            Count(0);
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        var isFive = false;
        await using var stream = new BufferedStream(client.GetStream(), 64 * 1024);
        try
        {
            while (await ReadPacketAsync(stream) is var (head, body))
            {
                if (head >> 4 == 1)
                {
                    isFive = body[6] == 5;
                    await client.GetStream().WriteAsync(isFive ? [0x20, 3, 0, 0, 0] : new byte[] { 0x20, 2, 0, 0 }, _stop.Token);
                }
                else if (head >> 4 == 3)
                {
                    var topicLength = (body[0] << 8) | body[1];
                    Take(Encoding.UTF8.GetString(body, 2, topicLength), body.AsMemory(4 + topicLength + (isFive ? 1 : 0)));
                    await client.GetStream().WriteAsync(new byte[] { 0x40, 2, body[2 + topicLength], body[3 + topicLength] }, _stop.Token);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            return;
        }
    }

    private void Take(string topic, ReadOnlyMemory<byte> payload)
    {
        using var json = JsonDocument.Parse(payload);
        JsonElement[] items = json.RootElement.ValueKind == JsonValueKind.Array
            ? [.. json.RootElement.EnumerateArray()]
            : [json.RootElement];
        lock (_gate)
        {
            foreach (var item in items)
            {
                Distinct.Add((topic, item.GetProperty("t").GetRawText()));
            }

            Count(items.Length);
        }
    }

    private void Count(int more)
    {
        Readings += more;
        _waiting.Where(wait => wait.Least <= Readings).ToList().ForEach(wait => wait.Reached.TrySetResult());
    }

    private async Task<(int Head, byte[] Body)?> ReadPacketAsync(Stream stream)
    {
        var one = new byte[1];
        if (await stream.ReadAsync(one, _stop.Token) == 0)
        {
            return null;
        }

        var head = one[0];
        var (length, shift) = (0, 0);
        do
        {
            await stream.ReadExactlyAsync(one, _stop.Token);
            length |= (one[0] & 127) << shift;
            shift += 7;
        }
        while (one[0] > 127);

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return (head, body);
    }
}
