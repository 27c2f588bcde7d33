using System.Numerics;

namespace ParkTwin.Fuzz.Engine;

/// <summary>Numbers from a seed (xoshiro256**): the same on every machine and runtime, which <see cref="Random"/> does not promise.</summary>
internal sealed class FuzzRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public FuzzRandom(ulong seed) => (_a, _b, _c, _d) = (Mix(ref seed), Mix(ref seed), Mix(ref seed), Mix(ref seed));

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
            var t = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = BitOperations.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>A number from 0 to below <paramref name="limit"/>, which is above 0.</summary>
    public int Next(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number of a range, both ends included.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    /// <summary>True once in <paramref name="times"/>.</summary>
    public bool OneIn(int times) => Next(times) == 0;

    /// <summary>One of these.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    /// <summary>A length that is small most of the time.</summary>
    public int Length(int most) => Math.Min(most, Next(1 << Next(17)));

    public void Fill(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = unchecked((byte)Next());
        }
    }

    private static ulong Mix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
