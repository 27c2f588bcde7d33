using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParkTwin.Simulators.Faults;
using ParkTwin.Simulators.Model;
using ParkTwin.Simulators.Publishing;

namespace ParkTwin.Simulators.Demo;

/// <summary>Publishes the demo park for as long as the host runs.</summary>
internal sealed class DemoParkService(DemoParkOptions options, TimeProvider time, ILogger<DemoParkService> logger)
    : BackgroundService
{
    private const int FirstDelayMs = 250;
    private const int LongestDelayMs = 10_000;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(5);

    // Enough that people see late, missing, doubled and suspect readings on the page, little enough that the park looks healthy.
    private static readonly FaultPlan Faults = new()
    {
        Dropout = 0.002,
        Duplicates = 0.001,
        Spikes = 0.000_02,
        Stale = 0.000_02,
        Late = 0.001,
    };

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var delay = FirstDelayMs;
        while (!stoppingToken.IsCancellationRequested)
        {
            var endpoint = new DnsEndPoint(options.Host, options.Port == 0 ? 1883 : options.Port);
            try
            {
                endpoint = options.Endpoint is { } ask ? await ask(stoppingToken) : endpoint;
                await PublishAsync(endpoint, () => delay = FirstDelayMs, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is IOException or SocketException or TimeoutException or OperationCanceledException)
            {
                logger.DemoRetries(endpoint.Host, endpoint.Port, lost.Message, delay);
                var wait = Task.Delay(TimeSpan.FromMilliseconds(delay), time, stoppingToken);
                await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                delay = Math.Min(delay * 2, LongestDelayMs);
            }
        }
    }

    private async Task PublishAsync(DnsEndPoint endpoint, Action connected, CancellationToken stop)
    {
        await using var publisher = await QosOnePublisher.ConnectAsync(
            new PublisherOptions
            {
                Endpoint = endpoint,
                ClientId = "demo-park",
                User = options.User,
                Password = options.Password,
            },
            stop);
        connected();
        var started = time.GetUtcNow();
        var from = await StartAsync(started, stop);
        var seed = (ulong)options.Seed;
        var model = DemoDefinition.Model(DemoDefinition.At(started, seed), new ParkModelOptions { Seed = seed });
        var player = new ParkPlayer(
            model.Meters, new FaultInjector(Faults, seed, new DemoTroubles(model.Meters).At), publisher, time, from.ToUnixTimeMilliseconds());
        logger.DemoStarts(model.Meters.Count, from, endpoint.Host, endpoint.Port);
        var saved = time.GetTimestamp();
        try
        {
            await player.PublishHistoryAsync(started.ToUnixTimeMilliseconds(), SaveAsync, stop);
            await publisher.DrainAsync(stop);
            logger.DemoHistoryDone(publisher.Acknowledged, (time.GetUtcNow() - started).TotalSeconds);
            Save(player.PublishedToMs);
            options.CaughtUp?.Invoke();
            await player.PublishLiveAsync(new ModelClock(time, time.GetUtcNow(), 1), long.MaxValue, SaveAsync, stop);
        }
        finally
        {
            logger.DemoStopped(publisher.Published, publisher.Acknowledged);
        }

        async ValueTask SaveAsync(CancellationToken cancellationToken)
        {
            if (time.GetElapsedTime(saved) >= SaveEvery)
            {
                await publisher.DrainAsync(cancellationToken);
                Save(player.PublishedToMs);
                saved = time.GetTimestamp();
            }
        }
    }

    private async ValueTask<DateTimeOffset> StartAsync(DateTimeOffset now, CancellationToken stop)
    {
        var earliest = now.AddDays(-options.HistoryDays);
        var known = DemoParkState.Read(options.StateFile, options.Seed)
            ?? (options.LastSeen is { } ask ? await ask(stop) : null);
        return known is { } last && last > earliest ? (last < now ? last : now) : earliest;
    }

    private void Save(long publishedToMs)
    {
        if (options.StateFile is not { } path)
        {
            return;
        }

        try
        {
            DemoParkState.Write(path, options.Seed, DateTimeOffset.FromUnixTimeMilliseconds(publishedToMs));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            logger.DemoStateFailed(path, failed.Message);
        }
    }
}
