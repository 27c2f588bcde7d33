namespace ParkTwin.Domain.Forecasts;

/// <summary>Back-tested errors by group, and their quantiles.</summary>
internal sealed class ForecastErrors
{
    private readonly Dictionary<int, List<double>> _groups = [];

    /// <summary>Adds one.</summary>
    public void Add(int group, double error)
    {
        if (!_groups.TryGetValue(group, out var errors))
        {
            _groups[group] = errors = [];
        }

        errors.Add(error);
    }

    /// <summary>Two quantiles of a group; null where it has fewer errors than <paramref name="least"/>.</summary>
    public (double? Low, double? High) Band(int group, double low, double high, int least)
    {
        if (!_groups.TryGetValue(group, out var errors) || errors.Count < least)
        {
            return (null, null);
        }

        errors.Sort();
        return (Quantile(errors, low), Quantile(errors, high));
    }

    private static double Quantile(List<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
