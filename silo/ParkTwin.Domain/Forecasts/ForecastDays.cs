namespace ParkTwin.Domain.Forecasts;

/// <summary>A series laid out by local day and quarter of the local clock. A quarter that comes twice keeps its later amount.</summary>
internal sealed class ForecastDays
{
    /// <summary>Quarter-hours of the local clock in a day.</summary>
    public const int Quarters = 96;

    private const long DayMs = 86_400_000;
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly double[] _amounts;
    private readonly DayKind[] _kinds;
    private readonly int _first;

    public ForecastDays(IReadOnlyList<ForecastPoint> points, DayKinds kinds)
    {
        _first = points.Count == 0 ? 0 : Place(points[0]).Day;
        var days = points.Count == 0 ? 0 : Place(points[^1]).Day - _first + 1;
        _kinds = [.. Enumerable.Range(_first, days).Select(day => kinds.Of(DateOnly.FromDayNumber(day + Epoch)))];
        _amounts = new double[days * Quarters];
        Array.Fill(_amounts, double.NaN);
        foreach (var point in points)
        {
            if (point.Amount is { } amount)
            {
                var (day, quarter) = Place(point);
                _amounts[((day - _first) * Quarters) + quarter] = amount;
                IsSigned |= amount < 0;
            }
        }
    }

    /// <summary>Days, known or not.</summary>
    public int Count => _kinds.Length;

    /// <summary>True where an amount is below 0, so that a forecast may be.</summary>
    public bool IsSigned { get; }

    /// <summary>The kind of a day.</summary>
    public DayKind KindOf(int day) => _kinds[day];

    /// <summary>The amount of quarter-hour number <paramref name="at"/> (day × 96 + quarter); NaN where unknown.</summary>
    public double this[int at] => at >= 0 && at < _amounts.Length ? _amounts[at] : double.NaN;

    /// <summary>Known quarter-hours of a day before a limit.</summary>
    public int KnownOf(int day, int before)
    {
        var known = 0;
        for (var at = day * Quarters; at < Math.Min((day + 1) * Quarters, before); at++)
        {
            known += double.IsNaN(_amounts[at]) ? 0 : 1;
        }

        return known;
    }

    /// <summary>The number of a point's quarter-hour.</summary>
    public int IndexOf(in ForecastPoint point)
    {
        var (day, quarter) = Place(point);
        return ((day - _first) * Quarters) + quarter;
    }

    private static (int Day, int Quarter) Place(in ForecastPoint point)
    {
        var local = point.StartUnixMs + point.OffsetMs;
        var day = (int)Math.Floor((double)local / DayMs);
        return (day, (int)((local - (day * DayMs)) / QuarterHour.LengthMs));
    }
}
