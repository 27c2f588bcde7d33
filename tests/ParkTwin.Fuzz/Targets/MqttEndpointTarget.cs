using ParkTwin.Fuzz.Engine;
using ParkTwin.Mqtt;
using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Sessions with a real endpoint. An input is: a byte of flags (version for the grammar, number of connections, whether commits wait), four
/// bytes that decide how the stream is cut, then what the devices send. What comes back must be whole packets that a server may send, with
/// acknowledgements in the order of the publishes.
/// </summary>
internal sealed class MqttEndpointTarget : FuzzTarget
{
    private const int Head = 5;
    private const int MostUses = 200;
    private readonly EndpointBed?[] _beds = new EndpointBed?[2];
    private readonly List<int> _publishes = [];
    private readonly KeepingLog _log = new();
    private MqttGrammar? _grammar;

    public override string Name => "mqtt-endpoint";

    public override double Share => 0.2;

    public override IReadOnlyList<byte[]> Words { get; } =
        ["parktwin/v1/qsh/m1/reading"u8.ToArray(), "MQTT"u8.ToArray(), [0xC0, 0], [0xE0, 0], [0xFF, 0xFF, 0xFF, 0x7F], [0x32, 0x05, 0, 1, 0x61, 0, 1]];

    public override long AllocationLimit(int inputBytes) => (1024 * 1024) + (1_024L * inputBytes);

    public override bool TryGenerate(FuzzRandom random, InputBuffer into)
    {
        _grammar ??= new MqttGrammar(random);
        var v5 = random.OneIn(2);
        into.Add((byte)((random.Next(256) & 0xFE) | (v5 ? 1 : 0)));
        into.AddUInt16(random.Next(65_536));
        into.AddUInt16(random.Next(65_536));
        for (var left = random.OneIn(3) ? 2 : 1; left > 0; left--)
        {
            _grammar.Session(into, v5);
        }

        return true;
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        if (input.Length <= Head)
        {
            return;
        }

        var connections = 1 + ((input[0] >> 1) & 1);
        var waits = (input[0] & 8) != 0;
        var plan = new FuzzRandom(BitConverter.ToUInt32(input[1..]));
        var bed = Bed((input[0] & 4) != 0 ? 2 : 100);
        var (endpoint, gateway, scheduler) = (bed.Endpoint, bed.Gateway, bed.Scheduler);
        gateway.Begin();
        var rest = input[Head..];
        for (; connections > 0; connections--)
        {
            var length = connections == 1 ? rest.Length : plan.Next(rest.Length + 1);
            Connection(endpoint, gateway, scheduler, rest[..length].ToArray(), plan, waits, ref outcome);
            rest = rest[length..];
        }

        if (_log.Take() is { } fault)
        {
            throw new FuzzViolationException($"The endpoint caught what should not happen: {fault.GetType().Name} {fault.Message}", fault);
        }

        if (gateway.Open != 0)
        {
            throw new FuzzViolationException($"{gateway.Open} receivers were not disposed at the end of their connections.");
        }
    }

    /// <summary>An endpoint that has served a few inputs at most: to make one takes longer than an input.</summary>
    private EndpointBed Bed(int receiveMaximum)
    {
        ref var bed = ref _beds[receiveMaximum == 2 ? 0 : 1];
        if (bed is null || bed.Uses++ >= MostUses)
        {
            bed = new EndpointBed(receiveMaximum, _log);
        }

        return bed;
    }

