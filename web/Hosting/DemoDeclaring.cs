using System.Globalization;
using System.Text;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Reference;
using ParkTwin.Simulators;

namespace ParkTwin.Web.Hosting;

/// <summary>
/// Puts in the modelled park's map and the demo's industry means, and declares for its invented enterprises what the model says, once the
/// twin knows them: only where there is none, and only periods of which nothing is declared, so that what a person has changed stays.
/// </summary>
internal sealed class DemoDeclaring(
    IServiceProvider services, Task caughtUp, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DemoDeclaring> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Only a started ingester has a status and grains that know the registry.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var ingest = services.GetRequiredService<IIngestStatus>();
        var grains = services.GetRequiredService<IGrainFactory>();
        using var timer = new PeriodicTimer(Pause, time);
        while (!ingest.Read().Ready && await timer.WaitForNextTickAsync(stoppingToken))
        {
            // The registry reaches the grains with the journal's replay.
        }

        await PutMapAsync(grains);
        var refused = 0;
        foreach (var firm in DemoPark.Declarations(time.GetUtcNow()).GroupBy(one => one.Enterprise))
        {
            stoppingToken.ThrowIfCancellationRequested();
            refused += await DeclareAsync(grains, firm, stoppingToken);
        }

        if (refused > 0)
        {
            WebLog.DemoNotDeclared(logger, refused);
        }

        // A publication has every account judged anew; before the past is in the ledgers it would be judged by half of its data.
        await caughtUp.WaitAsync(stoppingToken);
        while (ingest.Read() is var now && now.AppliedPosition < now.JournalPosition && await timer.WaitForNextTickAsync(stoppingToken))
        {
            // What is acknowledged is on its way to the ledgers.
        }

        await PublishMeansAsync(grains);
    }

    /// <summary>Only where no person has put one in: what the demo drew before may be drawn anew.</summary>
    private async Task PutMapAsync(IGrainFactory grains)
    {
        try
        {
            var grain = grains.GetGrain<IParkMapGrain>(DemoPark.Id);
            if (await grain.Read() is null or { By: DemoDeclaration.By }
                && await grain.Keep(Encoding.UTF8.GetString(DemoPark.Map), DemoDeclaration.By) is { Count: > 0 } faults)
            {
                WebLog.DemoMapNotKept(logger, faults[0]);
            }
        }
        catch (Exception fault) when (fault is TimeoutException or IOException or InvalidDataException or Orleans.Runtime.OrleansException)
        {
            WebLog.DemoMapNotKept(logger, fault.Message);
        }
    }

    /// <summary>Only where no person has published means: without any, every grade of the demo would be unknown.</summary>
    private async Task PublishMeansAsync(IGrainFactory grains)
    {
        const ReferenceKind Kind = ReferenceKind.IndustryMeans;
        var now = time.GetUtcNow();
        var means = new ReferenceDocument(Kind, Encoding.UTF8.GetString(DemoPark.IndustryMeansAt(now)));
        try
        {
            var grain = grains.GetGrain<IReferenceGrain>(GrainKeys.Reference);
            var history = await grain.History();
            var last = history.LastOrDefault(one => one.Changed.Any(document => document.Kind == Kind));
            var known = last?.Changed.First(document => document.Kind == Kind);
            if (known?.Fingerprint() == means.Fingerprint()
                || (known is not null && last!.By != DemoDeclaration.By && IndustryMeanTable.Read(known.Json, new()).All.Count > 0))
            {
                return;
            }

            var version = string.Create(CultureInfo.InvariantCulture, $"demo-{now:yyyy}");
            if (history.Any(one => one.Version == version))
            {
                version = string.Create(CultureInfo.InvariantCulture, $"demo-{now:yyyyMMddHHmm}");
            }

            var reply = await grain.Publish(new PublishRequest(means, version, DemoDeclaration.By, "演示数据"));
            if (reply.Faults is [var fault, ..])
            {
                WebLog.DemoMeansNotPublished(logger, fault);
            }
        }
        catch (Exception fault) when (fault is TimeoutException or IOException or InvalidDataException or Orleans.Runtime.OrleansException)
        {
            WebLog.DemoMeansNotPublished(logger, fault.Message);
        }
    }

    private async Task<int> DeclareAsync(IGrainFactory grains, IGrouping<EnterpriseId, DemoDeclaration> firm, CancellationToken stopping)
    {
        var refused = 0;
        try
        {
            var grain = grains.GetGrain<IInventoryGrain>(GrainKeys.Enterprise(ParkId.Parse(DemoPark.Id), firm.Key));
            var declared = (await grain.Declarations(null)).Select(one => one.Period).ToHashSet();
            foreach (var one in firm.Where(one => !declared.Contains(one.Period)).TakeWhile(_ => !stopping.IsCancellationRequested))
            {
                var reply = await grain.Declare(new DeclareRequest
                {
                    Period = one.Period,
                    Figures = one.Figures,
                    By = DemoDeclaration.By,
                    Via = DemoDeclaration.Via,
                    SeenVersion = 0,
                });
                refused += reply.Kept is null && !reply.Conflict ? 1 : 0;
            }
        }
        catch (Exception fault) when (fault is TimeoutException or IOException or InvalidDataException or Orleans.Runtime.OrleansException)
        {
            WebLog.DemoDeclaringFailed(logger, fault, firm.Key.Value);
        }

        return refused;
    }
}
