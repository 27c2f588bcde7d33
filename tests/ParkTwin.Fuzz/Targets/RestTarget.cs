using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ParkTwin.Fuzz.Engine;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Requests to the real process over a socket. The first byte says whether they come signed in, the rest is the request; a line that closes
/// the connection, and the token, are put behind its first line. Never a 500, never no end; what is refused is refused with problem details,
/// and nothing of the request becomes a header of the answer.
/// </summary>
internal sealed class RestTarget : FuzzTarget
{
    private const int Patience = 15_000;
    private readonly TwinServer _twin = new();
    private readonly RestGrammar _grammar;
    private readonly byte[] _answer = new byte[4 * 1024 * 1024];

    public RestTarget() => _grammar = new RestGrammar(_twin.Document);

    public override string Name => "rest";

    public override double Share => 0.001;

    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(20);

    public override int LargestInput => 64 * 1024;

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[]
        {
            "%00", "%2e%2e/", "\\..\\", "//", "?", "&from=", "&to=", "\r\n", "\r\nFuzzmark: 1\r\n", "Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n", "HTTP/1.0", "Expect: 100-continue\r\n",
            "{\"a\":", "[[[[[[[[", "\\u0000", "\\ud800", "e999999", "null", "~", "If-Match: \"", "%0d%0aFuzzmark:1", "Content-Encoding: gzip\r\n", "/api/parks/qsh", "999999999999999999999",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public override long Memory() => _twin.Memory;

    public override long MemoryTolerance => 192L * 1024 * 1024;

    public override long AllocationLimit(int inputBytes) => 32 * 1024 * 1024;

    public override bool TryGenerate(FuzzRandom random, InputBuffer into)
    {
        into.Add((byte)(random.OneIn(8) ? 0 : 1));
        _grammar.Request(random, into);
        return true;
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var request = input[1..];
        var auth = request.IndexOf("/api/auth/"u8) is >= 0 and < 100;
        var length = Exchange(request, (input[0] & 1) != 0 && !auth);
        if (!_twin.Runs)
        {
            throw new FuzzViolationException($"The twin has ended: {_twin.Said}");
        }

        Check(request, _answer.AsSpan(0, length), ref outcome);
    }

    protected override void Dispose(bool disposing)
    {
        _twin.Dispose();
        base.Dispose(disposing);
    }

    private int Exchange(ReadOnlySpan<byte> request, bool signedIn)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = Patience, SendTimeout = Patience, NoDelay = true };
        socket.Connect(_twin.Address.Host, _twin.Address.Port);
        var length = 0;
        try
        {
            var cut = request.IndexOf("\r\n"u8);
            var head = cut < 0 ? 0 : cut + 2;
            socket.Send(request[..head]);
            if (head > 0)
            {
                socket.Send(Encoding.ASCII.GetBytes($"Host: {_twin.Address.Authority}\r\nConnection: close\r\n"));
                if (signedIn && _twin.Token is { } token)
                {
                    socket.Send(Encoding.ASCII.GetBytes($"Authorization: Bearer {token}\r\n"));
                }
            }

            socket.Send(request[head..]);
            socket.Shutdown(SocketShutdown.Send);
            int read;
            while (length < _answer.Length && (read = socket.Receive(_answer.AsSpan(length))) > 0)
            {
                length += read;
            }
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted)
        {
            return length; // The server has closed before it read all: an answer may have come before.
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            throw new FuzzViolationException($"No end of the answer within {Patience / 1000} s.", fault);
        }

        return length;
    }

    private void Check(ReadOnlySpan<byte> request, ReadOnlySpan<byte> answer, ref Outcome outcome)
    {
        if (answer.Length < 12 || !answer.StartsWith("HTTP/1.1 "u8))
        {
            outcome.Add(answer.Length == 0 ? 0 : 1);
            return;
        }

        var status = int.Parse(answer.Slice(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        var end = answer.IndexOf("\r\n\r\n"u8);
        var head = Encoding.Latin1.GetString(end < 0 ? answer : answer[..end]);
        var line = Encoding.UTF8.GetString(request[..Math.Min(200, Math.Max(0, request.IndexOf((byte)'\r')))]);
        outcome.Add(status);
        outcome.Add(Route(line));
        if (status == 401 && _twin.Token is not null)
        {
            _twin.Renew();
        }

        if (status >= 500 && status is not (503 or 505))
        {
            throw new FuzzViolationException($"{status} for {line}{Environment.NewLine}{Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 1500)])}{Environment.NewLine}{_twin.Said}");
        }

        if (head.Split("\r\n").Any(one => one.StartsWith("Fuzzmark", StringComparison.OrdinalIgnoreCase)))
        {
            throw new FuzzViolationException($"A header of the answer comes out of the request {line}: {head}");
        }

        var path = line.Contains(" /api/", StringComparison.Ordinal);
        if (status >= 400 && path && !line.StartsWith("HEAD", StringComparison.Ordinal) && !head.Contains("Content-Length: 0", StringComparison.Ordinal))
        {
            Problem(head, answer[(end + 4)..], status, line, ref outcome);
        }
    }

    /// <summary>The route's share of the outcome: its words without the ids.</summary>
    private static int Route(string line) => string.Join('/', line.Split(' ', 3).ElementAtOrDefault(1)?.Split('?')[0].Split('/').Where(part => part.All(char.IsAsciiLetter)) ?? []).Sum(c => c * 31);

    private static void Problem(string head, ReadOnlySpan<byte> body, int status, string line, ref Outcome outcome)
    {
        if (!head.Contains("Content-Type: application/problem+json", StringComparison.OrdinalIgnoreCase))
        {
            throw new FuzzViolationException($"{status} for {line} is no problem details: {head}");
        }

        if (head.Contains("Content-Encoding:", StringComparison.OrdinalIgnoreCase))
        {
            return; // It was asked for so; what is in it is looked at where it was not.
        }

        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            var first = body.IndexOf("\r\n"u8);
            body = first < 0 ? body : body[(first + 2)..];
        }

        var text = Encoding.UTF8.GetString(body);
        if (text.Contains("   at ", StringComparison.Ordinal) || text.Contains("System.", StringComparison.Ordinal))
        {
            throw new FuzzViolationException($"{status} for {line} tells of the inside: {text}");
        }

        var reader = new Utf8JsonReader(body);
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.GetProperty("status").GetInt32() != status)
        {
            throw new FuzzViolationException($"{status} for {line} says {text}");
        }

        outcome.Add(document.RootElement.TryGetProperty("detail", out var detail) ? (detail.GetString() ?? "").Where(char.IsAsciiLetterLower).Take(24).Sum(c => c) : -1);
    }
}
