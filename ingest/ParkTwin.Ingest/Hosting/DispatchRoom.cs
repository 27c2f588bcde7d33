using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Ingest.Dispatch;
using ParkTwin.Ingest.Meters;
using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Ingest.Hosting;

/// <summary>The dispatcher and where each meter's readings go; kept in step with the registry.</summary>
internal sealed class DispatchRoom(MeterDirectoryHolder directory, Lazy<IJournalNotes> notes, TimeProvider time, ILoggerFactory loggers)
{
    private const int AssignmentsAtOnce = 32;
    private readonly Dictionary<string, EnterpriseOutbox> _byKey = new(StringComparer.Ordinal);

    /// <summary>The dispatcher; null before the start.</summary>
    public Dispatcher? Dispatcher { get; private set; }

    /// <summary>True once everything that was committed at start is in its ledger.</summary>
    public bool IsReady { get; set; }

    /// <summary>Why the dispatcher ended; null while it runs.</summary>
    public string? Failure { get; set; }

    /// <summary>Enterprises that hold readings which only the journal has durably.</summary>
    public int Unsaved => Dispatcher?.Outboxes.Count(outbox => outbox.LastReadingEnd > outbox.Position.Durable) ?? 0;

    /// <summary>
    /// Sets a damaged state, by grain type and key, aside where all that was in it can be had again; false where it cannot. Set at start.
    /// </summary>
    public Func<string, string, ValueTask<bool>> TryRebuildAsync { get; set; } = (_, _) => new(false);

    /// <summary>Makes the dispatcher.</summary>
    public Dispatcher Open(Journal journal) => Dispatcher = new Dispatcher(journal, notes.Value, time, loggers.CreateLogger<Dispatcher>());

    /// <summary>Tells grains their assignments where they changed and routes meters to them.</summary>
    /// <returns>The lowest position at which a grain stands.</returns>
    public async Task<long> RouteAsync(RegistryState registry, IGrainFactory grains, string journal)
    {
        var changed = new List<EnterpriseOutbox>();
        foreach (var enterprise in registry.Enterprises)
        {
            if (!_byKey.TryGetValue(enterprise.GrainKey, out var outbox))
            {
                var grain = grains.GetGrain<IEnterpriseGrain>(enterprise.GrainKey);
                outbox = new(enterprise.GrainKey, grain, journal, Dispatcher!) { Assignment = enterprise.Assignment };
                _byKey[enterprise.GrainKey] = outbox;
                changed.Add(outbox);
            }
            else if (outbox.Assignment.Version < enterprise.Assignment.Version)
            {
                outbox.Assignment = enterprise.Assignment;
                changed.Add(outbox);
            }
        }

        foreach (var some in changed.Chunk(AssignmentsAtOnce))
        {
            await Task.WhenAll(some.Select(AssignAsync));
        }

        var outboxes = registry.Enterprises.Select(e => _byKey[e.GrainKey]).ToArray();
        var routes = new MeterRoute[registry.Meters.Count];
        foreach (var meter in registry.Meters)
        {
            routes[meter.Number] = new(outboxes[meter.Enterprise], meter.Ordinal);
        }

        Dispatcher!.Route(routes, outboxes);
        directory.Current = new MeterDirectory(registry.Meters.Select(m => (m.Park, m.Definition, m.Number)));
        return outboxes.Length == 0 ? long.MaxValue : outboxes.Min(o => o.Position.Applied);
    }

    /// <summary>One damaged state must not keep the others from their readings.</summary>
    private async Task AssignAsync(EnterpriseOutbox outbox)
    {
        try
        {
            await outbox.AssignAsync();
        }
        catch (Exception failure) when (DamageIn(failure) is not null)
        {
            if (outbox.IsParted || !await TryRebuildAsync("enterprise", outbox.Key))
            {
                Dispatcher!.GoOnWithout(outbox, DamageIn(failure)!);
                return;
            }

            await outbox.AssignAsync();
        }
    }

    /// <summary>The runtime wraps what a state's storage throws.</summary>
    public static InvalidDataException? DamageIn(Exception? failure)
    {
        while (failure is not (null or InvalidDataException))
        {
            failure = failure.InnerException;
        }

        return failure as InvalidDataException;
    }
}
