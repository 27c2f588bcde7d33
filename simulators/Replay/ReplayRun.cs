using System.Text;
using ParkTwin.Simulators.Publishing;
using ParkTwin.Simulators.Registry;

namespace ParkTwin.Simulators.Replay;

/// <summary>Publishes a folder of readings in time order, digits untouched.</summary>
internal static class ReplayRun
{
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(20);

    /// <summary>Publishes until the files end or it is cancelled; what is in flight is left to the caller to drain.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read, or the pattern covers no meter.</exception>
    public static async Task PublishAsync(
        DataFolder folder, ReplayOptions options, IReadingPublisher publisher, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var glob = new Glob(options.Meters ?? "*");
        var wanted = folder.Meters.Where(meter => glob.Matches(meter.Definition.Id.Value)).ToList();
        if (wanted.Count == 0)
        {
            throw new InvalidDataException(
                $"No meter of '{folder.Path}' matches '{options.Meters}'; {DataFolder.MetersFile} lists the ids.");
        }

        var numbers = wanted
            .Select((meter, number) => (meter, number))
            .ToDictionary(pair => pair.meter.Definition.Id.Value, pair => pair.number);
        var files = wanted.Select(meter => Path.Combine(folder.Path, meter.File)).Distinct().Order(StringComparer.Ordinal);
        var topics = wanted.ConvertAll(
            meter => Encoding.UTF8.GetBytes($"parktwin/v1/{options.Park.Value}/{meter.Definition.Id.Value}/reading"));
        var payloads = wanted.ConvertAll(_ => new ReadingPayload());
        using var readings = new ReadingMerge(files, numbers);
        var pace = new ReplayPace(options.Speed, time);
        while (readings.Read() && readings.Current.UnixMs < options.ToMs && !cancellationToken.IsCancellationRequested)
        {
            var reading = readings.Current;
            if (reading.UnixMs < options.FromMs)
            {
                continue;
            }

            for (var wait = pace.Before(reading.UnixMs); wait > TimeSpan.Zero; wait = pace.Before(reading.UnixMs))
            {
                await publisher.FlushAsync(cancellationToken);
                await Task.Delay(wait > Nap ? wait : Nap, time, cancellationToken);
            }

            var payload = payloads[reading.Meter];
            payload.Add(reading.Time.Span, reading.Value.Span);
            if (payload.Count >= options.Batch)
            {
                await SendAsync(reading.Meter);
            }
        }

        for (var meter = 0; meter < payloads.Count && !cancellationToken.IsCancellationRequested; meter++)
        {
            if (payloads[meter].Count > 0)
            {
                await SendAsync(meter);
            }
        }

        async ValueTask SendAsync(int meter)
        {
            await publisher.PublishAsync(
                meter, topics[meter], payloads[meter].Complete(), payloads[meter].Count, cancellationToken);
            payloads[meter].Clear();
        }
    }
}
