using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Dispatch;

/// <summary>
/// Brings committed readings from the journal to the grains, in one pass over the journal. Enterprises never wait for each other:
/// one that lags leaves the pass and is caught up by a pass of its own.
/// </summary>
internal sealed class Dispatcher : IOutboxOwner, IDisposable
{
    /// <summary>Readings in memory for all grains together; beyond it the pass waits, and the journal on disk holds the rest.</summary>
    private const long MaxHeld = 2_000_000;

    /// <summary>Records that a catch-up pass may be behind for the main pass to wait for it, so that the two meet.</summary>
    private const long LastStretch = 100_000;

    /// <summary>Passes for enterprises that fell behind, at a time; the rest wait for their turn.</summary>
    private const int PassesAtOnce = 4;

    private const string RegistryTrouble = "registry";
    private static readonly TimeSpan LastStretchLimit = TimeSpan.FromSeconds(2);

    private readonly Journal _journal;
    private readonly IJournalNotes _notes;
    private readonly TimeProvider _time;
    private readonly ILogger<Dispatcher> _logger;
    private readonly ConcurrentQueue<EnterpriseOutbox> _wanting = new();
    private readonly AsyncSignal _signal = new();
    private readonly List<EnterpriseOutbox> _touched = [];
    private readonly SemaphoreSlim _passes = new(PassesAtOnce);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, string> _troubles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _leftOut = new(StringComparer.Ordinal);
    private MeterRoute[] _routes = [];
    private IReadOnlyList<EnterpriseOutbox> _outboxes = [];
    private long _held;
    private long _dispatched;

    /// <summary>A dispatcher that has not begun.</summary>
    public Dispatcher(Journal journal, IJournalNotes notes, TimeProvider time, ILogger<Dispatcher> logger)
    {
        _journal = journal;
        _notes = notes;
        _time = time;
        _logger = logger;
    }

    /// <summary>All outboxes; replaced as a whole when the registry changes.</summary>
    public IReadOnlyList<EnterpriseOutbox> Outboxes => Volatile.Read(ref _outboxes);

    /// <summary>Position up to which the pass has read the journal.</summary>
    public long Dispatched => Volatile.Read(ref _dispatched);

    /// <summary>What keeps failing, by enterprise.</summary>
    public IReadOnlyDictionary<string, string> Troubles => _troubles;

    /// <summary>Why an enterprise is left out for as long as this process lives.</summary>
    public IReadOnlyDictionary<string, string> LeftOut => _leftOut;

    /// <summary>Position up to which every reading is in its ledger. Never ahead of the truth.</summary>
    public long Applied
    {
        get
        {
            var applied = Dispatched;
            foreach (var outbox in Outboxes)
            {
                applied = Math.Min(applied, outbox.FirstUnapplied);
            }

            return applied;
        }
    }

    /// <summary>As <see cref="Applied"/>, but for enterprises whose grain cannot be used while this process lives.</summary>
    public long AppliedByTheRest
    {
        get
        {
            var applied = Dispatched;
            foreach (var outbox in Outboxes)
            {
                applied = outbox.IsParted ? applied : Math.Min(applied, outbox.FirstUnapplied);
            }

            return applied;
        }
    }

    /// <summary>Goes on without an enterprise whose grain cannot be used; says why for as long as this process lives.</summary>
    public void GoOnWithout(EnterpriseOutbox outbox, Exception failure)
    {
        outbox.Part();
        _leftOut[outbox.Key] = failure.Message;
        _logger.GoesOnWithout(failure, outbox.Key);
    }

    /// <summary>Sets where meters' readings go. Before <see cref="RunAsync"/>, or from <see cref="IJournalNotes"/> within the pass.</summary>
    public void Route(MeterRoute[] routes, IReadOnlyList<EnterpriseOutbox> outboxes)
    {
        _routes = routes;
        Volatile.Write(ref _outboxes, outboxes);
    }

