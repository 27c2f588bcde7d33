using System.IO.Pipelines;
using ParkTwin.Mqtt.Codec;
using static ParkTwin.Mqtt.Endpoint.EndpointCounters;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>One connection of one device: handshake, the loop that reads, and the end. What it sends goes through its output.</summary>
#pragma warning disable CA1001 // The source has neither timer nor handle, and a late Close may still cancel it.
internal sealed partial class DeviceConnection : ITimerEntry
#pragma warning restore CA1001
{
    private const long LookEveryMs = 1_000;
    private readonly EndpointServices _services;
    private readonly SessionTable _sessions;
    private readonly SubscriptionIndex _subscriptions;
    private readonly IDuplexPipe _transport;
    private readonly DeviceAddress _address;
    private readonly ConnectionOutput _output;
    private readonly PublishRate? _rate;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _detached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _closing = new();
    private readonly long _openedMs;
    private ConnectPacket? _connect;
    private Session? _session;
    private DeviceSession? _device;
    private IPublishReceiver? _receiver;
    private long _lastReceivedMs;
    private long _keepAliveMs;
    private long _closedMs;
    private bool _awaited;
    private bool _ended;
    private bool _cut;
    private bool _reading;
    private Ending? _ending;

    public DeviceConnection(
        EndpointServices services,
        SessionTable sessions,
        SubscriptionIndex subscriptions,
        IDuplexPipe transport,
        DeviceAddress address)
    {
        (_services, _sessions, _subscriptions, _transport, _address) = (services, sessions, subscriptions, transport, address);
        _output = new ConnectionOutput(transport.Output, services);
        _openedMs = services.Wheel.NowMs;
        _rate = PublishRate.Of(services.Options, services.Time);
    }

    /// <summary>Completes when the session no longer belongs to this connection.</summary>
    /// <remarks>Asynchronous, so that what a caller combines it with goes on where the caller runs.</remarks>
    public async Task DetachedAsync() => await _detached.Task;

    private bool IsV5 => _connect!.IsV5;

    /// <summary>Runs the connection to its end. Never throws for anything that the device does.</summary>
    /// <param name="closed">Fires when the transport is gone.</param>
    public async Task RunAsync(CancellationToken closed)
    {
        _services.Wheel.Add(this, _openedMs + LookEveryMs);
        await using var gone = closed.UnsafeRegister(
            static state => ((DeviceConnection)state!).Close(new Ending(OfflineReason.ConnectionLost)), this);
        var writer = Task.CompletedTask;
        try
        {
            if (await HandshakeAsync() is { } connack)
            {
                _output.Send(connack);
                writer = WriteAsync();
                await ReceiveAsync();
            }
        }
        catch (Exception e) when (IsTransportEnd(e))
        {
            Close(new Ending(OfflineReason.ConnectionLost));
        }
#pragma warning disable CA1031 // Whatever a gateway throws ends this connection alone.
        catch (Exception e)
        {
            MqttLog.ConnectionFailed(_services.Log, e, _connect?.ClientId ?? "", _address.Remote);
            Close(new Ending(OfflineReason.ProtocolError, MqttReasonCode.UnspecifiedError));
        }
#pragma warning restore CA1031
        finally
        {
            await EndAsync(writer);
        }
    }

    /// <summary>Begins the end: the first reason counts. Safe from any thread.</summary>
    public void Close(Ending ending)
    {
        lock (_closing)
        {
            if (_ending is not null || _ended)
            {
                return;
            }

            _ending = ending;
            Volatile.Write(ref _closedMs, Math.Max(1, _services.Wheel.NowMs));
        }

        _stop.Cancel();
        _output.Release();
        _transport.Input.CancelPendingRead();
    }

    /// <summary>Another connection has come with the same client identifier.</summary>
    public void TakeOver()
    {
        _services.Counters.Add(Count.TakeOvers);
        Close(new Ending(OfflineReason.TakenOver, MqttReasonCode.SessionTakenOver));
    }

    /// <summary>The endpoint stops.</summary>
    public void Shutdown() => Close(new Ending(OfflineReason.ServerShutdown, MqttReasonCode.ServerShuttingDown));

    /// <summary>A message for the device is there.</summary>
    public void WakeOutput() => _output.Wake();

    /// <inheritdoc/>
    public long OnTimer(long nowMs)
    {
        if (Volatile.Read(ref _ended))
        {
            return TimerWheel.Never;
        }

        var options = _services.Options;
        var flushSince = _output.FlushSinceMs;
        var closed = Volatile.Read(ref _closedMs);
        var next = Math.Min(nowMs + LookEveryMs, nowMs + (long)options.CloseDeadline.TotalMilliseconds);
        if (closed != 0)
        {
            Due(closed + (long)options.CloseDeadline.TotalMilliseconds, nowMs, ref next, Abort);
        }
        else if (_device is null)
        {
            Due(_openedMs + (long)options.HandshakeDeadline.TotalMilliseconds, nowMs, ref next, HandshakeTimeout);
        }
        else if (flushSince != 0)
        {
            Due(flushSince + (long)options.WriteDeadline.TotalMilliseconds, nowMs, ref next, SlowReader);
        }
        else if (_keepAliveMs != 0 && Volatile.Read(ref _awaited))
        {
            Due(Volatile.Read(ref _lastReceivedMs) + _keepAliveMs, nowMs, ref next, KeepAliveTimeout);
        }

        return next;
    }

    private static void Due(long dueMs, long nowMs, ref long nextMs, Action late)
    {
        if (dueMs <= nowMs)
        {
            late();
        }
        else
        {
            nextMs = Math.Min(nextMs, dueMs);
        }
    }

    private static bool IsTransportEnd(Exception e) =>
        e is IOException or OperationCanceledException or Microsoft.AspNetCore.Connections.ConnectionAbortedException;

    private void HandshakeTimeout()
    {
        _services.Counters.Add(Count.ConnectsRefused);
        Close(new Ending(OfflineReason.ConnectionLost));
    }

    private void SlowReader()
    {
        _services.Counters.Add(Count.SlowReaders);
        Close(new Ending(OfflineReason.SlowReader));
        Abort();
    }

    private void KeepAliveTimeout()
    {
        _services.Counters.Add(Count.KeepAliveTimeouts);
        Close(new Ending(OfflineReason.KeepAliveTimeout, MqttReasonCode.KeepAliveTimeout));
    }

    private void Abort()
    {
        Volatile.Write(ref _cut, true);
        _address.Abort();
        _transport.Output.CancelPendingFlush();
        _transport.Input.CancelPendingRead();
    }

    private async Task WriteAsync()
    {
        try
        {
            await _output.RunAsync();
        }
        finally
        {
            Close(new Ending(OfflineReason.ConnectionLost));
        }
    }

    /// <summary>
    /// Reads on, and drops it, until the device has closed: to close while it is still sending would make TCP throw the last words away.
    /// The close deadline ends this.
    /// </summary>
    private async ValueTask DrainAsync()
    {
        while (!Volatile.Read(ref _cut))
        {
            var result = await _transport.Input.ReadAsync(CancellationToken.None);
            _transport.Input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>Gives up receiver and session, tells the gateway, says the last words, and leaves the transport.</summary>
    private async Task EndAsync(Task writer)
    {
        var ending = _ending ?? new Ending(OfflineReason.ConnectionLost);
        Close(ending);
        try
        {
            _receiver?.Dispose();
            Detach(ending);
        }
        finally
        {
            _detached.TrySetResult();
            await LeaveAsync(writer, LastWords(ending));
            await _transport.Output.CompleteAsync();
            await _transport.Input.CompleteAsync();
            Volatile.Write(ref _ended, true);
            ReturnScratch();
        }
    }

    private async ValueTask LeaveAsync(Task writer, byte[]? lastWords)
    {
        _output.End(lastWords);
        try
        {
            await writer;
            if (lastWords is not null && !_reading)
            {
                await DrainAsync();
            }
        }
        catch (Exception e) when (IsTransportEnd(e))
        {
            MqttLog.ConnectionGone(_services.Log, _connect?.ClientId ?? "", _address.Remote);
        }
    }

    private void Detach(Ending ending)
    {
        if (_device is null)
        {
            return;
        }

        _services.Counters.Add(Count.Connected, -1);
        if (ending.Reason == OfflineReason.ProtocolError)
        {
            _services.Counters.Add(Count.ProtocolErrors);
        }

        MqttLog.Disconnected(_services.Log, _device.ClientId, ending.Reason, ending.ReasonCode);
        var will = ending.Reason == OfflineReason.Disconnected && ending.ReasonCode != MqttReasonCode.DisconnectWithWill
            ? null
            : _connect!.Will;
        will = _sessions.Detach(_session!, will, _device);
        _services.Gateway.Offline(_device, ending.Reason, will);
    }

    /// <summary>The DISCONNECT that MQTT 5 wants from a server that ends a connection.</summary>
    private byte[]? LastWords(Ending ending)
    {
        if (_device is null || !IsV5 || ending.ReasonCode < MqttReasonCode.UnspecifiedError)
        {
            return null;
        }

        var text = _connect!.RequestProblemInformation ? ending.ReasonText : null;
        var packet = new DisconnectPacket(ending.ReasonCode) { ReasonText = text }.Encode(v5: true);
        return packet.Length <= _connect.MaximumPacketSize ? packet : new DisconnectPacket(ending.ReasonCode).Encode(v5: true);
    }
}
