using ParkTwin.Domain.Forecasts;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>
/// The rest of a month from the days of the same kind in the eight weeks before (<c>docs/accounting-bill.md</c>). A quarter-hour to come takes
/// the mean of that quarter-hour over those days; variances take the days as independent of each other. Pure: what has passed is given.
/// </summary>
public sealed class MonthProjection
{
    /// <summary>Days of history that are looked at.</summary>
    public const int HistoryDays = 56;

    /// <summary>Whole days that a projection needs.</summary>
    public const int LeastDays = 3;

    /// <summary>Whole days that a kind needs for a profile of its own; with fewer, like kinds stand in, and then all days.</summary>
    public const int LeastOfKind = 2;

    private readonly List<(KindProfile Profile, decimal[] Weights, TimeBand[] Bands)> _days;

    private MonthProjection(List<(KindProfile Profile, decimal[] Weights, TimeBand[] Bands)> days) => _days = days;

    /// <summary>By band, those that have energy to come or missing.</summary>
    public required IReadOnlyList<BandProjection> Bands { get; init; }

    /// <summary>Whole days in the history, indexed by <see cref="DayKind"/>.</summary>
    public required IReadOnlyList<int> Days { get; init; }

    /// <summary>First instant of the history, Unix milliseconds.</summary>
    public required long FromUnixMs { get; init; }

    /// <summary>End of the history, exclusive: the start of the running quarter-hour.</summary>
    public required long ToUnixMs { get; init; }

    /// <summary>Quarter-hours of the month that have passed and are not known, after the first that is.</summary>
    public required int MissingQuarters { get; init; }

    /// <summary>Quarter-hours of the month to come, the running one among them.</summary>
    public required int RestQuarters { get; init; }

    /// <summary>The greatest quarter-hour that is expected in the rest, as mean power, kW.</summary>
    public required decimal PeakKw { get; init; }

    /// <summary>The greatest quarter-hour of the history, as mean power, kW: what the rest may reach.</summary>
    public required decimal PeakHighKw { get; init; }

    /// <summary>Whether <see cref="LeastDays"/> whole days are there; the projection is empty otherwise.</summary>
    public bool IsKnown => Days.Sum() >= LeastDays;

    /// <summary>Projects the rest of a month.</summary>
    /// <param name="uses">Quarter-hours in order, from <see cref="HistoryDays"/> before now, or the month's first, to the month's end.</param>
    /// <param name="monthFromUnixMs">First instant of the month.</param>
    /// <param name="monthToUnixMs">First instant after it.</param>
    /// <param name="nowUnixMs">Now.</param>
    /// <param name="clock">The park's clock and tariff.</param>
    public static MonthProjection Of(
        IReadOnlyList<QuarterUse> uses, long monthFromUnixMs, long monthToUnixMs, long nowUnixMs, QuarterClock clock)
    {
        ArgumentNullException.ThrowIfNull(uses);
        ArgumentNullException.ThrowIfNull(clock);
        var running = QuarterHour.Of(nowUnixMs).StartUnixMs;
        var from = running - (HistoryDays * 86_400_000L);
        var history = uses.Where(use => use.StartUnixMs >= from && use.StartUnixMs < running).ToList();
        var whole = KindProfile.WholeDays(history, clock);
        var open = new OpenDays(new Profiles(whole), clock);
        var begun = false;
        foreach (var use in whole.Count < LeastDays ? [] : uses)
        {
            begun |= use.Amount is not null;
            var isPast = use.StartUnixMs < running;
            if (use.StartUnixMs >= monthFromUnixMs && use.StartUnixMs < monthToUnixMs && !(isPast && (use.Amount is not null || !begun)))
            {
                open.Add(use, isPast);
            }
        }

        return new(open.Days)
        {
            Bands = [.. TimeBands.All.Where(open.Has).Select(open.Projection)],
            Days = [.. DayKinds.All.Select(kind => whole.Count(day => day.Kind == kind))],
            FromUnixMs = history.Count == 0 ? running : history[0].StartUnixMs,
            ToUnixMs = running,
            MissingQuarters = open.Missing,
            RestQuarters = open.ToCome,
            PeakKw = open.PeakKw,
            PeakHighKw = Math.Max(open.PeakKw, history.Max(use => use.Amount) / 250_000m ?? 0m),
        };
    }

