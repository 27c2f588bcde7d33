namespace ParkTwin.Domain.Forecasts;

/// <summary>
/// Forecasts a series of quarter-hours to the end of what is given: <see cref="DayProfile"/>, with a band from its own errors when the days
/// of the last two weeks are forecast again from what was known at the same time of the day. Pure; decision record 0022 states its
/// measured errors.
/// </summary>
public static class LoadForecast
{
    /// <summary>Days that should be given before the present one: eight weeks of profile and two of back-testing.</summary>
    public const int HistoryDays = DayProfile.WindowDays + BackTestDays;

    private const int BackTestDays = 14;
    private const int LeastErrors = 12;
    private const double LowShare = 0.1;
    private const double HighShare = 0.9;
    private const int Hours = 24;

    /// <summary>The forecast of every point that starts at or after <paramref name="nowUnixMs"/>, or holds it.</summary>
    /// <param name="points">Quarter-hours without gaps, rising; amounts from the present on are not looked at.</param>
    /// <param name="nowUnixMs">The present.</param>
    /// <param name="kinds">The kinds of days.</param>
    public static Forecast Of(IReadOnlyList<ForecastPoint> points, long nowUnixMs, DayKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(kinds);
        var first = QuarterHour.Of(nowUnixMs).StartUnixMs;
        var days = new ForecastDays([.. points.Select(point => point.StartUnixMs < first ? point : point with { Amount = null })], kinds);
        var ahead = points.Where(point => point.StartUnixMs >= first).ToArray();
        if (ahead.Length == 0)
        {
            return new()
            {
                Rows = [],
                Days = 0,
                Level = null,
                Drift = null,
                BackTest = default,
                Reason = "No quarter-hour is ahead.",
            };
        }

        var origin = days.IndexOf(ahead[0]);
        var profile = new DayProfile(days, origin);
        var errors = new ForecastErrors();
        var test = Test(days, origin, ahead.Length, errors);
        var rows = new ForecastRow[ahead.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Row(ahead[i], days, days.IndexOf(ahead[i]), origin, profile, errors);
        }

        var known = Enumerable.Range(0, days.Count).Count(day => days.KnownOf(day, origin) > 0);
        return new()
        {
            Rows = rows,
            Days = known,
            Level = profile.Level,
            Drift = profile.Drift,
            BackTest = test,
            Reason = Array.Exists(rows, row => row.Amount is null)
                ? $"A quarter-hour needs {DayProfile.LeastDays} known days of its kind within eight weeks; {known} days are known in all."
                : null,
        };
    }

    private static ForecastRow Row(
        in ForecastPoint point, ForecastDays days, int at, int origin, DayProfile profile, ForecastErrors errors)
    {
        var amount = profile.Of(at);
        if (double.IsNaN(amount))
        {
            return new(point.StartUnixMs, point.OffsetMs, null, null, null);
        }

        amount = days.IsSigned ? amount : Math.Max(0, amount);
        var (low, high) = errors.Band(Group(at, origin), LowShare, HighShare, LeastErrors);
        long? Bound(double? error) => error is { } known
            ? Whole(days.IsSigned ? amount + known : Math.Max(0, amount + known))
            : null;
        var least = Bound(low is null ? null : Math.Min(0, low.Value));
        return new(point.StartUnixMs, point.OffsetMs, Whole(amount), least, Bound(high is null ? null : Math.Max(0, high.Value)));
    }

    /// <summary>Forecasts each of the last days again as of the same time of the day before, and keeps the errors by group.</summary>
    private static BackTest Test(ForecastDays days, int origin, int ahead, ForecastErrors errors)
    {
        var count = new BackTestCount();
        var tested = 0;
        for (var back = 1; back <= BackTestDays; back++)
        {
            var then = origin - (back * ForecastDays.Quarters);
            if (then <= 0)
            {
                break;
            }

            var before = count.Points;
            var profile = new DayProfile(days, then);
            for (var at = then; at < Math.Min(then + ahead, origin); at++)
            {
                var (amount, was) = (profile.Of(at), days[at]);
                if (!double.IsNaN(amount) && !double.IsNaN(was))
                {
                    errors.Add(Group(at, then), was - amount);
                    count.Add(was, amount, days[at - (7 * ForecastDays.Quarters)]);
                }
            }

            tested += count.Points > before ? 1 : 0;
        }

        return count.ToResult(tested);
    }

    /// <summary>Errors are alike by hour of the day and by whether it is today or tomorrow.</summary>
    private static int Group(int at, int origin)
    {
        var hour = at % ForecastDays.Quarters / 4;
        return (at / ForecastDays.Quarters > origin / ForecastDays.Quarters ? Hours : 0) + hour;
    }

    private static long Whole(double amount) => (long)Math.Round(amount, MidpointRounding.ToEven);
}
