using ParkTwin.Mqtt;
using ParkTwin.Simulation.Machine;

namespace ParkTwin.Simulation.Devices;

/// <summary>
/// A gateway as they are: it publishes what it has, keeps what was not acknowledged, connects again whenever it is cut off, and sends
/// that again. It outlives the twin's processes.
/// </summary>
internal sealed class Device
{
    private readonly Clock _clock;
    private readonly Random _random;
    private readonly FaultKind _faults;
    private readonly Func<(MqttEndpoint Endpoint, Turns Turns)?> _listener;
    private readonly List<Publication> _pending;
    private readonly List<Publication> _done = [];
    private readonly SortedDictionary<ushort, Flight> _flights = [];
    private readonly Queue<(ushort Id, int Type)> _order = new();
    private readonly List<byte> _arrived = [];
    private Link? _link;
    private bool _isConnected;
    private long _lastProgress;
    private long _sentBefore;
    private ushort _nextId;

    public Device(
        string client, int level, Clock clock, Random random, FaultKind faults, List<Publication> pending, Func<(MqttEndpoint, Turns)?> listener)
    {
        (Client, Level, _clock, _random, _faults, _pending, _listener) = (client, level, clock, random, faults, pending, listener);
        Clean = random.Next(3) == 0;
        _nextId = (ushort)random.Next(ushort.MaxValue);
        clock.In(random.Next(200), Act);
    }

    public string Client { get; }

    public int Level { get; }

    public bool Clean { get; }

    /// <summary>From now on it behaves: no cuts, no repetitions; it sends what it has.</summary>
    public bool IsCalm { get; set; }

    /// <summary>True when everything was sent and, where it asked for that, acknowledged.</summary>
    public bool IsDone => _pending.Count == 0 && _flights.Count == 0;

    /// <summary>Messages that were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>What the endpoint did against the standard; null while nothing.</summary>
    public string? Complaint { get; private set; }

    public override string ToString() =>
        $"{Client} (MQTT {Level}{(Clean ? ", clean" : "")}): {_pending.Count} to send, {_flights.Count} in flight, "
            + (_isConnected ? "connected" : _link is null ? "away" : "connecting");

    /// <summary>The twin's process is no more.</summary>
    public void ProcessDied()
    {
        _link?.Die();
    }

    private bool Has(FaultKind fault) => !IsCalm && (_faults & fault) != 0;

    private void Act()
    {
        _clock.In(IsCalm ? 5 : _random.Next(120), Act);
        if (_link is null)
        {
            if (!IsDone || _random.Next(20) == 0)
            {
                Connect();
            }

            return;
        }

        if (!_isConnected || _flights.Count > 0)
        {
            if (_clock.Now - _lastProgress > TimeSpan.TicksPerSecond * (IsCalm ? 8 : 4))
            {
                _link.Cut(_random.Next(2) == 0); // Whoever waits this long begins anew.
                return;
            }
        }

        if (Has(FaultKind.Connection) && _random.Next(25) == 0)
        {
            _link.Cut(_random.Next(2) == 0);
        }
        else if (Has(FaultKind.Acks) && _random.Next(25) == 0)
        {
            _link.Deafen();
        }
        else if (_isConnected)
        {
            Work();
        }
    }

    private void Work()
    {
        if (IsDone && _random.Next(10) == 0)
        {
            _link!.Send(Wire.Goodbye());
            _isConnected = false;
            return;
        }

        if (Has(FaultKind.Duplicates) && _done.Count > 0 && _random.Next(6) == 0)
        {
            Publish(_done[_random.Next(_done.Count)]);
        }

        for (var burst = 1 + _random.Next(IsCalm ? 20 : 6); burst > 0 && _flights.Count < 30; burst--)
        {
            var at = _pending.FindIndex(one => IsCalm || one.NotBefore <= _clock.Now);
            if (at < 0)
            {
                break;
            }

            var next = _pending[at];
            _pending.RemoveAt(at);
            Publish(next);
        }

        if (_random.Next(30) == 0)
        {
            _link!.Send(Wire.Pingreq());
        }
    }

