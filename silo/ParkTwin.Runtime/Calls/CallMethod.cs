using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace ParkTwin.Runtime;

/// <summary>A method of a grain interface: how it is to be called, and the pool of its calls.</summary>
internal abstract class CallMethod
{
    private const int LocalSize = 64;
    private const int ChunkSize = LocalSize / 2;
    private const int MaxChunks = 256;

    [ThreadStatic]
    private static LocalCalls?[]? _local;

    private static int _count;

    private readonly Lock _gate = new();
    private readonly Stack<GrainCall[]> _chunks = new();
    private readonly int _number = Interlocked.Increment(ref _count) - 1;

    /// <summary>Interface and method, for messages.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Calls may start while others await.</summary>
    public bool Interleaves { get; private set; }

    /// <summary>Calls may start while other read-only calls await.</summary>
    public bool ReadsOnly { get; private set; }

    /// <summary>How long callers wait, where the method says so itself.</summary>
    public TimeSpan? ResponseTimeout { get; private set; }

    /// <summary>Reads the method's attributes.</summary>
    public void Describe(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        Interleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute), false);
        ReadsOnly = method.IsDefined(typeof(ReadOnlyAttribute), false);
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
    }

    /// <summary>Takes a call out of the pool, or makes one.</summary>
    public GrainCall Rent()
    {
        var all = _local;
        return all is not null && (uint)_number < (uint)all.Length && all[_number] is { Count: > 0 } local
            ? local.Pop()
            : RentFromOthers();
    }

    /// <summary>Gives a call back.</summary>
    public void Return(GrainCall call)
    {
        var local = Local();
        if (local.Count == LocalSize)
        {
            var chunk = local.PopChunk();
            lock (_gate)
            {
                if (_chunks.Count < MaxChunks)
                {
                    _chunks.Push(chunk);
                }
            }
        }

        local.Push(call);
    }

    /// <summary>Makes a call.</summary>
    protected abstract GrainCall Create();

    // A call is rented by its caller's thread and returned by its grain's: whole chunks wander back.
    private GrainCall RentFromOthers()
    {
        GrainCall[]? chunk;
        lock (_gate)
        {
            _chunks.TryPop(out chunk);
        }

        if (chunk is null)
        {
            var call = Create();
            call.Method = this;
            return call;
        }

        var local = Local();
        foreach (var call in chunk)
        {
            local.Push(call);
        }

        return local.Pop();
    }

    private LocalCalls Local()
    {
        var all = _local ?? [];
        if (_number >= all.Length)
        {
            Array.Resize(ref all, Math.Max(_number + 1, Volatile.Read(ref _count)));
            _local = all;
        }

        return all[_number] ??= new();
    }

    private sealed class LocalCalls
    {
        private readonly GrainCall?[] _calls = new GrainCall?[LocalSize];

        public int Count { get; private set; }

        public void Push(GrainCall call) => _calls[Count++] = call;

        public GrainCall Pop()
        {
            var call = _calls[--Count]!;
            _calls[Count] = null;
            return call;
        }

        public GrainCall[] PopChunk()
        {
            var chunk = new GrainCall[ChunkSize];
            for (var index = 0; index < ChunkSize; index++)
            {
                chunk[index] = Pop();
            }

            return chunk;
        }
    }
}
