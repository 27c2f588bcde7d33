using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Mqtt.Client;
using ParkTwin.Mqtt.Codec;

namespace ParkTwin.Mqtt;

/// <summary>
/// A client of MQTT 3.1.1 and 5.0. Reconnects by itself with growing waits, and then sends again what was not acknowledged; QoS 1
/// messages may so arrive twice. Safe from any thread.
/// </summary>
public sealed class MqttClient : IAsyncDisposable
{
    private readonly MqttClientOptions _options;
    private readonly IMqttMessageHandler? _handler;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ClientState _state;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop = new();
    private readonly Backoff _backoff;
    private readonly string _clientId;
    private ClientConnection? _connection;
    private Task _running = Task.CompletedTask;
    private int _connections;
    private bool _disconnecting;
    private int _disposed;

    /// <summary>Makes a client; it connects when told to.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="handler">Takes the messages it subscribes to; <c>null</c> for a client that only publishes.</param>
    /// <param name="time">The clock; <c>null</c> is the system's.</param>
    /// <param name="log">The log; <c>null</c> is none. Credentials are never logged.</param>
    /// <exception cref="ArgumentException">A number in the options is out of its range.</exception>
    public MqttClient(
        MqttClientOptions options, IMqttMessageHandler? handler = null, TimeProvider? time = null, ILogger<MqttClient>? log = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Window is >= 1 and <= ushort.MaxValue, true, nameof(options.Window));
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            options.KeepAliveSeconds is >= 0 and <= ushort.MaxValue, true, nameof(options.KeepAliveSeconds));
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            options.ReceiveMaximum is >= 1 and <= ushort.MaxValue, true, nameof(options.ReceiveMaximum));
        _options = options;
        _handler = handler;
        _time = time ?? TimeProvider.System;
        _log = log ?? (ILogger)NullLogger.Instance;
        _slots = new SemaphoreSlim(options.Window);
        _state = new ClientState(new OutgoingWindow(options.Window, IsV5), _slots);
        _backoff = new Backoff(options.ReconnectFrom, options.ReconnectTo, new Random());
        _clientId = options.ClientId.Length > 0 ? options.ClientId : "parktwin-" + Guid.NewGuid().ToString("N")[..12];
    }

    /// <summary>Whether a connection is there now.</summary>
    public bool IsConnected => Volatile.Read(ref _connection) is not null;

    /// <summary>Connections made so far; 1 without any reconnect.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>QoS 1 and 2 messages acknowledged without a failure.</summary>
    public long Acknowledged => _state.Window.Acknowledged;

    /// <summary>QoS 1 and 2 messages that the server refused (5.0).</summary>
    public long Refused => _state.Window.Refused;

    /// <summary>Chunks read on the present connection; 0 without one.</summary>
    internal long ChunksReceived => Volatile.Read(ref _connection)?.ChunksReceived ?? 0;

    private bool IsV5 => _options.ProtocolLevel == MqttProtocolLevel.V5;

    /// <summary>Connects, and stays connected until disposed. Call it once.</summary>
    /// <exception cref="MqttConnectException">
    /// The server refused for good, or could not be reached and <see cref="MqttClientOptions.RetryFirstConnect"/> is off.
    /// </exception>
    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        while (true)
        {
            try
            {
                var (connection, transport) = await OpenAsync(both.Token).ConfigureAwait(false);
                _running = StayConnectedAsync(connection, transport);
                return;
            }
            catch (MqttConnectException e) when (_options.RetryFirstConnect && !e.IsFinal)
            {
                MqttLog.ConnectFailed(_log, _options.Server, e.Message);
                await Task.Delay(_backoff.Next(), _time, both.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Publishes a message.</summary>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">Payload; must not change before the call completes.</param>
    /// <param name="qos">QoS.</param>
    /// <param name="retain">The retain flag.</param>
    /// <param name="cancellationToken">Ends the wait; the message may still be sent.</param>
    /// <returns>
    /// QoS 1 and 2: what the server answered, when it did, over as many connections as it takes. QoS 0: Success once it is on its way,
    /// ServerUnavailable without a connection, where it is dropped.
    /// </returns>
    /// <exception cref="ArgumentException">The topic is empty, has a wildcard, or is no valid UTF-8.</exception>
    public async Task<MqttReasonCode> PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, MqttQos qos, bool retain = false, CancellationToken cancellationToken = default)
    {
        var name = MqttText.TopicToBytes(topic);
        if (qos == MqttQos.AtMostOnce)
        {
            return await PublishOnceAsync(new OutgoingMessage(name, payload, qos, retain)).ConfigureAwait(false);
        }

        var done = new TaskCompletionSource<MqttReasonCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        await AddAsync(new OutgoingMessage(name, payload, qos, retain) { Done = done }, cancellationToken).ConfigureAwait(false);
        return await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Hands over a QoS 1 or 2 message and completes as soon as there is room for it in the window; <see cref="Acknowledged"/> and
    /// <see cref="WhenAcknowledgedAsync"/> tell what became of it. Messages are sent in the order of the calls.
    /// </summary>
    /// <param name="topicUtf8">Topic name as UTF-8; not checked, and must not change before the acknowledgement.</param>
    /// <param name="payload">Payload; must not change before the acknowledgement.</param>
    /// <param name="qos">1 or 2.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    public ValueTask PostAsync(
        ReadOnlyMemory<byte> topicUtf8, ReadOnlyMemory<byte> payload, MqttQos qos, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(qos, MqttQos.AtMostOnce);
        var message = new OutgoingMessage(topicUtf8, payload, qos, retain: false);
        if (_slots.Wait(0, CancellationToken.None))
        {
            ObjectDisposedException.ThrowIf(_disposed != 0, this);
            _state.Window.Add(message);
            return ValueTask.CompletedTask;
        }

        return new ValueTask(AddAsync(message, cancellationToken));
    }

    /// <summary>Completes when every QoS 1 and 2 message handed over so far is acknowledged.</summary>
    public Task WhenAcknowledgedAsync(CancellationToken cancellationToken = default) =>
        _state.Window.EmptyAsync().WaitAsync(cancellationToken);

    /// <summary>Subscribes; after a reconnect without a session it does so again.</summary>
    /// <param name="filter">Filter, also <c>$share/group/filter</c>.</param>
    /// <param name="qos">The highest QoS wanted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The granted QoS, or the refusal.</returns>
    /// <exception cref="MqttConnectException">There is no connection, or it was lost before the answer.</exception>
    /// <exception cref="ArgumentException">The filter is no valid one.</exception>
    public async Task<MqttReasonCode> SubscribeAsync(string filter, MqttQos qos, CancellationToken cancellationToken = default)
    {
        var code = await RequestAsync(MqttPacketType.Subscribe, filter, qos, cancellationToken).ConfigureAwait(false);
        if (code < MqttReasonCode.UnspecifiedError)
        {
            _state.SetSubscription(filter, qos);
        }

        return code;
    }

    /// <summary>Ends a subscription.</summary>
    /// <exception cref="MqttConnectException">There is no connection, or it was lost before the answer.</exception>
    public Task<MqttReasonCode> UnsubscribeAsync(string filter, CancellationToken cancellationToken = default)
    {
        _state.SetSubscription(filter, null);
        return RequestAsync(MqttPacketType.Unsubscribe, filter, MqttQos.AtMostOnce, cancellationToken);
    }

    /// <summary>Acknowledges a received message. One from an earlier connection is left alone: the server sends it again.</summary>
    /// <param name="token">The message.</param>
    /// <param name="code">What to say (5.0).</param>
    public void Acknowledge(MqttAckToken token, MqttReasonCode code = MqttReasonCode.Success)
    {
        if (token.Qos != MqttQos.AtMostOnce && Volatile.Read(ref _connection) is { } connection && connection.Number == token.Connection)
        {
            connection.Acknowledge(token, code);
        }
    }

    /// <summary>Says DISCONNECT and closes; what waits for an acknowledgement fails with <see cref="MqttConnectException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        Volatile.Write(ref _disconnecting, true);
        if (Volatile.Read(ref _connection) is { } connection)
        {
            connection.Output.Send(new DisconnectPacket(MqttReasonCode.Success).Encode(IsV5));
            connection.Output.End();
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _state.Window.Fail(new MqttConnectException("The client was closed before the server answered."));
        _stop.Dispose();
        _slots.Dispose();
    }

    private async Task AddAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        _state.Window.Add(message);
    }

    private async Task<MqttReasonCode> PublishOnceAsync(OutgoingMessage message)
    {
        if (Volatile.Read(ref _connection) is not { } connection)
        {
            return MqttReasonCode.ServerUnavailable;
        }

        await connection.Output.RoomAsync().ConfigureAwait(false);
        connection.Output.SendPublish(message, IsV5);
        return MqttReasonCode.Success;
    }

    private async Task<MqttReasonCode> RequestAsync(
        MqttPacketType type, string filter, MqttQos qos, CancellationToken cancellationToken)
    {
        var bytes = MqttText.ToBytes(filter);
        if (!MqttText.IsTopicFilter(bytes))
        {
            throw new ArgumentException($"'{filter}' is no topic filter.", nameof(filter));
        }

        if (Volatile.Read(ref _connection) is not { } connection)
        {
            throw new MqttConnectException($"Not connected to {_options.Server}.");
        }

        var (id, answer) = _state.Open();
        connection.Output.Send(new SubscribePacket(id, [new SubscriptionRequest(bytes, (byte)qos)]).Encode(type, IsV5));
        var suback = await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
        return suback.ReasonCodes.Count > 0 ? suback.ReasonCodes[0] : MqttReasonCode.Success;
    }

    /// <summary>One attempt: transport, handshake, then the state goes on over it.</summary>
    private async ValueTask<(ClientConnection Connection, IMqttTransport Transport)> OpenAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.ConnectTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        IMqttTransport? transport = null;
        try
        {
            var open = _options.Transport ?? TcpTransport.ConnectAsync;
            transport = await open(_options.Server, both.Token).ConfigureAwait(false);
            var connection = new ClientConnection(_options, transport, _time, _state, _connections + 1);
            await connection.HandshakeAsync(Connect(), both.Token).ConfigureAwait(false);
            _connections++;
            return (connection, transport);
        }
        catch (Exception e)
        {
            if (transport is not null)
            {
                await transport.DisposeAsync().ConfigureAwait(false);
            }

            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                var seconds = _options.ConnectTimeout.TotalSeconds;
                throw new MqttConnectException($"{_options.Server} did not answer within {seconds} s.", e);
            }

            if (e is MqttConnectException or OperationCanceledException || e is not (IOException or System.Net.Sockets.SocketException
                or System.Security.Authentication.AuthenticationException))
            {
                throw;
            }

            throw new MqttConnectException($"{_options.Server} cannot be reached: {e.Message}", e);
        }
    }

    private ConnectPacket Connect()
    {
        var again = _connections > 0;
        var keep = _options.SessionExpirySeconds > 0;
        return new ConnectPacket
        {
            Level = (int)_options.ProtocolLevel,
            ClientId = _clientId,
            CleanStart = IsV5 ? (again ? !keep : _options.CleanStart) : !keep,
            KeepAlive = (ushort)_options.KeepAliveSeconds,
            UserName = _options.Server.UserName,
            Password = _options.Server.Password is { } password ? Encoding.UTF8.GetBytes(password) : null,
            Will = _options.Will,
            SessionExpiry = _options.SessionExpirySeconds,
            ReceiveMaximum = (ushort)_options.ReceiveMaximum,
            MaximumPacketSize = (uint)_options.MaximumPacketSize,
        };
    }

    private async Task StayConnectedAsync(ClientConnection? connection, IMqttTransport? transport)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (connection is null)
                {
                    (connection, transport) = await OpenAsync(_stop.Token).ConfigureAwait(false);
                }

                await RunAsync(connection, transport!).ConfigureAwait(false);
                _backoff.Reset();
            }
            catch (MqttConnectException e)
            {
                MqttLog.ConnectFailed(_log, _options.Server, e.Message);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }

            connection = null;
            await Task.Delay(_backoff.Next(), _time, _stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Runs one connection to its end.</summary>
    private async ValueTask RunAsync(ClientConnection connection, IMqttTransport transport)
    {
        var writer = connection.Output.RunAsync();
        Volatile.Write(ref _connection, connection);
        _state.Attach(connection);
        if (!connection.Connack.SessionPresent)
        {
            SubscribeAgain(connection);
        }

        try
        {
            var reason = await connection.RunAsync(_handler, _stop.Token).ConfigureAwait(false);
            MqttLog.ConnectionLost(_log, _options.Server, reason);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException || _disconnecting)
        {
            MqttLog.ConnectFailed(_log, _options.Server, e.Message);
        }
        finally
        {
            Volatile.Write(ref _connection, null);
            _state.Detach();
            connection.Output.End();
            await writer.WaitAsync(TimeSpan.FromSeconds(2), _time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await transport.DisposeAsync().ConfigureAwait(false);
            await writer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void SubscribeAgain(ClientConnection connection)
    {
        foreach (var (filter, qos) in _state.Subscriptions)
        {
            var (id, answer) = _state.Open();
            var request = new SubscriptionRequest(MqttText.ToBytes(filter), (byte)qos);
            connection.Output.Send(new SubscribePacket(id, [request]).Encode(MqttPacketType.Subscribe, IsV5));
            _ = answer.ContinueWith(
                done => MqttLog.SubscribeAgainFailed(_log, filter),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}
