using ParkTwin.Domain.Accounting;

namespace ParkTwin.Grains;

/// <summary>The months of some periods as runs that one request may ask for.</summary>
internal static class MonthRun
{
    /// <summary>Most months of one request.</summary>
    private const int MostMonths = 60;

    /// <summary>The first month and the number of months of each run; each month once, rising.</summary>
    public static IEnumerable<(LocalMonth First, int Count)> Of(IEnumerable<AccountingPeriod> periods)
    {
        var months = periods.SelectMany(period => period.Months()).Distinct().Order().ToList();
        for (var i = 0; i < months.Count;)
        {
            var count = 1;
            while (i + count < months.Count && count < MostMonths && months[i + count].Index == months[i].Index + count)
            {
                count++;
            }

            yield return (months[i], count);
            i += count;
        }
    }
}