    private void Connection(
        MqttEndpoint endpoint, FuzzGateway gateway, QueuedScheduler scheduler, byte[] sent, FuzzRandom plan, bool waits, ref Outcome outcome)
    {
        var turns = 0;
        var pipe = new InMemoryConnection(sent, Pieces(sent.Length, plan), Between);
        var served = endpoint.RunAsync(pipe, null, null, static () => { }, CancellationToken.None);
        do
        {
            gateway.Commit();
        }
        while (scheduler.Drain() && ++turns < 100_000);

        if (!served.IsCompleted)
        {
            throw new FuzzViolationException("The device has closed, everything is at rest, and the endpoint still holds the connection.");
        }

        if (served.IsFaulted)
        {
            throw new FuzzViolationException("The endpoint threw.", served.Exception);
        }

        Check(sent, pipe.Received, ref outcome);
        outcome.AddMagnitude(gateway.Received);

        void Between()
        {
            if (++turns > 20_000)
            {
                throw new FuzzViolationException("The endpoint reads on and on and gets nowhere.");
            }

            if (!waits || plan.OneIn(3))
            {
                gateway.Commit();
                scheduler.Drain();
            }
        }
    }

    private static List<int> Pieces(int length, FuzzRandom plan)
    {
        var pieces = new List<int>();
        var most = plan.OneIn(3) ? length : 1 + plan.Next(1 << plan.Next(10));
        for (var at = 0; at < length;)
        {
            at = Math.Min(length, at + 1 + plan.Next(Math.Max(1, most)));
            pieces.Add(at);
        }

        pieces.Add(length);
        return pieces;
    }

    /// <summary>What the device got is whole packets; the acknowledgements are those of its publishes, in order.</summary>
    private void Check(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> received, ref Outcome outcome)
    {
        Publishes(sent);
        var acknowledged = 0;
        for (var packets = 0; !received.IsEmpty; packets++)
        {
            var size = MqttFrame.ReadVariable(received[1..], out var length);
            if (size <= 0 || length > received.Length - 1 - size)
            {
                throw new FuzzViolationException($"What the endpoint sends is not whole packets: {Convert.ToHexString(received)}");
            }

            var body = received.Slice(1 + size, length);
            var type = (MqttPacketType)(received[0] >> 4);
            if (type == MqttPacketType.Puback || type == MqttPacketType.Pubrec)
            {
                var id = (body[0] << 8) | body[1];
                acknowledged = Acknowledged(id, acknowledged);
            }
            else if (type is MqttPacketType.Connect or MqttPacketType.Subscribe or MqttPacketType.Unsubscribe or MqttPacketType.Pingreq
                || (type == MqttPacketType.Connack) != (packets == 0))
            {
                throw new FuzzViolationException($"The endpoint sends {type} as packet {packets}.");
            }

            outcome.Add(received[0]);
            outcome.Add(body.Length switch
            {
                0 => 0,
                _ when type is MqttPacketType.Disconnect => 1 + body[0],
                _ when type is MqttPacketType.Connack => 1 + body[1],
                _ => 256 + Math.Min(body.Length, 4),
            });
            received = received[(1 + size + length)..];
        }
    }

    private int Acknowledged(int id, int from)
    {
        // Publishes of the same identifier as the one before may be acknowledged as one only where QoS 2 repeats; each still gets its own.
        if (from >= _publishes.Count || _publishes[from] != id)
        {
            throw new FuzzViolationException($"Acknowledgement {from} is of {id}; the device's publishes are {string.Join(", ", _publishes.Take(32))}.");
        }

        return from + 1;
    }

    /// <summary>The identifiers of the QoS 1 and 2 publishes of a stream, found by walking its frames and nothing else.</summary>
    private void Publishes(ReadOnlySpan<byte> stream)
    {
        _publishes.Clear();
        while (stream.Length >= 2)
        {
            var size = MqttFrame.ReadVariable(stream[1..], out var length);
            if (size <= 0 || length > stream.Length - 1 - size)
            {
                return;
            }

            var body = stream.Slice(1 + size, length);
            var at = body.Length < 2 ? int.MaxValue : 2 + ((body[0] << 8) | body[1]);
            if (stream[0] >> 4 == (int)MqttPacketType.Publish && (stream[0] & 6) is 2 or 4 && at <= body.Length - 2)
            {
                _publishes.Add((body[at] << 8) | body[at + 1]);
            }

            stream = stream[(1 + size + length)..];
        }
    }
}
