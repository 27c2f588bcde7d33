namespace ParkTwin.Web.Live;

/// <summary>Amounts as JSON shows them: decimal numbers without trailing zeros, never through a binary float.</summary>
internal static class Exact
{
    private const int Decimals = 6;
    private const long Whole = 1_000_000;

    // Dividing by a one with 28 zeros takes a decimal to its shortest form.
    private const decimal Shortest = 1.0000000000000000000000000000m;

    /// <summary>Whole millionths in units: 22 000 000 000 is 22000.</summary>
    public static decimal FromMillionths(long amount)
    {
        var scale = Decimals;
        while (scale > 0 && amount % 10 == 0)
        {
            amount /= 10;
            scale--;
        }

        unchecked
        {
            var magnitude = amount < 0 ? (ulong)-amount : (ulong)amount;
            return new decimal((int)magnitude, (int)(magnitude >> 32), 0, amount < 0, (byte)scale);
        }
    }

    /// <summary>Whole millionths in units; unknown stays unknown.</summary>
    public static decimal? FromMillionths(long? amount) => amount is { } known ? FromMillionths(known) : null;

    /// <summary>A decimal in its shortest form: 1.50 is 1.5.</summary>
    public static decimal Trim(decimal value) => value / Shortest;

    /// <summary>A decimal in its shortest form; unknown stays unknown.</summary>
    public static decimal? Trim(decimal? value) => value is { } known ? Trim(known) : null;

    /// <summary>How much is covered, 0 to 1 with six decimals, rounded down: it is 1 only where everything is.</summary>
    public static decimal Completeness(long covered, long expected)
    {
        if (covered >= expected)
        {
            return 1;
        }

        return covered <= 0 ? 0 : FromMillionths((long)((Int128)covered * Whole / expected));
    }
}
