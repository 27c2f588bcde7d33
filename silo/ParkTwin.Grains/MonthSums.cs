using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Grains;

/// <summary>
/// The sums of months that were made before, per meter, month and table of bands, and per month for the meters that buy
/// electricity together. What a meter's book reports as changed is dropped, so that what is here is what the ledger would give.
/// </summary>
internal sealed class MonthSums
{
    /// <summary>Sums kept beyond those of the last request: 8192, about 2 MB.</summary>
    public const int Limit = 8192;

    private readonly Dictionary<(int Meter, LocalMonth Month, string Bands), Kept<MeterMonth>> _meters = [];
    private readonly Dictionary<LocalMonth, Kept<(int[] Meters, DemandMonth Demand)>> _demand = [];
    private readonly Dictionary<LocalMonth, Kept<(int[] Meters, LoadAnswer Load)>> _loads = [];
    private int _request;

    /// <summary>Number of sums held.</summary>
    public int Count => _meters.Count + _demand.Count + _loads.Count;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _meters.Clear();
        _demand.Clear();
        _loads.Clear();
    }

    /// <summary>Forgets what a change of a meter's ledger from one quarter-hour to before another bears on.</summary>
    public void Drop(int meter, QuarterHour first, QuarterHour end)
    {
        foreach (var (key, kept) in _meters)
        {
            if (key.Meter == meter && kept.From < end && first < kept.End)
            {
                _meters.Remove(key);
            }
        }

        foreach (var (key, kept) in _demand)
        {
            if (kept.From < end && first < kept.End && kept.Value.Meters.Contains(meter))
            {
                _demand.Remove(key);
            }
        }

        foreach (var (key, kept) in _loads)
        {
            if (kept.From < end && first < kept.End && kept.Value.Meters.Contains(meter))
            {
                _loads.Remove(key);
            }
        }
    }

    /// <summary>A request begins.</summary>
    public void Begin() => _request++;

    /// <summary>A request ends: where there is too much, what it did not use goes, or else everything.</summary>
    public void End()
    {
        if (Count <= Limit)
        {
            return;
        }

        foreach (var (key, kept) in _meters)
        {
            if (kept.Request != _request)
            {
                _meters.Remove(key);
            }
        }

        if (Count > Limit)
        {
            Clear();
        }
    }

    /// <summary>Finds the sum of a meter's month.</summary>
    public MeterMonth? Find(int meter, LocalSpan span, string bands)
    {
        if (!_meters.TryGetValue((meter, span.Month, bands), out var kept))
        {
            return null;
        }

        kept.Request = _request;
        return kept.Value;
    }

    /// <summary>Keeps the sum of a meter's month.</summary>
    public void Keep(int meter, LocalSpan span, string bands, MeterMonth sum) =>
        _meters[(meter, span.Month, bands)] = new(span.From, span.End, sum) { Request = _request };

    /// <summary>Finds the demand of a month over exactly these meters.</summary>
    public DemandMonth? FindDemand(int[] meters, LocalSpan span) =>
        _demand.TryGetValue(span.Month, out var kept) && kept.Value.Meters.AsSpan().SequenceEqual(meters) ? kept.Value.Demand : null;

    /// <summary>Keeps the demand of a month.</summary>
    public void KeepDemand(int[] meters, LocalSpan span, DemandMonth demand) =>
        _demand[span.Month] = new(span.From, span.End, (meters, demand));

    /// <summary>Finds what exactly these meters bought by kind of hour in a month.</summary>
    public LoadAnswer? FindLoad(int[] meters, LocalMonth month) =>
        _loads.TryGetValue(month, out var kept) && kept.Value.Meters.AsSpan().SequenceEqual(meters) ? kept.Value.Load : null;

    /// <summary>Keeps what meters bought by kind of hour in a month.</summary>
    /// <param name="meters">The meters' ordinals.</param>
    /// <param name="month">The month.</param>
    /// <param name="from">The first quarter-hour that it follows from.</param>
    /// <param name="end">The first that it does not.</param>
    /// <param name="load">The sums.</param>
    public void KeepLoad(int[] meters, LocalMonth month, QuarterHour from, QuarterHour end, LoadAnswer load) =>
        _loads[month] = new(from, end, (meters, load));

    private sealed class Kept<T>(QuarterHour from, QuarterHour end, T value)
    {
        public QuarterHour From { get; } = from;

        public QuarterHour End { get; } = end;

        public T Value { get; } = value;

        public int Request { get; set; }
    }
}
