namespace ParkTwin.Domain.Ledger;

/// <summary>What turns values into millionths from one instant on.</summary>
/// <param name="FromUnixMs">First instant it holds; long.MinValue for the first.</param>
/// <param name="UnitFactor">Millionths per unit before the ratio.</param>
/// <param name="Ratio">CT×PT ratio.</param>
/// <param name="Digits">Integer digits; null: no roll-over.</param>
/// <param name="Factor">Unit factor × ratio.</param>
/// <param name="Modulus">10^digits in millionths, positive; 0 when there is no roll-over.</param>
/// <param name="MaxRate">Greatest plausible rate, millionths per hour; −1 when nothing is judged.</param>
internal sealed record ScaleEntry(
    long FromUnixMs, decimal UnitFactor, decimal Ratio, int? Digits, FactorTable Factor, long Modulus, long MaxRate)
{
    /// <summary>−1 where the meter counts the other way.</summary>
    public int Sign { get; } = Ratio < 0 ? -1 : 1;

    /// <summary>A tenth of the range: how far a roll-over may run; 0 when there is none.</summary>
    public long Tenth { get; } = Modulus / 10;

    /// <summary>Builds an entry.</summary>
    public static ScaleEntry Of(long fromUnixMs, decimal unitFactor, decimal ratio, int? digits, decimal? maxRate)
    {
        var factor = FactorTable.Of(unitFactor * ratio);
        var modulus = digits is { } d && factor.TryConvert(DecimalParts.Ten(Math.Clamp(d, 0, 18)), out var range) ? Math.Abs(range) : 0;
        long limit = -1;
        if (maxRate is { } rate)
        {
            limit = FactorTable.Of(unitFactor).TryConvert(Math.Abs(rate), out var perHour) ? Math.Abs(perHour) : FactorTable.Limit;
        }

        return new ScaleEntry(fromUnixMs, unitFactor, ratio, digits, factor, modulus, limit);
    }

    /// <summary>True when an amount over a time stays within <see cref="MaxRate"/>.</summary>
    public bool Allows(long amount, long overMs) =>
        MaxRate < 0 || Int128.Abs(amount) * 3_600_000 <= (Int128)MaxRate * overMs;
}
