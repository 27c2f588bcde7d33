using ParkTwin.Simulation.Machine;

namespace ParkTwin.Simulation;

/// <summary>One bit of what rests is turned: the twin says which file it is, or nothing depended on it. Never is it passed over in silence.</summary>
internal sealed partial class Run
{
    private void FlipAndLook()
    {
        var backup = _disk.Paths.ToDictionary(path => path, _disk.Contents, StringComparer.Ordinal);
        var paths = backup.Where(file => file.Value.Length > 0).Select(file => file.Key).ToArray();
        var path = paths[_random.Next(paths.Length)];
        var offset = _random.Next(backup[path].Length);
        _disk.Flip(path, offset, (byte)(1 << _random.Next(8)));
        Trace.Say(() => $"flip {path} at {offset}");
        _logs.Lines.Clear();
        var outcome = Look();
        if (outcome is { } violation && !IsReported(path, violation.Message))
        {
            throw new Violation(violation.Kind, $"A bit of {path} at {offset} was turned, and nobody said so. {violation.Message}");
        }

        _disk.Restore(backup);
        Live(last: true);
    }

    /// <summary>Starts and checks everything; null where all is well.</summary>
    private Violation? Look()
    {
        var turns = new Turns(_random, Trace);
        var twin = _twin = new Twin(Setup(), _disk, _clock, turns, _random);
        try
        {
            var starting = turns.Start(twin.StartAsync);
            Pump(() => starting.IsCompleted, TimeSpan.FromMinutes(2), "starts");
            if (starting.Exception?.InnerException is { } refusal)
            {
                return new Violation(Broken.Wrong, refusal.ToString());
            }

            Pump(() => twin.Room.IsReady, TimeSpan.FromMinutes(1), "replays");
            CheckRegistry();
            InTwin(CheckTwinAsync);
            return null;
        }
        catch (Violation violation)
        {
            return new Violation(violation.Kind, $"{violation.Message} {string.Join(' ', Troubles(twin))}");
        }
        finally
        {
            twin.Kill();
            _twin = null;
            _disk.Kill();
        }
    }

    private static IEnumerable<string> Troubles(Twin twin) => twin.Stores.AreOpen ? twin.Room.Dispatcher?.Troubles.Values ?? [] : [];

    private bool IsReported(string path, string said)
    {
        var name = Path.GetFileName(path);
        return said.Contains(name, StringComparison.Ordinal) || _logs.Lines.Exists(line => line.Contains(name, StringComparison.Ordinal));
    }
}
