namespace ParkTwin.Fuzz.Engine;

/// <summary>A part of the product that reads what others wrote. It throws for anything that the product must not do.</summary>
internal abstract class FuzzTarget : IDisposable
{
    /// <summary>Its word on the command line, and the folder of its corpus.</summary>
    public abstract string Name { get; }

    /// <summary>The part of <c>--inputs</c> that it gets; the packets and payloads together get all, the others come on top.</summary>
    public abstract double Share { get; }

    /// <summary>Bytes of the largest input.</summary>
    public virtual int LargestInput => 8 * 1024;

    /// <summary>Longest time for one input; beyond it counts as a hang.</summary>
    public virtual TimeSpan TimeLimit => TimeSpan.FromSeconds(10);

    /// <summary>Words of the format, for the mutator.</summary>
    public virtual IReadOnlyList<byte[]> Words => [];

    /// <summary>Most bytes that reading an input may allocate, also the bound of what a hostile input can cost.</summary>
    public virtual long AllocationLimit(int inputBytes) => (256 * 1024) + (64L * inputBytes);

    /// <summary>Inputs to begin with, beside those of the corpus.</summary>
    public virtual IEnumerable<byte[]> Seeds() => [];

    /// <summary>Makes an input from nothing by the format's grammar.</summary>
    /// <returns>False where the target has no grammar.</returns>
    public virtual bool TryGenerate(FuzzRandom random, InputBuffer into) => false;

    /// <summary>Gives an input to the product and checks what comes of it.</summary>
    public abstract void Run(ReadOnlySpan<byte> input, ref Outcome outcome);

    /// <summary>Live bytes of what is tested; of this process where it runs here.</summary>
    public virtual long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    /// <summary>How much that may grow over a run: the fuzzer's own tables, and what the product may keep.</summary>
    public virtual long MemoryTolerance => 16 * 1024 * 1024;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
