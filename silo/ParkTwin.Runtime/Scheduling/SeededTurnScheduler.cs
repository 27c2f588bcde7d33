namespace ParkTwin.Runtime;

/// <summary>
/// Runs everything on the thread that calls <see cref="Run"/>, one turn at a time, in an order that a seed fixes: of the grains
/// that can run, the next is picked at random. Time is moved only when nothing can run.
/// </summary>
/// <remarks>
/// An order is repeated exactly as long as nothing else makes threads: no <c>Task.Run</c>, no <c>ConfigureAwait(false)</c>, no
/// I/O
/// that completes elsewhere, and no clock but the one that is moved here. A turn that is scheduled from another thread
/// ends the run with an exception.
/// </remarks>
public sealed class SeededTurnScheduler : ITurnScheduler
{
    private readonly Random _random;
    private readonly Func<bool>? _advanceTime;
    private readonly List<IThreadPoolWorkItem> _runnable = [];
    private readonly Lock _gate = new();
    private readonly MainQueue _main;
    private int _thread;
    private string? _intruder;

    /// <summary>A scheduler at its beginning.</summary>
    /// <param name="seed">Fixes the order.</param>
    /// <param name="advanceTime">
    /// Moves the virtual clock to its next timer and fires it; false when there is none. Null leaves the clock alone.
    /// </param>
    public SeededTurnScheduler(int seed, Func<bool>? advanceTime = null)
    {
        Seed = seed;
        _random = new(seed);
        _advanceTime = advanceTime;
        _main = new(this);
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>Turns run so far.</summary>
    public long Turns { get; private set; }

    /// <summary>A number that follows from every choice made so far: equal in two runs that went the same way.</summary>
    public ulong Trace { get; private set; } = 14695981039346656037;

    /// <inheritdoc/>
    public int TurnsPerRun => 1;

    /// <inheritdoc/>
    public bool RepliesAreRuns => true;

    /// <inheritdoc/>
    public void Schedule(IThreadPoolWorkItem run)
    {
        ArgumentNullException.ThrowIfNull(run);
        lock (_gate)
        {
            _runnable.Add(run);
            if (_thread != 0 && _thread != Environment.CurrentManagedThreadId)
            {
                _intruder ??= Environment.StackTrace;
            }
        }
    }

    /// <summary>Runs an asynchronous method, whose awaits resume here too, until it has ended.</summary>
    /// <param name="main">What drives the grains.</param>
    /// <exception cref="InvalidOperationException">
    /// It waits for something that never comes, or another thread took part.
    /// </exception>
    public void Run(Func<Task> main)
    {
        ArgumentNullException.ThrowIfNull(main);
        if (Interlocked.CompareExchange(ref _thread, Environment.CurrentManagedThreadId, 0) != 0)
        {
            throw new InvalidOperationException("This scheduler runs already.");
        }

        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var started = Task.Factory.StartNew(main, CancellationToken.None, TaskCreationOptions.None, _main);
            while (!started.IsCompleted || !started.GetAwaiter().GetResult().IsCompleted)
            {
                if (!RunOne() && !(_advanceTime?.Invoke() ?? false))
                {
                    throw new InvalidOperationException(
                        $"Seed {Seed}: after {Turns} turns nothing can run and no timer is set, but the run has not ended.");
                }
            }

            started.GetAwaiter().GetResult().GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            Volatile.Write(ref _thread, 0);
        }
    }

    private bool RunOne()
    {
        IThreadPoolWorkItem run;
        lock (_gate)
        {
            if (_intruder is not null)
            {
                throw new InvalidOperationException(
                    $"Seed {Seed}: a turn was scheduled from another thread, so the run cannot be repeated:\n{_intruder}");
            }

            if (_runnable.Count == 0)
            {
                return false;
            }

            var pick = _random.Next(_runnable.Count);
            run = _runnable[pick];
            _runnable[pick] = _runnable[^1];
            _runnable.RemoveAt(_runnable.Count - 1);
            unchecked
            {
                Trace = (Trace ^ (uint)(pick + (_runnable.Count << 8))) * 1099511628211; // FNV-1a over the choices.
            }
        }

        Turns++;
        run.Execute();
        return true;
    }

    private sealed class MainQueue(ITurnScheduler scheduler) : TurnQueue(scheduler);
}
