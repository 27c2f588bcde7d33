namespace ParkTwin.Simulators.Model;

/// <summary>Randomness as a pure function of a seed and a position, so that any stretch of time can be made again.</summary>
internal static class Noise
{
    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit.</summary>
    public static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }

    /// <summary>64 random bits of a position.</summary>
    public static ulong Bits(ulong seed, long position) => unchecked(Mix(seed ^ Mix((ulong)position)));

    /// <summary>Uniform in [0, 1) at a position.</summary>
    public static double Unit(ulong seed, long position) => (Bits(seed, position) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high) at a position.</summary>
    public static double Between(ulong seed, long position, double low, double high) =>
        low + (Unit(seed, position) * (high - low));

    /// <summary>Smooth in [-1, 1]: a random level at every whole <paramref name="x"/>, joined without a kink.</summary>
    public static double Smooth(ulong seed, double x)
    {
        var floor = Math.Floor(x);
        var part = x - floor;
        var weight = part * part * (3 - (2 * part));
        var index = (long)floor;
        var left = (2 * Unit(seed, index)) - 1;
        var right = (2 * Unit(seed, index + 1)) - 1;
        return left + (weight * (right - left));
    }

    /// <summary>A seed of its own for a named part.</summary>
    public static ulong Derive(ulong seed, string name)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var letter in name)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            return Mix(seed ^ hash);
        }
    }
}
