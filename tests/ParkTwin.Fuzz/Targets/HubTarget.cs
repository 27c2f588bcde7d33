using System.Net.WebSockets;
using System.Text;
using ParkTwin.Fuzz.Engine;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Messages to the hub of the real process: a byte of flags (signed in, handshake first, frames cut in two), then SignalR's JSON messages
/// with 0x1E behind each. The hub answers or closes, in time, and tells nothing of the inside.
/// </summary>
internal sealed class HubTarget : FuzzTarget
{
    private static readonly byte[] Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly TwinServer _twin = new();
    private readonly byte[] _answer = new byte[256 * 1024];

    public override string Name => "hub";

    public override double Share => 0.0003;

    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(20);

    public override int LargestInput => 8 * 1024;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[]
        {
            "\u001e", "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Watch\",\"arguments\":[\"qsh\"]}\u001e", "{\"type\":4,\"invocationId\":\"2\",\"target\":\"Watch\",\"arguments\":[\"qsh\"]}\u001e",
            "{\"type\":6}\u001e", "{\"type\":7}\u001e", "\"arguments\":[null]", "\"arguments\":[[[[[[]]]]]]", "\"target\":\"Unwatch\"", "\"streamIds\":[\"1\"]", "\"type\":99", "\\ud800", "null",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public override long Memory() => _twin.Memory;

    public override long MemoryTolerance => 192L * 1024 * 1024;

    public override long AllocationLimit(int inputBytes) => 32 * 1024 * 1024;

    public override IEnumerable<byte[]> Seeds() =>
    [
        [3, .. Words[1]],
        [3, .. Words[1], .. Words[3], .. Words[1]],
        [2, .. Words[1]],
        [1, .. Words[1]],
        [7, .. Words[2]],
    ];

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var (length, status) = ExchangeAsync(input[0], input[1..].ToArray()).GetAwaiter().GetResult();
        if (!_twin.Runs)
        {
            throw new FuzzViolationException($"The twin has ended: {_twin.Said}");
        }

        var answer = Encoding.UTF8.GetString(_answer, 0, length);
        if (answer.Contains("Exception", StringComparison.Ordinal) || answer.Contains("   at ", StringComparison.Ordinal))
        {
            throw new FuzzViolationException($"The hub tells of the inside: {answer}");
        }

        outcome.Add(status);
        foreach (var message in answer.Split('\u001e').Take(8))
        {
            outcome.Add(message.StartsWith("{\"type\":", StringComparison.Ordinal) ? message[8] : message.Where(char.IsAsciiLetter).Take(40).Sum(c => c));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _twin.Dispose();
        base.Dispose(disposing);
    }

    private async Task<(int Length, int Status)> ExchangeAsync(byte flags, byte[] messages)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var socket = new ClientWebSocket();
        if ((flags & 1) != 0 && _twin.Token is { } token)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        try
        {
            await socket.ConnectAsync(new Uri($"ws://{_twin.Address.Authority}/hubs/twin"), limit.Token);
            if ((flags & 2) != 0)
            {
                await socket.SendAsync(Handshake, WebSocketMessageType.Text, true, limit.Token);
            }

            var half = (flags & 4) != 0 ? messages.Length / 2 : 0;
            await socket.SendAsync(messages.AsMemory(0, half), WebSocketMessageType.Text, false, limit.Token);
            await socket.SendAsync(messages.AsMemory(half), WebSocketMessageType.Text, true, limit.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            return await ReceiveAsync(socket, limit.Token);
        }
        catch (WebSocketException fault)
        {
            return (0, (int)fault.WebSocketErrorCode);
        }
        catch (OperationCanceledException fault)
        {
            throw new FuzzViolationException($"The hub neither answers nor closes within {Patience.TotalSeconds} s.", fault);
        }
    }

    private async Task<(int Length, int Status)> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_answer.AsMemory(Math.Min(length, _answer.Length - 4096)), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (length, (int)(socket.CloseStatus ?? 0));
            }

            length = Math.Min(length + part.Count, _answer.Length - 4096);
        }
    }
}
