using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ParkTwin.Runtime;

/// <summary>One state of one activation. Its storage operations run one after another, also where turns interleave.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, IStoredState
{
    private readonly Activation _activation;
    private readonly string _name;
    private readonly IGrainStorage _storage;
    private readonly GrainState<TState> _record = new(NewState());
    private Task _last = Task.CompletedTask;
    private Task? _writeToCome;
    private bool _isRead;

    public PersistentState(Activation activation, string name, IGrainStorage storage)
    {
        _activation = activation;
        _name = name;
        _storage = storage;
        activation.AddState(this);
    }

    /// <inheritdoc/>
    public TState State
    {
        get
        {
            CheckTurn();
            return _record.State!;
        }

        set
        {
            CheckTurn();
            _record.State = value;
        }
    }

    /// <inheritdoc/>
    public string? Etag => _record.ETag;

    /// <inheritdoc/>
    public bool RecordExists => _isRead
        ? _record.RecordExists
        : throw new InvalidOperationException($"State {_name} has not been read yet.");

    /// <inheritdoc/>
    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    /// <inheritdoc/>
    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    /// <inheritdoc/>
    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    /// <inheritdoc/>
    public Task ReadStateAsync(CancellationToken cancellationToken)
    {
        CheckTurn();
        _writeToCome = null;
        return _last = ReadAsync(_last, cancellationToken);
    }

    /// <inheritdoc/>
    public Task WriteStateAsync(CancellationToken cancellationToken)
    {
        CheckTurn();
        if (_writeToCome is not null && !cancellationToken.CanBeCanceled)
        {
            return _writeToCome; // It has not begun: it will write what is in memory then.
        }

        var before = _last;
        var write = WriteAsync(before, cancellationToken);
        _writeToCome = before.IsCompleted || cancellationToken.CanBeCanceled ? null : write;
        return _last = write;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync(CancellationToken cancellationToken)
    {
        CheckTurn();
        _writeToCome = null;
        return _last = ClearAsync(_last, cancellationToken);
    }

    private static TState NewState() => typeof(TState).IsValueType || typeof(TState).GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance<TState>()
        : typeof(TState) == typeof(string) || typeof(TState).IsArray || typeof(TState).IsAbstract
            ? default!
            : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState));

    private static async Task After(Task before) => await before.ConfigureAwait(
        ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    private void CheckTurn()
    {
        if (!ReferenceEquals(TurnQueue.Running, _activation))
        {
            throw new InvalidOperationException(
                $"State {_name} of {_activation.Name} was touched outside the grain's turns: "
                + "do not leave them with Task.Run or ConfigureAwait(false).");
        }
    }

    private async Task ReadAsync(Task before, CancellationToken cancellationToken)
    {
        await After(before);
        try
        {
            await _storage.ReadStateAsync(_name, _activation.GrainId, _record, cancellationToken);
            _isRead = true;
        }
        catch (Exception exception) when (MustWrap(exception, cancellationToken))
        {
            throw Wrapped(exception, "reading");
        }
    }

    private async Task WriteAsync(Task before, CancellationToken cancellationToken)
    {
        await After(before);
        _writeToCome = null;
        try
        {
            await _storage.WriteStateAsync(_name, _activation.GrainId, _record, cancellationToken);
            _isRead = true;
        }
        catch (Exception exception) when (MustWrap(exception, cancellationToken))
        {
            throw Wrapped(exception, "writing");
        }
    }

    private async Task ClearAsync(Task before, CancellationToken cancellationToken)
    {
        await After(before);
        try
        {
            await _storage.ClearStateAsync(_name, _activation.GrainId, _record, cancellationToken);
            _isRead = true;
        }
        catch (Exception exception) when (MustWrap(exception, cancellationToken))
        {
            throw Wrapped(exception, "clearing");
        }
    }

    private static bool MustWrap(Exception exception, CancellationToken cancellationToken) =>
        exception is not OrleansException
        && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private OrleansException Wrapped(Exception exception, string doing) =>
        new($"{_storage.GetType().Name} failed {doing} state {_name} of {_activation.Name}: {exception.Message}", exception);
}
