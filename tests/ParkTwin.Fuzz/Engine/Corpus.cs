namespace ParkTwin.Fuzz.Engine;

/// <summary>The inputs that a run mutates: those of the repository, and what gave a new outcome since. Bounded in number and bytes.</summary>
internal sealed class Corpus
{
    private const int MostInputs = 4_096;
    private const long MostBytes = 4 * 1024 * 1024;
    private const int MostOutcomes = 100_000;
    private readonly List<byte[]> _inputs = [];
    private readonly HashSet<ulong> _outcomes = [];
    private readonly FuzzRandom _random;
    private long _bytes;

    public Corpus(FuzzTarget target, FuzzRandom random)
    {
        _random = random;
        foreach (var input in Files(target.Name).Select(File.ReadAllBytes).Concat(target.Seeds()))
        {
            Add(input.AsSpan(0, Math.Min(input.Length, target.LargestInput)));
        }

        Given = _inputs.Count;
    }

    /// <summary>How many inputs the run began with.</summary>
    public int Given { get; }

    public int Count => _inputs.Count;

    public int Outcomes => _outcomes.Count;

    public ReadOnlyMemory<byte> this[int index] => _inputs[index];

    /// <summary>The files of a target's corpus in the repository, as they lie beside the program.</summary>
    public static IReadOnlyList<string> Files(string target)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "corpus", target);
        return Directory.Exists(directory) ? [.. Directory.GetFiles(directory).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Any input; the newest come up more often.</summary>
    public ReadOnlyMemory<byte> Pick()
    {
        if (_inputs.Count == 0)
        {
            return default;
        }

        var recent = _random.OneIn(3) ? Math.Min(64, _inputs.Count) : _inputs.Count;
        return _inputs[_inputs.Count - 1 - _random.Next(recent)];
    }

    /// <summary>Keeps an input whose outcome is new.</summary>
    /// <returns>True where it was.</returns>
    public bool Consider(ReadOnlySpan<byte> input, ulong outcome)
    {
        if (_outcomes.Count >= MostOutcomes || !_outcomes.Add(outcome))
        {
            return false;
        }

        Add(input);
        return true;
    }

    private void Add(ReadOnlySpan<byte> input)
    {
        if (_inputs.Count < MostInputs && _bytes + input.Length <= MostBytes)
        {
            _inputs.Add(input.ToArray());
            _bytes += input.Length;
        }
        else if (_inputs.Count > Given && Given + 1 < MostInputs)
        {
            // Full: it takes the place of another that was found, if it is no longer than that.
            var at = Given + _random.Next(_inputs.Count - Given);
            if (input.Length <= _inputs[at].Length)
            {
                _bytes -= _inputs[at].Length - input.Length;
                _inputs[at] = input.ToArray();
            }
        }
    }
}
