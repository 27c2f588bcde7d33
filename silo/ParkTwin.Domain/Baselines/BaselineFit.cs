using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Baselines;

/// <summary>The least-squares line energy = a + b × driver over the months of a reference period, as figures.</summary>
internal sealed class BaselineFit
{
    private readonly Baseline _baseline;

    private BaselineFit(Baseline baseline, Figure slope, Figure intercept, Figure r2)
    {
        _baseline = baseline;
        Slope = slope;
        Intercept = intercept;
        R2 = r2;
    }

    /// <summary>b, energy per driver.</summary>
    public Figure Slope { get; }

    /// <summary>a, energy per month.</summary>
    public Figure Intercept { get; }

    /// <summary>R², 0..1.</summary>
    public Figure R2 { get; }

    public static BaselineFit Of(Baseline baseline, List<BaselinePoint> points)
    {
        var slopeUnit = $"{baseline.EnergyUnit}/{baseline.DriverUnit}";
        if (points.Count < BaselineComparison.LeastMonths)
        {
            var reason = $"Baseline '{baseline.Id}' has {points.Count} months with energy and driver; a regression needs "
                + $"{BaselineComparison.LeastMonths}. Take a longer reference period or the ratio.";
            return new(baseline, Figure.Unknown("baseline.slope", slopeUnit, reason),
                Figure.Unknown("baseline.intercept", baseline.EnergyUnit, reason), Figure.Unknown("baseline.r2", "1", reason));
        }

        var (energies, drivers) = (Leaves(baseline.Energy, baseline.EnergyUnit, points, point => point.Energy),
            Leaves(baseline.Driver, baseline.DriverUnit, points, point => point.Driver));
        var n = Constant("baseline.n", points.Count);
        var (sumX, sumY) = (Sum("baseline.sumX", drivers), Sum("baseline.sumY", energies));
        var sxx = Spread("baseline.sxx", n, drivers, drivers, sumX, sumX);
        var sxy = Spread("baseline.sxy", n, drivers, energies, sumX, sumY);
        var syy = Spread("baseline.syy", n, energies, energies, sumY, sumY);
        var slope = Figure.Of("baseline.slope", slopeUnit, FigureOperation.Quotient, "b = (nΣxy − ΣxΣy) ÷ (nΣx² − (Σx)²), least squares", sxy, sxx);
        var intercept = Figure.Of("baseline.intercept", baseline.EnergyUnit, FigureOperation.Quotient, "a = (Σy − bΣx) ÷ n, a month",
            Figure.Of("baseline.sumRest", baseline.EnergyUnit, FigureOperation.Difference, "Σy − bΣx", sumY,
                Figure.Of("baseline.slopeSum", baseline.EnergyUnit, FigureOperation.Product, "bΣx", slope, sumX)), n);
        var r2 = Figure.Of("baseline.r2", "1", FigureOperation.Quotient, "R² = b(nΣxy − ΣxΣy) ÷ (nΣy² − (Σy)²)",
            Figure.Of("baseline.explained", "1", FigureOperation.Product, "b(nΣxy − ΣxΣy)", slope, sxy), syy);
        return new(baseline, slope, intercept, r2);
    }

    public Figure Expected(int months, Figure driver) => Figure.Of("baseline.expected", _baseline.EnergyUnit, FigureOperation.Sum,
        "a × months + b × driver",
        Figure.Of("baseline.expectedFixed", _baseline.EnergyUnit, FigureOperation.Product, "a × months", Intercept,
            Constant("baseline.months", months)),
        Figure.Of("baseline.expectedByDriver", _baseline.EnergyUnit, FigureOperation.Product, "b × driver", Slope, driver));

    public static Figure Leaf(string name, string unit, BaselinePoint point, decimal? value) => value is { } known
        ? Figure.Leaf($"{name}.{point.Month}", unit, known, new()
        {
            Kind = FigureSourceKind.Account,
            Id = name,
            Period = AccountingPeriod.OfMonth(point.Month),
            Completeness = point.Completeness,
        })
        : Figure.Unknown($"{name}.{point.Month}", unit, $"{name} of {point.Month} is not known; send its readings or declare it.");

    public static Figure Constant(string key, decimal value) => Figure.Leaf(key, "1", value, new()
    {
        Kind = FigureSourceKind.Constant,
        Citation = "GB/T 36713-2018 能源基准与能源绩效参数 (ISO 50006)",
        Confidence = "check",
    });

    private static List<Figure> Leaves(string name, string unit, List<BaselinePoint> points, Func<BaselinePoint, decimal?> of) =>
        [.. points.Select(point => Leaf(name, unit, point, of(point)))];

    private static Figure Sum(string key, List<Figure> parts) => Figure.Of(key, parts[0].Unit, FigureOperation.Sum, "Σ of the months", parts);

    /// <summary>nΣuv − ΣuΣv.</summary>
    private static Figure Spread(string key, Figure n, List<Figure> left, List<Figure> right, Figure sumLeft, Figure sumRight)
    {
        var unit = $"{sumLeft.Unit}·{sumRight.Unit}";
        var products = left.Select((one, index) =>
            Figure.Of($"{key}.{index + 1}", unit, FigureOperation.Product, "The month's product", one, right[index])).ToList();
        return Figure.Of(key, unit, FigureOperation.Difference, "nΣuv − ΣuΣv",
            Figure.Of($"{key}.nSum", unit, FigureOperation.Product, "nΣuv", n, Sum($"{key}.sum", products)),
            Figure.Of($"{key}.sums", unit, FigureOperation.Product, "ΣuΣv", sumLeft, sumRight));
    }
}
