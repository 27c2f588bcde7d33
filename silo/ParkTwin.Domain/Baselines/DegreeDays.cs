using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Baselines;

/// <summary>Heating and cooling degree days from daily mean temperatures that are given as data.</summary>
public static class DegreeDays
{
    /// <summary>Heating base that JGJ 26 uses (HDD18), °C.</summary>
    public const decimal UsualHeatingBaseC = 18m;

    /// <summary>Cooling base that JGJ 26 uses (CDD26), °C.</summary>
    public const decimal UsualCoolingBaseC = 26m;

    /// <summary>The degree days of a month. One unknown day makes the month unknown: a missing day is not a mild one.</summary>
    /// <param name="month">The month.</param>
    /// <param name="dailyMeansC">Mean temperature by local date, °C; other months' days are passed over.</param>
    /// <param name="heatingBaseC">Heating base, °C.</param>
    /// <param name="coolingBaseC">Cooling base, °C; not below the heating base.</param>
    /// <exception cref="ArgumentException">The cooling base is below the heating base.</exception>
    public static DegreeDayMonth Of(
        LocalMonth month, IReadOnlyDictionary<DateOnly, decimal> dailyMeansC, decimal heatingBaseC = UsualHeatingBaseC,
        decimal coolingBaseC = UsualCoolingBaseC)
    {
        ArgumentNullException.ThrowIfNull(dailyMeansC);
        if (coolingBaseC < heatingBaseC)
        {
            throw new ArgumentException(
                $"The cooling base is {coolingBaseC} °C, below the heating base of {heatingBaseC} °C; a day would count twice.",
                nameof(coolingBaseC));
        }

        var (heating, cooling, known, days) = (0m, 0m, 0, 0);
        for (var day = month.First; LocalMonth.Of(day) == month; day = day.AddDays(1), days++)
        {
            if (dailyMeansC.TryGetValue(day, out var mean))
            {
                known++;
                heating += Math.Max(0m, heatingBaseC - mean);
                cooling += Math.Max(0m, mean - coolingBaseC);
            }
        }

        return known == days
            ? new(month, heating, cooling, known, null)
            : new(month, null, null, known,
                $"{month} has a daily mean temperature for {known} of {days} days; enter the others to get its degree days.");
    }
}
