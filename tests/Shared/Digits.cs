using System.Globalization;

namespace ParkTwin.Testing;

/// <summary>Compares with the reference's vectors: six significant digits.</summary>
internal static class Digits
{
    /// <summary>Fails unless the value agrees with the vector's to a part in a million of it, or to its last printed digit.</summary>
    public static void Same(string wanted, decimal value)
    {
        var vector = decimal.Parse(wanted, CultureInfo.InvariantCulture);
        var point = wanted.IndexOf('.', StringComparison.Ordinal);
        var lastDigit = 1m;
        for (var i = point < 0 ? 0 : wanted.Length - point - 1; i > 0; i--)
        {
            lastDigit /= 10m;
        }

        var allowed = Math.Max(Math.Abs(vector) / 1_000_000m, lastDigit / 2m);
        if (Math.Abs(value - vector) > allowed)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{value} is not {wanted}."));
        }
    }
}
