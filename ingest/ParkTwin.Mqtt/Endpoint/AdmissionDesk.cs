using System.Net;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// Counts connections and connects by address. What is a little beyond a limit is answered with its code; what is far beyond is closed
/// without a word. The table is bounded: when it is full, and nobody in it can be forgotten, newcomers share one entry.
/// </summary>
internal sealed class AdmissionDesk(MqttEndpointOptions options, TimerWheel wheel)
{
    private const int MostAddresses = 65_536;
    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, AddressLoad> _addresses = [];
    private readonly AddressLoad _rest = new(options.ConnectBurstPerAddress, 0);
    private long _sweptMs = -1;
    private int _halfOpen;

    /// <summary>Connections whose CONNECT is not answered yet.</summary>
    public int HalfOpen => Volatile.Read(ref _halfOpen);

    /// <summary>Takes a connection in; null where it is to be closed at once.</summary>
    public Admission? Enter(EndPoint? remote)
    {
        if (Interlocked.Increment(ref _halfOpen) > options.MaximumHalfOpen)
        {
            Answered();
            return null;
        }

        if (remote is not IPEndPoint { Address: var address })
        {
            return new(this, null, MqttReasonCode.Success);
        }

        lock (_gate)
        {
            var load = Find(AddressKey.Of(address));
            Refill(load);
            if (load.Connections >= 2L * options.MaximumConnectionsPerAddress || load.Tokens <= -options.ConnectBurstPerAddress)
            {
                Answered();
                return null;
            }

            load.Connections++;
            load.Tokens--;
            var refusal = load.Connections > options.MaximumConnectionsPerAddress ? MqttReasonCode.QuotaExceeded
                : load.Tokens < 0 ? MqttReasonCode.ConnectionRateExceeded
                : MqttReasonCode.Success;
            return new(this, load, refusal);
        }
    }

    /// <summary>One is no longer half open.</summary>
    public void Answered() => Interlocked.Decrement(ref _halfOpen);

    /// <summary>A connection of an address has ended.</summary>
    public void Leave(AddressLoad? load)
    {
        if (load is not null)
        {
            lock (_gate)
            {
                load.Connections--;
            }
        }
    }

    private AddressLoad Find(UInt128 key)
    {
        if (_addresses.TryGetValue(key, out var load))
        {
            return load;
        }

        if (_addresses.Count >= MostAddresses)
        {
            Sweep();
        }

        if (_addresses.Count >= MostAddresses)
        {
            return _rest;
        }

        return _addresses[key] = new(options.ConnectBurstPerAddress, wheel.NowMs);
    }

    private void Refill(AddressLoad load)
    {
        var now = wheel.NowMs;
        var gained = (now - load.AtMs) / 1_000d * options.ConnectsPerSecondPerAddress;
        load.Tokens = Math.Min(options.ConnectBurstPerAddress, load.Tokens + gained);
        load.AtMs = now;
    }

    /// <summary>Forgets who has neither connections nor debts; at most once a turn of the wheel.</summary>
    private void Sweep()
    {
        if (_sweptMs == wheel.NowMs)
        {
            return;
        }

        _sweptMs = wheel.NowMs;
        foreach (var (key, load) in _addresses)
        {
            Refill(load);
            if (load.Connections == 0 && load.Tokens >= options.ConnectBurstPerAddress)
            {
                _addresses.Remove(key);
            }
        }
    }
}
