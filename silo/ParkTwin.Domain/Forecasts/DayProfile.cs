namespace ParkTwin.Domain.Forecasts;

/// <summary>
/// The method itself, as of one quarter-hour: it sees nothing from there on. For a quarter-hour of a day it takes the same quarter of the
/// days of the same kind in the last eight weeks, each week back counting <see cref="WeekWeight"/> of the next, the same weekday
/// double; their weighted mean without the farthest fifth on either side is the profile. Two ratios then scale it:
/// <see cref="Level"/>, what the last three days were against their own profiles, at half its size; and <see cref="Drift"/>, what the last
/// two hours were, fading with <see cref="DriftQuarters"/>.
/// </summary>
internal sealed class DayProfile
{
    /// <summary>Days looked back.</summary>
    public const int WindowDays = 56;

    /// <summary>Known amounts that a quarter needs.</summary>
    public const int LeastDays = 3;

    private const double WeekWeight = 0.75;
    private const double DriftQuarters = 16;
    private const double LevelShare = 0.5;
    private const double DriftShare = 0.8;
    private const int LevelDays = 3;
    private const int DriftSpan = 8;
    private const double Least = 0.5;
    private const double Most = 2;

    private readonly ForecastDays _days;
    private readonly int _origin;
    private readonly List<(double Amount, double Weight)> _found = [];

    /// <summary>Looks at a series as it was known at the start of quarter-hour number <paramref name="origin"/>.</summary>
    public DayProfile(ForecastDays days, int origin)
    {
        (_days, _origin) = (days, origin);
        Level = Ratio(origin - (LevelDays * ForecastDays.Quarters), origin, ForecastDays.Quarters / 2, LevelShare);
        Drift = Ratio(origin - DriftSpan, origin, DriftSpan / 2, DriftShare, Level ?? 1);
    }

    /// <summary>What the profile is multiplied by; null where the last days say nothing.</summary>
    public double? Level { get; }

    /// <summary>What the next quarter-hour is multiplied by on top; null where the last hours say nothing.</summary>
    public double? Drift { get; }

    /// <summary>The forecast of a quarter-hour from the origin on; NaN where too little is known.</summary>
    public double Of(int at)
    {
        var fade = Math.Exp(-(at - _origin) / DriftQuarters);
        return Profile(at) * (Level ?? 1) * Math.Pow(Drift ?? 1, fade);
    }

    /// <summary>Σ of what was over Σ of the profile, drawn towards 1; null below <paramref name="least"/> known quarter-hours.</summary>
    private double? Ratio(int from, int end, int least, double share, double scale = 1)
    {
        var (sum, expected, known) = (0d, 0d, 0);
        for (var at = Math.Max(0, from); at < end; at++)
        {
            var profile = double.IsNaN(_days[at]) ? double.NaN : Profile(at) * scale;
            if (!double.IsNaN(profile))
            {
                sum += _days[at];
                expected += profile;
                known++;
            }
        }

        return known < least || expected <= 0 || sum < 0 ? null : 1 + (share * (Math.Clamp(sum / expected, Least, Most) - 1));
    }

    /// <summary>The weighted mean of the same quarter on days of the same kind, without the farthest fifth on either side.</summary>
    private double Profile(int at)
    {
        var day = at / ForecastDays.Quarters;
        var kind = _days.KindOf(day);
        Collect(at, other => other == kind);
        if (_found.Count < LeastDays && kind != DayKind.Workday)
        {
            Collect(at, other => other != DayKind.Workday);
        }

        return _found.Count < LeastDays ? double.NaN : TrimmedMean();
    }

    private void Collect(int at, Func<DayKind, bool> fits)
    {
        _found.Clear();
        var day = at / ForecastDays.Quarters;
        var last = Math.Min(day - 1, _origin / ForecastDays.Quarters);
        for (var other = last; other >= Math.Max(0, last - WindowDays); other--)
        {
            var index = at - ((day - other) * ForecastDays.Quarters);
            if (index < _origin && fits(_days.KindOf(other)) && _days[index] is var amount && !double.IsNaN(amount))
            {
                var weight = Math.Pow(WeekWeight, (day - other) / 7) * ((day - other) % 7 == 0 ? 2 : 1);
                _found.Add((amount, weight));
            }
        }
    }

    private double TrimmedMean()
    {
        _found.Sort((left, right) => left.Amount.CompareTo(right.Amount));
        var total = _found.Sum(one => one.Weight);
        var (low, high) = (total / 5, total * 4 / 5);
        var (passed, sum, weight) = (0d, 0d, 0d);
        foreach (var (amount, of) in _found)
        {
            var part = Math.Min(passed + of, high) - Math.Max(passed, low);
            if (part > 0)
            {
                sum += amount * part;
                weight += part;
            }

            passed += of;
        }

        return sum / weight;
    }
}