    /// <summary>The variance of the sum of what is to come, each band's energy times a weight such as its price.</summary>
    public decimal Variance(Func<TimeBand, decimal> weightOf)
    {
        ArgumentNullException.ThrowIfNull(weightOf);
        return Variance(_days, weightOf);
    }

    /// <summary>
    /// Σ over the days to come of a day's variance, and the variance of the means themselves: n days of a profile are known, so the mean of
    /// their weighted sum varies by s²/n, in all its days together.
    /// </summary>
    private static decimal Variance(
        List<(KindProfile Profile, decimal[] Weights, TimeBand[] Bands)> days, Func<TimeBand, decimal> weightOf)
    {
        decimal[] prices = [.. TimeBands.All.Select(weightOf)];
        var variance = 0m;
        foreach (var group in days.GroupBy(day => day.Profile, ReferenceEqualityComparer.Instance))
        {
            var profile = (KindProfile)group.Key!;
            if (profile.Days.Count < LeastOfKind)
            {
                continue;
            }

            var together = new decimal[profile.Days.Count];
            foreach (var (_, weights, bands) in group)
            {
                var alone = profile.Days.Select(day => Sum(day, weights, bands, prices)).ToArray();
                variance += Spread(alone);
                for (var i = 0; i < together.Length; i++)
                {
                    together[i] += alone[i];
                }
            }

            variance += Spread(together) / together.Length;
        }

        return variance;
    }

    private static decimal Sum(decimal[] day, decimal[] weights, TimeBand[] bands, decimal[] prices)
    {
        var sum = 0m;
        for (var quarter = 0; quarter < day.Length; quarter++)
        {
            if (weights[quarter] != 0m)
            {
                sum += day[quarter] * weights[quarter] * prices[(int)bands[quarter]];
            }
        }

        return sum;
    }

    private static decimal Spread(decimal[] values)
    {
        var mean = values.Sum() / values.Length;
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    /// <summary>The days of a month that have quarter-hours to come or missing, and the sums of those.</summary>
    private sealed class OpenDays(Profiles profiles, QuarterClock clock)
    {
        private readonly SortedDictionary<DateOnly, (KindProfile Profile, decimal[] Weights, TimeBand[] Bands)> _days = [];
        private readonly decimal[] _missing = new decimal[TimeBands.All.Count];
        private readonly decimal[] _toCome = new decimal[TimeBands.All.Count];

        public List<(KindProfile Profile, decimal[] Weights, TimeBand[] Bands)> Days => [.. _days.Values];

        public int Missing { get; private set; }

        public int ToCome { get; private set; }

        public decimal PeakKw { get; private set; }

        public bool Has(TimeBand band) => _missing[(int)band] != 0m || _toCome[(int)band] != 0m;

        public BandProjection Projection(TimeBand band) =>
            new(band, _missing[(int)band], _toCome[(int)band], Variance(Days, one => one == band ? 1m : 0m));

        public void Add(QuarterUse use, bool isPast)
        {
            var place = clock.Place(use.StartUnixMs);
            if (!_days.TryGetValue(place.Day, out var day))
            {
                _days[place.Day] = day = (profiles.For(place.Kind), new decimal[KindProfile.Quarters], new TimeBand[KindProfile.Quarters]);
            }

            var expected = day.Profile.Mean[place.Quarter];
            var lacks = Math.Max(0m, expected - ((use.Amount ?? 0) / 1_000_000m));
            day.Weights[place.Quarter] += expected == 0m ? 0m : lacks / expected;
            day.Bands[place.Quarter] = place.Band;
            if (isPast)
            {
                _missing[(int)place.Band] += lacks;
                Missing++;
                return;
            }

            _toCome[(int)place.Band] += lacks;
            ToCome++;
            PeakKw = Math.Max(PeakKw, expected * 4m);
        }
    }

    /// <summary>The profile of each kind, made once.</summary>
    private sealed class Profiles(List<(DayKind Kind, decimal?[] Day)> days)
    {
        private readonly Dictionary<DayKind, KindProfile> _byKind = [];
        private KindProfile? _all;

        public KindProfile For(DayKind kind)
        {
            foreach (var like in DayLikeness.Of(kind))
            {
                if (_byKind.TryGetValue(like, out var made))
                {
                    return made;
                }

                var own = days.Where(day => day.Kind == like).Select(day => day.Day).ToList();
                if (own.Count >= LeastOfKind)
                {
                    return _byKind[like] = new(own);
                }
            }

            return _all ??= new([.. days.Select(day => day.Day)]);
        }
    }
}
