namespace ParkTwin.Domain.Accounting;

/// <summary>The exact sum of one meter over a run of months.</summary>
/// <param name="Amount">In the meter's measure; null where nothing is known.</param>
/// <param name="Estimated">The part whose place in time was interpolated.</param>
/// <param name="CoveredMs">Milliseconds accounted for.</param>
/// <param name="ExpectedMs">Milliseconds that had passed.</param>
/// <param name="NotBegunMs">Milliseconds of those before the meter's first reading ever.</param>
/// <param name="FromUnixMs">First instant.</param>
internal readonly record struct MeterSum(
    decimal? Amount, decimal Estimated, long CoveredMs, long ExpectedMs, long NotBegunMs, long FromUnixMs)
{
    /// <summary>Covered share, 0..1; null where no time had passed.</summary>
    public decimal? Completeness => ExpectedMs == 0 ? null : (decimal)CoveredMs / ExpectedMs;

    /// <summary>The leaf of the sum.</summary>
    public Figure Leaf(string key, MeterDefinition meter)
    {
        var source = new FigureSource
        {
            Kind = FigureSourceKind.Meter,
            Meter = meter.Id,
            FromUnixMs = FromUnixMs,
            ToUnixMs = FromUnixMs + ExpectedMs,
            Measured = Amount - Estimated,
            Estimated = Amount is null ? null : Estimated,
            Completeness = Completeness,
        };
        var unit = Words.Of(meter.Measure);
        return Amount is { } amount
            ? Figure.Leaf(key, unit, amount, source)
            : Figure.Unknown(key, unit, ExpectedMs == 0
                ? $"The period of meter {meter.Id} has not begun."
                : $"Meter {meter.Id} has no reading that counts in this period; check the meter, or declare the amount.", source);
    }
}