    /// <summary>Runs the pass from a position until stopped.</summary>
    public async Task RunAsync(long from)
    {
        var token = _stopping.Token;
        Volatile.Write(ref _dispatched, from);
        await using var reader = _journal.OpenReader(from);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
        Task<JournalGroup>? pending = null;
        try
        {
            while (!token.IsCancellationRequested)
            {
                await ServeAsync();
                if (Volatile.Read(ref _held) > MaxHeld)
                {
                    Relieve();
                    await WaitAsync(() => Volatile.Read(ref _held) > MaxHeld, stopped);
                }
                else if (pending is null && reader.TryReadRecent(out var recent))
                {
                    await PassAsync(recent);
                }
                else
                {
                    pending ??= reader.ReadAsync(token).AsTask();
                    await WaitAsync(() => !pending.IsCompleted, pending);
                    if (pending.IsCompleted)
                    {
                        var group = await pending;
                        pending = null;
                        await PassAsync(group);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            _logger.DispatcherStopped(Dispatched);
        }
    }

    /// <inheritdoc/>
    public void Wants(EnterpriseOutbox outbox)
    {
        _wanting.Enqueue(outbox);
        _signal.Set();
    }

    /// <inheritdoc/>
    public void Delivered(int readings)
    {
        var before = Interlocked.Add(ref _held, -readings) + readings;
        if (before > MaxHeld)
        {
            _signal.Set();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> FailedAsync(EnterpriseOutbox outbox, Exception failure, int attempt)
    {
        if (!_stopping.IsCancellationRequested)
        {
            await PauseAsync(outbox.Key, failure, attempt);
        }

        return !_stopping.IsCancellationRequested;
    }

    /// <inheritdoc/>
    public void Recovered(EnterpriseOutbox outbox) => _troubles.TryRemove(outbox.Key, out _);

    /// <summary>Ends the pass; what was not applied is replayed at the next start.</summary>
    public void Stop() => _stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _passes.Dispose();
    }

    private async Task PauseAsync(string what, Exception failure, int attempt)
    {
        _troubles[what] = failure.Message;
        _signal.Set(); // Memory may be short because of it.
        var pause = TimeSpan.FromMilliseconds(Math.Min(10_000, 50 << Math.Min(attempt, 8)));
        _logger.RecordFailed(failure, what, attempt, pause.TotalMilliseconds);
        await Task.Delay(pause, _time, _stopping.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>Grains that fail give back the memory their readings hold; the journal has them.</summary>
    private void Relieve()
    {
        foreach (var outbox in Outboxes)
        {
            if (outbox.IsFailing)
            {
                outbox.Shed();
            }
        }
    }

    /// <summary>Waits for a task or for an outbox that wants attention, while there is reason to.</summary>
    private async ValueTask WaitAsync(Func<bool> isNeeded, Task task)
    {
        _signal.Reset();
        if (_wanting.IsEmpty && isNeeded())
        {
            await Task.WhenAny(task, _signal.Waiting);
        }
    }

    private async ValueTask PassAsync(JournalGroup group)
    {
        var from = group.FirstPosition;
        while (Distribute(group, ref from))
        {
            // The registry changed: where the readings after it go is settled first.
            await SettleAsync();
        }

        Volatile.Write(ref _dispatched, group.EndPosition);
        foreach (var outbox in _touched)
        {
            outbox.Flush(group.EndPosition);
        }

        _touched.Clear();
    }

    /// <summary>Distributes readings up to a record that changes where they go; false at the end of the group.</summary>
    private bool Distribute(JournalGroup group, ref long from)
    {
        var records = group.Records(from);
        var routes = _routes;
        var added = 0;
        var note = false;
        EnterpriseOutbox? last = null;
        while (!note && records.Read())
        {
            if (records.Kind != JournalRecordKind.Reading)
            {
                note = _notes.Take(ref records);
            }
            else if (records.Meter < routes.Length && routes[records.Meter] is { Outbox: { } outbox } route)
            {
                if (outbox.Add(route.Ordinal, records.Reading, records.Position))
                {
                    added++;
                }

                if (!ReferenceEquals(outbox, last) && outbox.Touch(group.EndPosition))
                {
                    _touched.Add(outbox);
                }

                last = outbox;
            }
            else
            {
                _logger.NoRoute(records.Meter, records.Position);
            }

            from = records.Position + 1;
        }

        Interlocked.Add(ref _held, added);
        return note;
    }

    /// <summary>Finishes what a note began; a grain or a disk that refuses is asked again, and health says so.</summary>
    private async ValueTask SettleAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await _notes.SettleAsync();
                _troubles.TryRemove(RegistryTrouble, out _);
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException && !_stopping.IsCancellationRequested)
            {
                await PauseAsync(RegistryTrouble, failure, attempt);
                _stopping.Token.ThrowIfCancellationRequested();
            }
        }
    }

    private async ValueTask ServeAsync()
    {
        while (_wanting.TryDequeue(out var outbox))
        {
            if (outbox.IsInPass)
            {
                continue; // The pass asks for attention at its end.
            }

            if (!outbox.TakeBehind())
            {
                outbox.Flush(Dispatched);
                continue;
            }

            var behind = Dispatched - outbox.Position.Applied;
            if (behind <= 0)
            {
                outbox.CaughtUp(Dispatched);
                continue;
            }

            outbox.IsInPass = true;
            var isLastStretch = behind <= LastStretch && outbox.PassesOnItsOwn > 0;
            outbox.PassesOnItsOwn++; // Also the number of the attempt: a grain that goes on failing is asked ever more seldom.
            var pass = CatchUpAsync(outbox, Dispatched);
            if (isLastStretch)
            {
                // The main pass stands still so that the two meet, but never for long: a grain may fail just here.
                // Not WhenAny with a Delay: a Delay that is cancelled hands its race to the thread pool, past the scheduler of the tests.
                await pass.WaitAsync(LastStretchLimit, _time, _stopping.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    /// <summary>Reads the journal again for one enterprise, from where its grain stands to <paramref name="end"/>. Never faults.</summary>
    private async Task CatchUpAsync(EnterpriseOutbox outbox, long end)
    {
        try
        {
            await _passes.WaitAsync(_stopping.Token);
            try
            {
                _logger.CatchingUp(outbox.Key, outbox.Position.Applied, end);
                await new CatchUpPass(_journal, outbox, _routes).RunAsync(end, _stopping.Token);
            }
            finally
            {
                _passes.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await FailedAsync(outbox, failure, 4);
        }

        outbox.IsInPass = false;
        Wants(outbox);
    }
}
