using Microsoft.Extensions.Logging;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Ingest.Hosting;

/// <summary>
/// Changes of the registry: journalled first, applied in the dispatcher's pass second, told to grains and directory third.
/// </summary>
internal sealed class RegistryDesk(
    Stores stores, DispatchRoom room, IGrainFactory grains, TimeProvider time, ILogger<RegistryDesk> logger)
    : IRegistryView, IMeterEvents, IRegistryEdits, IDisposable
{
    private readonly List<JournaledChange> _noted = [];
    private readonly SemaphoreSlim _proposing = new(1, 1);
    private TaskCompletionSource _applied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RegistrySnapshot? _current;
    private bool _isTold = true;

    /// <inheritdoc/>
    public RegistrySnapshot Current => Volatile.Read(ref _current) ?? RegistrySnapshot.Empty;

    /// <inheritdoc/>
    public async Task<string?> AddAsync(ParkId park, MeterId meter, MeterEvent meterEvent, CancellationToken cancellationToken)
    {
        await _proposing.WaitAsync(cancellationToken);
        try
        {
            if (stores.Registry.AddEvent(park, meter, meterEvent, out var problem) is not { } change)
            {
                return problem;
            }

            await ProposeAsync([change], cancellationToken);
            return null;
        }
        finally
        {
            _proposing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RegistryEditFault>> EditAsync(
        ParkId park, RegistryEdit edit, bool commit, CancellationToken cancellationToken)
    {
        await _proposing.WaitAsync(cancellationToken);
        try
        {
            var changes = stores.Registry.Edit(park, edit, out var faults);
            if (commit && faults.Count == 0 && changes.Count > 0)
            {
                await ProposeAsync(changes, cancellationToken);
            }

            return faults;
        }
        finally
        {
            _proposing.Release();
        }
    }

    /// <summary>Takes a registry file in: journals and applies what it adds.</summary>
    /// <exception cref="RegistryFaultException">The file is wrong or would alter past figures; nothing was changed.</exception>
    public async Task SeedAsync(IReadOnlyList<ParkDefinition> parks, CancellationToken cancellationToken)
    {
        var from = stores.Journal.CommittedPosition;
        var changes = stores.Registry.Seed(parks);
        foreach (var change in changes)
        {
            await JournalAsync([change], cancellationToken);
        }

        await ReplayAsync(from, cancellationToken);
    }

    /// <summary>Applies the registry changes that the journal holds from a position on. At start only, before the pass begins.</summary>
    public async Task ReplayAsync(long from, CancellationToken cancellationToken)
    {
        var end = stores.Journal.CommittedPosition;
        if (from < end)
        {
            await using var reader = stores.Journal.OpenReader(from);
            for (var at = from; at < end;)
            {
                var group = await reader.ReadAsync(cancellationToken);
                at = group.EndPosition;
                Collect(group, from);
            }
        }

        await stores.Registry.ApplyAsync(_noted, cancellationToken);
        _noted.Clear();
        Publish();
    }

    /// <summary>Notes a change that the pass came to; true when it is new.</summary>
    public bool Note(long position, ReadOnlySpan<byte> json)
    {
        if (position <= stores.Registry.AppliedPosition)
        {
            return false;
        }

        _noted.Add(new(position, RegistryChange.Parse(json)));
        return true;
    }

    /// <summary>Applies what was noted and tells everybody. Safe to repeat after a failure.</summary>
    public async Task SettleAsync()
    {
        if (_noted.Count > 0)
        {
            foreach (var (_, change) in _noted)
            {
                logger.RegistryChanged(change.ToString());
            }

            await stores.Registry.ApplyAsync(_noted, CancellationToken.None);
            _noted.Clear();
            _isTold = false;
            Publish();
        }

        if (!_isTold)
        {
            await DefineParksAsync();
            await room.RouteAsync(stores.Registry.State, grains, stores.Journal.Id);
            _isTold = true;
            Interlocked.Exchange(ref _applied, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    /// <summary>Tells every park its part of the registry.</summary>
    public async Task DefineParksAsync()
    {
        foreach (var park in Current.Parks)
        {
            var grain = grains.GetGrain<IParkGrain>(park.Definition.Id.Value);
            try
            {
                await grain.Define(park.Version, park.Definition, park.Zone);
            }
            catch (Exception failure) when (DispatchRoom.DamageIn(failure) is not null)
            {
                if (!await room.TryRebuildAsync("park", park.Definition.Id.Value))
                {
                    throw;
                }

                await grain.Define(park.Version, park.Definition, park.Zone);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _proposing.Dispose();

    private static async Task AppliedAsync(TaskCompletionSource applied) => await applied.Task;

    /// <summary>Journals changes in one piece, so that all are there after a crash or none, and waits until they are applied.</summary>
    private async Task ProposeAsync(IReadOnlyList<RegistryChange> changes, CancellationToken cancellationToken)
    {
        var before = stores.Registry.State.Version;
        await JournalAsync(changes, cancellationToken);
        while (true)
        {
            var next = AppliedAsync(Volatile.Read(ref _applied)); // Before the look at the version, or the change in between is missed.
            if (stores.Registry.State.Version >= before + changes.Count)
            {
                return;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private async Task JournalAsync(IReadOnlyList<RegistryChange> changes, CancellationToken cancellationToken)
    {
        var chunk = new JournalChunkWriter();
        foreach (var change in changes)
        {
            chunk.AddRegistryEvent(time.GetUtcNow().ToUnixTimeMilliseconds(), change.ToUtf8Bytes());
        }

        var ticket = stores.Journal.Append(chunk.Written, chunk.Records);
        await stores.Commits.WaitAsync(ticket, cancellationToken);
    }

    private void Collect(JournalGroup group, long from)
    {
        var records = group.Records(Math.Max(from, group.FirstPosition));
        while (records.Read())
        {
            if (records.Kind is JournalRecordKind.RegistryEvent or JournalRecordKind.Confirmation)
            {
                Note(records.Position, records.Body);
            }
        }
    }

    private void Publish() => Volatile.Write(ref _current, stores.Registry.Current);
}
