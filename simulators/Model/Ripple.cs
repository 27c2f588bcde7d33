namespace ParkTwin.Simulators.Model;

/// <summary>
/// How a load moves within a quarter-hour: machines start and stop, clouds pass. It bends the clock between two marks and leaves
/// the
/// marks alone, so a quarter-hour holds the same amount with and without it and a register never steps back.
/// </summary>
/// <param name="Seed">The meter's own seed.</param>
/// <param name="Depth">Greatest swing of the rate around its level, 0 to 0.9.</param>
internal readonly record struct Ripple(ulong Seed, double Depth)
{
    private const double TwoPi = 2 * Math.PI;

    private static ReadOnlySpan<double> Waves => [2, 5, 13, 31];

    private static ReadOnlySpan<double> Shares => [0.35, 0.3, 0.2, 0.15];

    /// <summary>Where the bent clock stands, 0 to 1, for a share of the quarter-hour gone by.</summary>
    public double Warp(long quarter, double part)
    {
        if (Depth <= 0 || part <= 0)
        {
            return part;
        }

        var at = part;
        for (var i = 0; i < Waves.Length; i++)
        {
            var phase = TwoPi * Noise.Unit(Seed + (ulong)i, quarter);
            at += Depth * Shares[i] / (TwoPi * Waves[i]) * (Math.Sin((TwoPi * Waves[i] * part) + phase) - Math.Sin(phase));
        }

        return Math.Clamp(at, 0, 1);
    }

    /// <summary>How fast the bent clock runs: 1 on average, never below 0.</summary>
    public double Slope(long quarter, double part)
    {
        var slope = 1.0;
        for (var i = 0; Depth > 0 && i < Waves.Length; i++)
        {
            var phase = TwoPi * Noise.Unit(Seed + (ulong)i, quarter);
            slope += Depth * Shares[i] * Math.Cos((TwoPi * Waves[i] * part) + phase);
        }

        return slope;
    }
}