    private void Publish(Publication publication)
    {
        if (publication.Qos == 0)
        {
            _link!.Send(Wire.Publish(Level, publication.Topic, publication.Payload, 0, false, 0), publication.Left);
            return;
        }

        do
        {
            unchecked
            {
                _nextId++;
            }
        }
        while (_nextId == 0 || _flights.ContainsKey(_nextId));
        _flights[_nextId] = new(publication, ++_sentBefore);
        Send(_nextId, again: false);
        if (_flights.Count == 1)
        {
            _lastProgress = _clock.Now;
        }
    }

    private void Send(ushort id, bool again)
    {
        var (publication, _) = _flights[id];
        _order.Enqueue((id, publication.Qos == 1 ? Wire.Puback : Wire.Pubrec));
        _link!.Send(Wire.Publish(Level, publication.Topic, publication.Payload, publication.Qos, again, id), publication.Left);
    }

    private void Connect()
    {
        if (_listener() is not { } listener)
        {
            return;
        }

        _arrived.Clear();
        _order.Clear();
        _lastProgress = _clock.Now;
        Link? link = null;
        link = new Link(_clock, listener.Turns, _random, bytes => Received(link!, bytes), () => Lost(link!));
        _link = link;
        link.Open(listener.Endpoint);
        link.Send(Wire.ConnectPacket(Level, Client, Clean, 60));
        if (Has(FaultKind.Connection) && _random.Next(30) == 0)
        {
            _link = null; // It forgets the connection and comes again while the old one still stands.
            _clock.In(_random.Next(3000), () => link.Cut(orderly: false));
        }
    }

    private void Lost(Link link)
    {
        if (ReferenceEquals(link, _link))
        {
            (_link, _isConnected) = (null, false);
        }
    }

    private void Received(Link link, byte[] bytes)
    {
        if (!ReferenceEquals(link, _link))
        {
            return;
        }

        _arrived.AddRange(bytes);
        while (ReferenceEquals(link, _link) && Wire.TryTake(_arrived, out var type, out var body))
        {
            Take(type, body);
        }
    }

    private void Take(int type, byte[] body)
    {
        _lastProgress = _clock.Now;
        switch (type)
        {
            case Wire.Connack:
                Connected(body[0], body[1]);
                break;
            case Wire.Puback or Wire.Pubrec:
                Acked(type, Wire.IdOf(body), body.Length > 2 ? body[2] : (byte)0);
                break;
            case Wire.Pubcomp:
                if (_flights.TryGetValue(Wire.IdOf(body), out var released) && released.Released)
                {
                    _flights.Remove(Wire.IdOf(body));
                }

                break;
            case Wire.Pingresp:
                break;
            case Wire.Disconnect when body is [] or [0x8B or 0x8E or 0x8D, ..]: // Shutting down, taken over, keep-alive.
                break;
            default:
                Complaint ??= $"{Client} was sent packet {type} ({Convert.ToHexString(body)}).";
                break;
        }
    }

    private void Connected(byte present, byte code)
    {
        if (code != 0)
        {
            Complaint ??= $"{Client} was refused with {code:x2}.";
            return;
        }

        if (Clean && present != 0)
        {
            Complaint ??= $"{Client} asked for a clean session and was given an old one.";
        }

        _isConnected = true;
        foreach (var (id, flight) in _flights.OrderBy(pair => pair.Value.Order).ToArray())
        {
            if (flight.Released)
            {
                _link!.Send(Wire.Pubrel(id));
            }
            else
            {
                Send(id, again: true);
            }
        }
    }

    /// <summary>Acknowledgements come in the order of the publishes, on the connection that carried them.</summary>
    private void Acked(int type, ushort id, byte code)
    {
        if (!_order.TryDequeue(out var due) || due != (id, type))
        {
            Complaint ??= $"{Client} was sent acknowledgement {type} of {id}; {due.Type} of {due.Id} was due.";
            return;
        }

        var flight = _flights[id];
        if (!flight.Released)
        {
            flight.Publication.Acknowledge();
            Acknowledged++;
            _done.Add(flight.Publication);
        }

        if (type == Wire.Puback || code >= 0x80)
        {
            _flights.Remove(id);
        }
        else
        {
            flight.Released = true;
            _link!.Send(Wire.Pubrel(id));
        }
    }

    private sealed record Flight(Publication Publication, long Order)
    {
        public bool Released { get; set; }
    }
}
