using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Grains;

/// <summary>
/// One enterprise. Thin: <see cref="MeterShelf"/> holds the meters' books and pages them, the domain judges readings, and this
/// class orders the effects: apply, count, save, report.
/// </summary>
public sealed class EnterpriseGrain : Grain, IEnterpriseGrain
{
    /// <summary>Readings after which a batch is followed by a checkpoint, so that dirty pages stay within bounds.</summary>
    private const int ReadingsPerCheckpoint = 1_000_000;

    private static readonly TimeSpan WatchedPeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan UnwatchedPeriod = TimeSpan.FromSeconds(5);

    private readonly IPersistentState<EnterpriseState> _state;
    private readonly TimeProvider _time;
    private readonly ILogger<EnterpriseGrain> _logger;
    private readonly MeterShelf _shelf;
    private readonly EnterpriseViews _views;
    private readonly ActivitySeries _activities;
    private readonly LoadSeries _loads;
    private readonly EnterpriseSights _sights;
    private readonly Dictionary<string, long> _durable = [];
    private IGrainTimer? _reportTimer;
    private PartialBatch? _partial;
    private IGrainTimer? _sightTimer;
    private bool _reportScheduled;
    private bool _sightScheduled;
    private bool _reportWanted;
    private bool _changed;
    private int _sinceSave;
    private long _lastReport;
    private long _lastSight;
    private long _watchedUntil;
    private long _sequence;

    /// <summary>Made by the runtime on the first call.</summary>
    public EnterpriseGrain(
        [PersistentState("enterprise", GrainStorageNames.Files)] IPersistentState<EnterpriseState> state,
        IReadingArchive archive,
        ILedgerBlocks ledger,
        TimeProvider time,
        ILogger<EnterpriseGrain> logger)
    {
        _state = state;
        _time = time;
        _logger = logger;
        _shelf = new MeterShelf(archive, ledger, damage => logger.LedgerDaysDamaged(damage, this.GetPrimaryKeyString()));
        _views = new EnterpriseViews(_shelf);
        _activities = new ActivitySeries(_shelf);
        _loads = new LoadSeries(_shelf, _activities);
        _sights = new EnterpriseSights(_shelf);
        _lastReport = time.GetTimestamp() - (2 * time.TimestampFrequency * (long)UnwatchedPeriod.TotalSeconds);
        _lastSight = time.GetTimestamp() - (2 * time.TimestampFrequency * (long)EnterpriseSights.Period.TotalSeconds);
    }

