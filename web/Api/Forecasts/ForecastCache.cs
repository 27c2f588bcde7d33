using System.Collections.Concurrent;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api.Forecasts;

/// <summary>
/// Forecasts of the running quarter-hour: of a large park one reads seventy days of every meter, and everybody who looks at that park asks
/// for the same. Safe for concurrent use.
/// </summary>
internal sealed class ForecastCache
{
    private const int Limit = 1_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<ForecastView?>>> _made = new(StringComparer.Ordinal);
    private long _quarter;

    /// <summary>The forecast of a key, made once in a quarter-hour; what fails or is not there is tried again.</summary>
    public async Task<ForecastView?> GetAsync(string key, long nowUnixMs, Func<Task<ForecastView?>> make)
    {
        var quarter = QuarterHour.Of(nowUnixMs).Index;
        if (Interlocked.Exchange(ref _quarter, quarter) != quarter || _made.Count > Limit)
        {
            _made.Clear();
        }

        var lazy = _made.GetOrAdd(key, _ => new Lazy<Task<ForecastView?>>(make));
        try
        {
            var view = await lazy.Value;
            if (view is null)
            {
                _made.TryRemove(key, out _);
            }

            return view;
        }
        catch
        {
            _made.TryRemove(key, out _);
            throw;
        }
    }
}
