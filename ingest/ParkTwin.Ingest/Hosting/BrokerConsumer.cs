using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParkTwin.Ingest.Devices;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest.Hosting;

/// <summary>
/// Consumes readings from a broker that already exists. PUBACK goes to the broker only after the journal's commit, and the
/// session outlives a restart, so the broker keeps what was not acknowledged. A shared subscription lets several ingesters share.
/// </summary>
internal sealed class BrokerConsumer(
    IngestOptions options,
    Stores stores,
    MeterDirectoryHolder directory,
    BrokerState state,
    ShedCount shed,
    TimeProvider time,
    ILoggerFactory loggers)
    : BackgroundService
{
    private const string Filter = "$share/parktwin/parktwin/v1/+/+/reading";
    private const uint SessionExpirySeconds = 7 * 86_400;
    private readonly ILogger<BrokerConsumer> _logger = loggers.CreateLogger<BrokerConsumer>();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var server = MqttServerAddress.Parse(options.Broker!);
        var clientId = $"parktwin-{stores.Journal.Id}";
        var receiver = new PublishReceiver(stores.Journal, directory, $"broker {server.Host}", time, shed);
        await using var acks = new CommittedAcks(receiver, stores.Commits);
        await using var client = new MqttClient(
            new() { Server = server, ClientId = clientId, CleanStart = false, SessionExpirySeconds = SessionExpirySeconds, RetryFirstConnect = true },
            acks, time, loggers.CreateLogger<MqttClient>());
        acks.Client = client;
        state.Set(false, $"Connecting to {server}.");
        try
        {
            await client.ConnectAsync(stoppingToken);
            var granted = await SubscribeAsync(client, stoppingToken);
            if (granted >= MqttReasonCode.UnspecifiedError)
            {
                state.Set(false, $"{server} refused the subscription {Filter}: {granted}. Allow it there, or name another broker.");
                return;
            }

            _logger.BrokerConnected(server.ToString());
            await WatchAsync(client, server, stoppingToken);
        }
        catch (MqttConnectException refused)
        {
            state.Set(false, $"{server} refused the connection: {refused.Message}");
            _logger.BrokerRefused(refused, server.ToString());
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            state.Set(false, "Stopped.");
        }
    }

    /// <summary>Subscribes, again where the connection is lost on the way.</summary>
    private async Task<MqttReasonCode> SubscribeAsync(MqttClient client, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                return await client.SubscribeAsync(Filter, MqttQos.AtLeastOnce, stoppingToken);
            }
            catch (MqttConnectException lost) when (!lost.IsFinal)
            {
                state.Set(false, lost.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
            }
        }
    }

    private async Task WatchAsync(MqttClient client, MqttServerAddress server, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        do
        {
            state.Set(
                client.IsConnected,
                client.IsConnected ? $"Subscribed at {server}." : $"{server} is not reachable; it keeps our messages and we try again.");
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