    private EnterpriseState State => _state.State;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _shelf.OpenAsync(this.GetPrimaryKeyString(), State, _state.RecordExists, cancellationToken);
        foreach (var (journal, position) in State.Positions)
        {
            _durable[journal] = position;
        }
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_changed)
        {
            await SaveAsync();
        }
    }

    /// <inheritdoc/>
    public Task<EnterprisePosition> Assign(string journal, EnterpriseAssignment assignment)
    {
        if (assignment.Version > (State.Assignment?.Version ?? 0))
        {
            _shelf.Assign(assignment);
            State.Assignment = assignment;
            _changed = true;
        }

        else if (State.Assignment is { } held && held.Version == assignment.Version && IsOlderForm(held, assignment))
        {
            State.Assignment = assignment;
            _changed = true;
        }

        WantReport();
        return Task.FromResult(Position(journal));
    }

    /// <inheritdoc/>
    public Task<EnterpriseAssignment?> Assignment() => Task.FromResult(State.Assignment);

    /// <inheritdoc/>
    public async Task<RecordReply> Record(string journal, long from, long to, ReadingBatch batch)
    {
        var held = State.Positions.GetValueOrDefault(journal);
        if (to <= held && from < held)
        {
            return new(RecordStatus.AlreadyApplied, Position(journal));
        }

        if (from != held)
        {
            return new(RecordStatus.NeedFrom, Position(journal));
        }

        if (!_shelf.Knows(batch))
        {
            return new(RecordStatus.NeedAssignment, Position(journal));
        }

        await ApplyAsync(journal, from, batch);
        State.Positions[journal] = to;
        _partial = null;
        _changed = true;
        if (batch.Count > 0)
        {
            WantReport();
        }

        if (_sinceSave >= ReadingsPerCheckpoint || _shelf.HeldBytes > MeterShelf.CacheLimitBytes)
        {
            await SaveAsync();
        }

        return new(RecordStatus.Applied, Position(journal));
    }

    /// <inheritdoc/>
    public async Task<EnterprisePosition> Checkpoint(string journal)
    {
        if (_changed)
        {
            await SaveAsync();
        }

        return Position(journal);
    }

    /// <inheritdoc/>
    public Task<UsageAnswer?> Usage(UsageRequest request) => UsageSeries.ReadAsync(_shelf, request);

    /// <inheritdoc/>
    public Task<BalanceAnswer?> Balance(BalanceRequest request) => BalanceSeries.ReadAsync(_shelf, request);

    /// <inheritdoc/>
    public Task<Activities?> Activities(ActivityRequest request) =>
        _activities.ReadAsync(request, _time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public Task<LoadAnswer?> Load(LoadRequest request) => _loads.ReadAsync(request);

    /// <inheritdoc/>
    public Task<ReadingsAnswer?> Readings(ReadingsRequest request) => _shelf.ReadingsAsync(request);

    /// <inheritdoc/>
    public Task<EnterpriseLive> Live() => ViewAsync();

    /// <inheritdoc/>
    public Task<EnterpriseLive> At(long atUnixMs) =>
        PastViews.AtAsync(_shelf, State.Assignment?.Enterprise?.Id, QuarterHour.Of(atUnixMs), Position(string.Empty));

    /// <inheritdoc/>
    public Task<FrameLine[]> Frames(FramesRequest request) => PastViews.FramesAsync(_shelf, request);

    /// <inheritdoc/>
    public Task Attend(TimeSpan lease)
    {
        var until = _time.GetTimestamp() + (long)(lease.TotalSeconds * _time.TimestampFrequency);
        var wasWatched = _watchedUntil > _time.GetTimestamp();
        _watchedUntil = Math.Max(_watchedUntil, until);
        if (!wasWatched)
        {
            // At once, changed or not: the park may have been activated anew since the last report.
            _reportScheduled = false;
            WantReport();
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Inserts the batch. A page that cannot be read fails the call half-way; the sender repeats it from the same position, and the
    /// readings that went in before are neither inserted nor counted again.
    /// </summary>
    private async Task ApplyAsync(string journal, long from, ReadingBatch batch)
    {
        var start = _partial is { } partial && partial.Journal == journal && partial.From == from ? partial.Applied : 0;
        start = Math.Min(start, batch.Count);
        _changed = true;
        for (var i = start; i < batch.Count; i++)
        {
            ReadingOutcome outcome;
            try
            {
                while (!_shelf.TryInsert(batch.Meters[i], batch.Readings[i], out outcome, out var missing))
                {
                    await _shelf.PageInAsync(batch.Meters[i], missing);
                }
            }
            catch (Exception)
            {
                _partial = new(journal, from, i);
                throw;
            }

            if (outcome == ReadingOutcome.Accepted)
            {
                State.Accepted++;
            }
            else
            {
                State.Duplicates++;
            }
        }

        _sinceSave += batch.Count - start;
    }

    /// <summary>True when it was written before assignments named the region, or the meters that others are supplied through.</summary>
    private static bool IsOlderForm(EnterpriseAssignment held, EnterpriseAssignment assignment) =>
        (held.Region is null && assignment.Region is not null) || (held.Supplied.Count == 0 && assignment.Supplied.Count > 0);

    private EnterprisePosition Position(string journal) => new(
        State.Positions.GetValueOrDefault(journal),
        _durable.GetValueOrDefault(journal),
        State.Accepted,
        State.Duplicates,
        State.Assignment?.Version ?? 0);

    /// <summary>Pages first, then the state that refers to them: a crash in between leaves orphans that nobody reads.</summary>
    private async Task SaveAsync()
    {
        if (_partial is not null)
        {
            return; // A half-applied batch has no position to be saved under; its repetition comes first.
        }

        await BeginAsync();
        _sinceSave = 0;
        await _shelf.SaveAsync(State);
        await _state.WriteStateAsync();
        _changed = false;
        foreach (var (journal, position) in State.Positions)
        {
            _durable[journal] = position;
        }

        await _shelf.SavedAsync(State);
    }

    /// <summary>
    /// The first checkpoint is preceded by an empty state: pages without any state are taken for all that is left of one that was lost,
    /// and what the journal then brings again would count as duplicates.
    /// </summary>
    private async Task BeginAsync()
    {
        if (_state.RecordExists || _shelf.HasAdopted)
        {
            return;
        }

        var state = _state.State;
        _state.State = new();
        try
        {
            await _state.WriteStateAsync();
        }
        finally
        {
            _state.State = state;
        }
    }

    /// <summary>Reports at once when the last report is long enough ago, else when it will be.</summary>
    private void WantReport()
    {
        _reportWanted = true;
        if (_reportScheduled)
        {
            return;
        }

        _reportScheduled = true;
        var now = _time.GetTimestamp();
        var period = _watchedUntil > now ? WatchedPeriod : UnwatchedPeriod;
        var due = period - _time.GetElapsedTime(_lastReport, now);
        due = due < TimeSpan.Zero ? TimeSpan.Zero : due;
        if (_reportTimer is null)
        {
            _reportTimer = this.RegisterGrainTimer(ReportAsync, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan));
        }
        else
        {
            _reportTimer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        _reportScheduled = false;
        if (!_reportWanted || State.Assignment is null)
        {
            return;
        }

        _reportWanted = false;
        _lastReport = _time.GetTimestamp();
        try
        {
            var view = await ViewAsync();
            var watched = await GrainFactory.GetGrain<IParkGrain>(State.Assignment.Park.Value).Report(view);
            if (watched && _watchedUntil < _time.GetTimestamp())
            {
                _watchedUntil = _time.GetTimestamp() + (10 * _time.TimestampFrequency);
            }

            WantSight();
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or InvalidDataException or OverflowException or OrleansException)
        {
            _logger.ReportFailed(failure, this.GetPrimaryKeyString());
            WantReport();
        }
    }

    /// <summary>Tells the park's alarms what is seen when the last time is long enough ago, else when it will be.</summary>
    private void WantSight()
    {
        if (_sightScheduled)
        {
            return;
        }

        _sightScheduled = true;
        var due = EnterpriseSights.Period - _time.GetElapsedTime(_lastSight);
        due = due < TimeSpan.Zero ? TimeSpan.Zero : due;
        if (_sightTimer is null)
        {
            _sightTimer = this.RegisterGrainTimer(ObserveAsync, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan));
        }
        else
        {
            _sightTimer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ObserveAsync(CancellationToken cancellationToken)
    {
        _sightScheduled = false;
        _lastSight = _time.GetTimestamp();
        if (State.Assignment is not { } assignment)
        {
            return;
        }

        try
        {
            var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
            _sequence = Math.Max(_sequence + 1, now * 1000);
            var sight = await _sights.MakeAsync(assignment, _sequence, now);
            await GrainFactory.GetGrain<IAlarmGrain>(assignment.Park.Value).Observe(sight);
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or InvalidDataException or OverflowException or OrleansException)
        {
            _logger.ReportFailed(failure, this.GetPrimaryKeyString());
            WantSight();
        }
    }

    private async Task<EnterpriseLive> ViewAsync()
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        _sequence = Math.Max(_sequence + 1, now * 1000);
        return await _views.MakeAsync(State.Assignment?.Enterprise?.Id, _sequence, now, Position(string.Empty));
    }

    private sealed record PartialBatch(string Journal, long From, int Applied);
}
