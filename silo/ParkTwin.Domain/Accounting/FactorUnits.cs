namespace ParkTwin.Domain.Accounting;

/// <summary>Applies a factor to an amount: the units of both decide which power of ten stands between them, exactly.</summary>
internal static class FactorUnits
{
    /// <summary>Amount × factor, in tonnes or gigajoules; unknown where the factor's unit does not fit the amount's.</summary>
    /// <param name="key">Key of the result.</param>
    /// <param name="unit">Its unit: tCO2, tCO2e, tce, GJ.</param>
    /// <param name="formula">The formula with its standard.</param>
    /// <param name="amount">The amount, in its flow's unit.</param>
    /// <param name="factor">The factor, for example in <c>kgCO2/kWh</c> or <c>GJ/10^4Nm3</c>.</param>
    public static Figure Apply(string key, string unit, string formula, Figure amount, Figure factor)
    {
        if (factor.Value is null || amount.Value is null)
        {
            return Figure.Of(key, unit, FigureOperation.Product, formula, amount, factor);
        }

        if (Power(factor.Unit, unit, amount.Unit) is not { } power)
        {
            return Figure.Unknown(key, unit, $"{factor.Source?.Id ?? factor.Key} is in {factor.Unit}; {key} needs {unit} per {amount.Unit}. "
                + "Publish it in that unit with PUT /api/reference/factors.");
        }

        return power switch
        {
            0 => Figure.Of(key, unit, FigureOperation.Product, formula, amount, factor),
            > 0 => Figure.Of(key, unit, FigureOperation.Product, formula, amount, factor, Constants.PowerOfTen(power)),
            _ => Figure.Of(key, unit, FigureOperation.Quotient, formula + ", to " + unit,
                Figure.Of(key + ".product", factor.Unit + "×" + amount.Unit, FigureOperation.Product, formula, amount, factor),
                Constants.PowerOfTen(-power)),
        };
    }

    /// <summary>The power of ten from <c>amount × factor</c> to the unit asked for; null where they do not fit.</summary>
    private static int? Power(string factorUnit, string unit, string amountUnit)
    {
        var slash = factorUnit.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var (above, below) = (factorUnit[..slash], factorUnit[(slash + 1)..]);
        var first = above == unit ? 0 : unit[0] == 't' && above == string.Concat("kg", unit.AsSpan(1)) ? -3 : (int?)null;
        var second = (below, amountUnit) switch
        {
            _ when below == amountUnit => 0,
            ("MWh", "kWh") or ("10^3kWh", "kWh") => -3,
            ("10^4kWh", "kWh") => -4,
            ("m3", "Nm3") or ("t", "m3") or ("m3", "t") => 0,
            ("10^4Nm3", "Nm3") or ("10^4m3", "Nm3") => -4,
            ("kg", "t") or ("MJ", "GJ") => 3,
            _ => (int?)null,
        };
        return first + second;
    }
}
