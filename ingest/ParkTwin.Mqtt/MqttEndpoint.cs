using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Endpoint;
using static ParkTwin.Mqtt.Endpoint.EndpointCounters;

namespace ParkTwin.Mqtt;

/// <summary>
/// The server that devices connect to: MQTT 3.1.1 and 5.0 over any duplex pipe. An acknowledgement leaves when the gateway's
/// <see cref="ICommitFeed"/> says that the publish is durable, in PUBLISH order. One for the process; safe from any thread.
/// </summary>
public sealed class MqttEndpoint : IDownlink, IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, (DeviceConnection Connection, Task Ended)> _connections = new();
    private readonly SubscriptionIndex _subscriptions = new();
    private readonly EndpointServices _services;
    private readonly SessionTable _sessions;
    private readonly AdmissionDesk _admissions;
    private readonly IDisposable _commits;
    private long _opened;
    private int _stopping;

    /// <summary>Makes the endpoint; it takes connections at once.</summary>
    /// <param name="gateway">Takes the messages.</param>
    /// <param name="options">Limits.</param>
    /// <param name="time">The clock of all deadlines.</param>
    /// <param name="log">The log.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds; every such option is named.</exception>
    public MqttEndpoint(IDeviceGateway gateway, IOptions<MqttEndpointOptions> options, TimeProvider time, ILogger<MqttEndpoint> log)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var problems = options.Value.Problems();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        var waiters = new CommitWaiters(gateway.Commits);
        var wheel = new TimerWheel(time, options.Value.TimerResolution);
        _services = new EndpointServices(gateway, options.Value, time, wheel, waiters, new EndpointCounters(), log);
        _admissions = new AdmissionDesk(options.Value, wheel);
        _sessions = new SessionTable(_services, _subscriptions);
        _commits = gateway.Commits.Subscribe(waiters);
    }

    /// <summary>Counts since the start.</summary>
    public MqttEndpointStatistics Statistics => _services.Counters.Snapshot(_sessions.Count);

    /// <summary>Serves one connection to its end, and completes both sides of the pipe.</summary>
    /// <param name="transport">The connection.</param>
    /// <param name="remote">Where it comes from, if known.</param>
    /// <param name="local">The listener, if known.</param>
    /// <param name="abort">Cuts the transport: pending reads and flushes end.</param>
    /// <param name="closed">Fires when the transport is gone.</param>
    /// <param name="stopping">Fires when the server stops: the device is told so.</param>
    public Task RunAsync(
        IDuplexPipe transport,
        EndPoint? remote,
        EndPoint? local,
        Action abort,
        CancellationToken closed,
        CancellationToken stopping = default) =>
        RunAsync(transport, new DeviceOrigin { Remote = remote, Local = local }, abort, closed, stopping);

    /// <summary>Serves one connection to its end, and completes both sides of the pipe.</summary>
    /// <param name="transport">The connection.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="abort">Cuts the transport: pending reads and flushes end.</param>
    /// <param name="closed">Fires when the transport is gone.</param>
    /// <param name="stopping">Fires when the server stops: the device is told so.</param>
    public async Task RunAsync(
        IDuplexPipe transport, DeviceOrigin origin, Action abort, CancellationToken closed, CancellationToken stopping = default)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(abort);
        _services.Counters.Add(Count.ConnectionsOpened);
        if (_admissions.Enter(origin.Remote) is not { } admission)
        {
            _services.Counters.Add(Count.ConnectsRefused);
            abort();
            await transport.Input.CompleteAsync().ConfigureAwait(false);
            await transport.Output.CompleteAsync().ConfigureAwait(false);
            return;
        }

        var address = new DeviceAddress(origin, abort, admission);
        var connection = new DeviceConnection(_services, _sessions, _subscriptions, transport, address);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var number = Interlocked.Increment(ref _opened);
        _connections[number] = (connection, ended.Task);
        try
        {
            if (Volatile.Read(ref _stopping) != 0)
            {
                connection.Shutdown();
            }

            await using var stop = stopping.UnsafeRegister(
                static state => ((DeviceConnection)state!).Shutdown(), connection);
            await connection.RunAsync(closed);
        }
        finally
        {
            admission.Leave();
            _connections.TryRemove(number, out _);
            ended.SetResult();
        }
    }

    /// <inheritdoc/>
    public int Publish(string topic, ReadOnlySpan<byte> payload, MqttQos qos)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var name = MqttText.TopicToBytes(topic);
        var bytes = payload.ToArray();
        var found = new Dictionary<Session, MqttQos>();
        _subscriptions.Find(name, found);
        var taken = 0;
        foreach (var (session, granted) in found)
        {
            taken += Offer(session, new DownlinkMessage(name, bytes, qos < granted ? qos : granted)) ? 1 : 0;
        }

        return taken;
    }

    /// <summary>Disconnects every device with "server shutting down", refuses new ones, and completes when all have gone.</summary>
    /// <param name="cancellationToken">Ends the wait, not the disconnecting.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Volatile.Write(ref _stopping, 1);
        var running = _connections.Values.ToArray();
        foreach (var (connection, _) in running)
        {
            connection.Shutdown();
        }

        await AllEndedAsync(running).WaitAsync(cancellationToken);
    }

    /// <summary>Stops, and gives up timer and commit feed.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _commits.Dispose();
        _services.Wheel.Dispose();
    }

    private static async Task AllEndedAsync((DeviceConnection Connection, Task Ended)[] connections)
    {
        foreach (var (_, ended) in connections)
        {
            await ended;
        }
    }

    private bool Offer(Session session, DownlinkMessage message)
    {
        var owner = session.Owner;
        if (session.Downlink is not { } queue || (owner is null && message.Qos == MqttQos.AtMostOnce))
        {
            return false;
        }

        var (dropped, taken) = queue.Offer(message);
        _services.Counters.Add(Count.DownlinkDropped, dropped);
        owner?.WakeOutput();
        return taken;
    }
}
