using System.Globalization;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Tests;

public sealed class ExactTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.000001")]
    [InlineData(-1, "-0.000001")]
    [InlineData(22_000_000_000, "22000")]
    [InlineData(103_250_000, "103.25")]
    [InlineData(long.MaxValue, "9223372036854.775807")]
    [InlineData(long.MinValue, "-9223372036854.775808")]
    public void Millionths_are_shown_exactly_and_short(long amount, string text) =>
        Assert.Equal(text, Exact.FromMillionths(amount).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("100", "100")]
    [InlineData("-0.0", "0")]
    [InlineData("1234567890123456789012345.678", "1234567890123456789012345.678")]
    [InlineData("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [InlineData("1.0000000000000000000000000000", "1")]
    public void Decimals_are_shown_without_trailing_zeros(string value, string text) =>
        Assert.Equal(text, Exact.Trim(decimal.Parse(value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(0, 900_000, "0")]
    [InlineData(1, 900_000, "0.000001")]
    [InlineData(450_000, 900_000, "0.5")]
    [InlineData(899_999, 900_000, "0.999998")]
    [InlineData(8_999_999_999, 9_000_000_000, "0.999999")]
    [InlineData(900_000, 900_000, "1")]
    public void Completeness_is_one_only_where_everything_is_covered(long covered, long expected, string text) =>
        Assert.Equal(text, Exact.Completeness(covered, expected).ToString(CultureInfo.InvariantCulture));
}
