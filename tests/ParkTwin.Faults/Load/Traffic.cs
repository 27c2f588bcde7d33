using System.Diagnostics;

namespace ParkTwin.Faults.Load;

/// <summary>All lanes of a load, each with its thread.</summary>
internal sealed class Traffic : IDisposable
{
    private readonly List<Lane> _lanes = [];
    private readonly List<Thread> _threads;
    private readonly CancellationTokenSource _stop = new();
    private readonly long _began;

    /// <summary>Connects and begins.</summary>
    /// <param name="book">What it sends is entered here.</param>
    /// <param name="park">Whose readings.</param>
    /// <param name="options">How.</param>
    /// <param name="onlyAgain">Sends only what was never acknowledged.</param>
    /// <exception cref="IOException">A connection was refused.</exception>
    public Traffic(Book book, FaultPark park, LaneOptions options, bool onlyAgain = false)
    {
        try
        {
            for (var i = 0; i < options.Connections; i++)
            {
                _lanes.Add(new Lane(book, park, options, i));
            }
        }
        catch (Exception)
        {
            _lanes.ForEach(lane => lane.Dispose());
            throw;
        }

        _began = Stopwatch.GetTimestamp();
        _threads = _lanes.ConvertAll(lane => new Thread(() => lane.Run(onlyAgain, _stop.Token)) { IsBackground = true });
        _threads.ForEach(thread => thread.Start());
    }

    public long Sent => _lanes.Sum(lane => lane.Sent);

    public long Acknowledged => _lanes.Sum(lane => lane.Acknowledged);

    public long Resent => _lanes.Sum(lane => lane.Resent);

    /// <summary>Seconds since the connections stand.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(_began).TotalSeconds;

    /// <summary>Connections that ended before they were asked to.</summary>
    public IReadOnlyList<string> Lost => [.. _lanes.Select(lane => lane.Lost).OfType<string>()];

    /// <summary>True while a connection still sends or waits.</summary>
    public bool Runs => _threads.Exists(thread => thread.IsAlive);

    /// <summary>Times from PUBLISH to PUBACK since the last call, ms.</summary>
    public List<double> TakeLatencies() => [.. _lanes.SelectMany(lane => lane.TakeLatencies())];

    /// <summary>Asks the lanes to end and waits until they have.</summary>
    public async Task EndAsync()
    {
        await _stop.CancelAsync();
        await JoinAsync();
    }

    /// <summary>Waits until every lane has ended by itself.</summary>
    public async Task JoinAsync()
    {
        while (Runs)
        {
            await Task.Delay(10);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _lanes.ForEach(lane => lane.Dispose());
        _threads.ForEach(thread => thread.Join());
        _stop.Dispose();
    }
}
