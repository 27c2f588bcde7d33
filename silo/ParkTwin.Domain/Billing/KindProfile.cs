using ParkTwin.Domain.Forecasts;

namespace ParkTwin.Domain.Billing;

/// <summary>Whole days of one kind: their quarter-hours and the mean of each.</summary>
internal sealed class KindProfile
{
    /// <summary>Quarter-hours of a local day.</summary>
    public const int Quarters = 96;

    private const decimal Millionths = 1_000_000m;

    /// <summary>A profile of days, each with 96 amounts in kWh; null where not known.</summary>
    public KindProfile(IReadOnlyList<decimal?[]> days)
    {
        var known = days.SelectMany(day => day).OfType<decimal>().ToList();
        var all = known.Count == 0 ? 0m : known.Sum() / known.Count;
        Mean = new decimal[Quarters];
        for (var quarter = 0; quarter < Quarters; quarter++)
        {
            var (sum, count) = (0m, 0);
            foreach (var day in days)
            {
                sum += day[quarter] ?? 0m;
                count += day[quarter] is null ? 0 : 1;
            }

            Mean[quarter] = Math.Max(0m, count == 0 ? all : sum / count);
        }

        Days = [.. days.Select(day => Enumerable.Range(0, Quarters).Select(quarter => day[quarter] ?? Mean[quarter]).ToArray())];
    }

    /// <summary>The mean of each quarter-hour, kWh, not below zero.</summary>
    public decimal[] Mean { get; }

    /// <summary>The days; what is not known in them is the mean.</summary>
    public IReadOnlyList<decimal[]> Days { get; }

    /// <summary>The whole days (nine tenths of the quarter-hours known) of a history, each with its kind.</summary>
    public static List<(DayKind Kind, decimal?[] Day)> WholeDays(IEnumerable<QuarterUse> history, QuarterClock clock)
    {
        var whole = new List<(DayKind, decimal?[])>();
        DateOnly? open = null;
        var (kind, day, known) = (DayKind.Workday, new decimal?[Quarters], 0);
        foreach (var use in history)
        {
            var place = clock.Place(use.StartUnixMs);
            if (place.Day != open)
            {
                Close();
                (open, kind, day, known) = (place.Day, place.Kind, new decimal?[Quarters], 0);
            }

            day[place.Quarter] = use.Amount / Millionths;
            known += use.Amount is null ? 0 : 1;
        }

        Close();
        return whole;

        void Close()
        {
            if (known * 10 >= Quarters * 9)
            {
                whole.Add((kind, day));
            }
        }
    }
}
