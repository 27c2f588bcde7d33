namespace ParkTwin.Runtime.Tests;

/// <summary>What grains do, as the tests see it.</summary>
public sealed class Journal
{
    private readonly List<string> _lines = [];
    private readonly List<(string Line, TaskCompletionSource Seen)> _awaited = [];
    private int _activations;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public int NextActivation() => Interlocked.Increment(ref _activations);

    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
            foreach (var (_, seen) in _awaited.Where(one => one.Line == line))
            {
                seen.TrySetResult();
            }
        }
    }

    /// <summary>Completes when a line is there.</summary>
    public Task Seen(string line)
    {
        lock (_lines)
        {
            if (_lines.Contains(line))
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((line, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }
}
