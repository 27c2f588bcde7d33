using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Baselines;

/// <summary>
/// Compares a reporting period with a baseline: EnPI, EnB, expected energy, what was saved (GB/T 36713-2018, ISO 50006). Periods of
/// different data coverage are never compared. Pure.
/// </summary>
public static class BaselineComparison
{
    /// <summary>Months that a regression needs.</summary>
    public const int LeastMonths = 6;

    /// <summary>The version of a baseline that a period is compared with: the newest that had begun at its first month.</summary>
    /// <param name="all">All versions of all baselines.</param>
    /// <param name="id">The baseline.</param>
    /// <param name="period">The reporting period.</param>
    /// <param name="reason">Why there is none: no version has begun, or one begins inside the period.</param>
    public static Baseline? VersionFor(IReadOnlyList<Baseline> all, string id, AccountingPeriod period, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(all);
        var versions = all.Where(one => one.Id == id).OrderBy(one => one.From).ThenBy(one => one.Version).ToList();
        var inside = versions.LastOrDefault(one => one.From.Index > period.First.Index && one.From.Index <= period.Last.Index);
        var begun = versions.LastOrDefault(one => one.From.Index <= period.First.Index);
        reason = begun is null
            ? $"Baseline '{id}' {(versions.Count == 0 ? "is not known" : $"begins with {versions[0].From}")}; make one, or ask for a later period."
            : inside is not null
                ? $"Baseline '{id}' was made anew from {inside.From} ({inside.Reason}), inside {period}; ask for the parts before and after."
                : null;
        return reason is null ? begun : null;
    }

    /// <summary>The result of a reporting period.</summary>
    /// <param name="baseline">The version.</param>
    /// <param name="period">The reporting period.</param>
    /// <param name="months">Its months; others are passed over.</param>
    public static BaselineResult Of(Baseline baseline, AccountingPeriod period, IReadOnlyList<BaselinePoint> months)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(months);
        var points = baseline.Points.Where(point => point is { Energy: not null, Driver: not null }).ToList();
        var fit = baseline.Model == BaselineModel.Regression ? BaselineFit.Of(baseline, points) : null;
        var reported = period.Months().Select(month => months.FirstOrDefault(one => one.Month == month)
            ?? new BaselinePoint(month, null, null, null)).ToList();
        var actual = Total(baseline, "baseline.actual", baseline.EnergyUnit, "energy", reported, point => point.Energy);
        var driver = Total(baseline, "baseline.driver", baseline.DriverUnit, "driver", reported, point => point.Driver);
        var expected = fit is null ? Ratio(baseline, points, driver) : fit.Expected(period.MonthCount, driver);
        var unit = $"{baseline.EnergyUnit}/{baseline.DriverUnit}";
        var enpi = Figure.Of("baseline.enpi", unit, FigureOperation.Quotient, "Energy ÷ driver (能源绩效参数)", actual, driver);
        var enb = Figure.Of("baseline.enb", unit, FigureOperation.Quotient, "Expected energy ÷ driver (能源基准)", expected, driver);
        var different = Difference(baseline, points, reported);
        return new()
        {
            Baseline = baseline,
            Period = period,
            EnB = enb,
            EnPI = enpi,
            Expected = expected,
            Actual = actual,
            Saved = different is not null
                ? Figure.Unknown("baseline.saved", baseline.EnergyUnit, different)
                : Figure.Of("baseline.saved", baseline.EnergyUnit, FigureOperation.Difference, "Expected − actual", expected, actual),
            Improvement = different is not null
                ? Figure.Unknown("baseline.improvement", "1", different)
                : Figure.Of("baseline.improvement", "1", FigureOperation.Difference, "1 − EnPI ÷ EnB", BaselineFit.Constant("constant.one", 1m),
                    Figure.Of("baseline.enpiOverEnb", "1", FigureOperation.Quotient, "EnPI ÷ EnB", enpi, enb)),
            Slope = fit?.Slope,
            Intercept = fit?.Intercept,
            R2 = fit?.R2,
            N = points.Count,
        };
    }

    private static Figure Ratio(Baseline baseline, List<BaselinePoint> points, Figure driver)
    {
        var key = "baseline.referenceRatio";
        var unit = $"{baseline.EnergyUnit}/{baseline.DriverUnit}";
        var ratio = points.Count == 0
            ? Figure.Unknown(key, unit, $"Baseline '{baseline.Id}' has no month with energy and driver; make it anew.")
            : Figure.Of(key, unit, FigureOperation.Quotient, $"Energy ÷ driver of {baseline.Reference}",
                Total(baseline, "baseline.referenceEnergy", baseline.EnergyUnit, "energy", points, point => point.Energy),
                Total(baseline, "baseline.referenceDriver", baseline.DriverUnit, "driver", points, point => point.Driver));
        return Figure.Of("baseline.expected", baseline.EnergyUnit, FigureOperation.Product, "Energy per driver of the reference period × driver",
            ratio, driver);
    }

    private static Figure Total(
        Baseline baseline, string key, string unit, string what, List<BaselinePoint> points, Func<BaselinePoint, decimal?> of)
    {
        var name = what == "energy" ? baseline.Energy : baseline.Driver;
        return Figure.Of(key, unit, FigureOperation.Sum, $"Σ of the months' {name}",
            [.. points.Select(point => BaselineFit.Leaf(name, unit, point, of(point)))]);
    }

    /// <summary>Why the coverage of both periods must not be compared; null where it may.</summary>
    private static string? Difference(Baseline baseline, List<BaselinePoint> points, List<BaselinePoint> reported)
    {
        var (before, now) = (Coverage(points), Coverage(reported));
        if (before < baseline.LeastCompleteness || now < baseline.LeastCompleteness)
        {
            var (which, value) = before < baseline.LeastCompleteness ? ("reference", before) : ("reporting", now);
            return $"The {which} period is {value:0.###} complete, below {baseline.LeastCompleteness}; send the missing readings before a "
                + "saving is claimed.";
        }

        return before is null != now is null
            ? "One period is metered and the other declared; compare like with like, or make the baseline anew."
            : before is { } one && now is { } other && Math.Abs(one - other) > baseline.CompletenessTolerance
                ? $"The reference period is {one:0.###} complete and the reporting period {other:0.###}; they may differ by "
                    + $"{baseline.CompletenessTolerance}. Send the missing readings before a saving is claimed."
                : null;
    }

    /// <summary>The mean completeness of metered months; null where every month is declared.</summary>
    private static decimal? Coverage(List<BaselinePoint> points)
    {
        var known = points.Where(point => point.Completeness is not null).ToList();
        return known.Count == 0 ? null : known.Sum(point => point.Completeness!.Value) / known.Count;
    }
}
