using System.Diagnostics;
using System.Runtime;
using System.Security.Cryptography;

namespace ParkTwin.Fuzz.Engine;

/// <summary>One run over one target: on one thread, the same for the same seed.</summary>
internal sealed class FuzzRun(FuzzTarget target, FuzzOptions options, TextWriter output)
{
    private const int MostKept = 20;
    private readonly FuzzRandom _random = new(options.Seed ^ HashOf(target.Name));
    private readonly InputBuffer _input = new(target.LargestInput);
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private int _crashes;
    private int _hangs;
    private long _inputs;

    /// <summary>The findings, one sentence each.</summary>
    public List<string> Findings { get; } = [];

    /// <summary>Runs the corpus, then inputs made from it.</summary>
    public FuzzResult Run(long inputs)
    {
        var watch = Stopwatch.StartNew();
        var corpus = new Corpus(target, _random);
        using var present = new PresentInput(options.Directory, target);
        using var watchdog = new Watchdog(target.TimeLimit, () => Hang(present.Path));
        for (var i = 0; i < corpus.Given; i++)
        {
            _input.Set(corpus[i].Span);
            Once(present, watchdog, corpus);
        }

        var mutator = new Mutator(_random, target.Words);
        Func<ReadOnlyMemory<byte>> other = corpus.Pick;
        var warm = Math.Min(inputs / 10, 50_000);
        var memoryStart = 0L;
        while (_inputs < inputs)
        {
            Next(corpus, mutator, other);
            Once(present, watchdog, corpus);
            if (_inputs >= warm && memoryStart == 0)
            {
                memoryStart = target.Memory();
            }

            if (options.Deadline is { } deadline && (_inputs & 63) == 0 && watch.Elapsed > deadline)
            {
                break;
            }
        }

        var memoryEnd = target.Memory();
        memoryStart = memoryStart == 0 ? memoryEnd : memoryStart;
        return new FuzzResult(
            target.Name, _inputs, _crashes, _hangs, Math.Round(watch.Elapsed.TotalSeconds, 2), memoryStart, memoryEnd, corpus.Outcomes, corpus.Count,
            memoryEnd <= memoryStart + target.MemoryTolerance);
    }

    /// <summary>Runs one input again and lets what it does through; where it does not end, its thread is stopped to show where it was.</summary>
    public void Replay(byte[] input)
    {
        using var limit = new CancellationTokenSource(target.TimeLimit);
#pragma warning disable SYSLIB0046 // The process ends after it: what a stopped thread leaves behind does not matter.
        ControlledExecution.Run(() => Again(input), limit.Token);
#pragma warning restore SYSLIB0046
    }

    private void Again(byte[] input)
    {
        var outcome = default(Outcome);
        target.Run(input, ref outcome);
        output.WriteLine($"{target.Name}: {input.Length} bytes, outcome {outcome.Value:x16}, nothing wrong.");
    }

    private static ulong HashOf(string name) => BitConverter.ToUInt64(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));

    /// <summary>Makes the next input: a third by the grammar, the rest from the corpus; most are mutated.</summary>
    private void Next(Corpus corpus, Mutator mutator, Func<ReadOnlyMemory<byte>> other)
    {
        _input.Clear();
        var generated = _random.OneIn(3) && target.TryGenerate(_random, _input);
        if (!generated)
        {
            _input.Set(corpus.Pick().Span);
        }

        if (!generated || _random.OneIn(2))
        {
            mutator.Mutate(_input, other);
        }
    }

    private void Once(PresentInput present, Watchdog watchdog, Corpus corpus)
    {
        _inputs++;
        var input = present.Take(_input);
        var outcome = default(Outcome);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = watchdog.Begin();
        try
        {
            target.Run(input, ref outcome);
        }
#pragma warning disable CA1031 // Whatever it throws is the finding.
        catch (Exception fault)
        {
            watchdog.End(began);
            Found(input, fault);
            return;
        }
#pragma warning restore CA1031

        if (watchdog.End(began))
        {
            _hangs++;
            Keep("hang", input, $"took longer than {target.TimeLimit.TotalSeconds} s");
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (allocated > target.AllocationLimit(input.Length))
        {
            Found(input, new FuzzViolationException($"{input.Length} bytes of input allocated {allocated} bytes; at most {target.AllocationLimit(input.Length)}."));
        }

        corpus.Consider(input, outcome.Value);
    }

    private void Found(ReadOnlySpan<byte> input, Exception fault)
    {
        _crashes++;
        var place = fault.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("ParkTwin", StringComparison.Ordinal))?.Trim() ?? "";
        if (_places.Count < MostKept && _places.Add($"{fault.GetType()} {place} {(fault is FuzzViolationException ? fault.Message : "")}"))
        {
            Keep("crash", input, $"{fault.GetType().Name}: {fault.Message}{Environment.NewLine}    {place}");
        }
    }

    private void Keep(string kind, ReadOnlySpan<byte> input, string what)
    {
        Directory.CreateDirectory(options.Directory);
        var path = Path.Combine(options.Directory, $"{kind}-{target.Name}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}.bin");
        File.WriteAllBytes(path, input.ToArray());
        Findings.Add($"{target.Name}: {what}");
        output.WriteLine($"{kind}: {target.Name}, input {_inputs}, seed {options.Seed}: {what}");
        output.WriteLine($"    dotnet run -c Release --project tests/ParkTwin.Fuzz -- --target {target.Name} --replay {path}");
    }

    /// <summary>The process is of no use any more: says which input did it, and ends.</summary>
    private void Hang(string present)
    {
        output.WriteLine($"hang: {target.Name}, input {_inputs}, seed {options.Seed}: no end after {target.TimeLimit.TotalSeconds * 2} s");
        output.WriteLine($"    dotnet run -c Release --project tests/ParkTwin.Fuzz -- --target {target.Name} --replay {present}");
        output.Flush();
        Environment.FailFast($"{target.Name} hangs on the input in {present}.");
    }
}
