using System.Text;

namespace ParkTwin.Domain.Tests;

public sealed class WordAndUnitTests
{
    [Fact]
    public void Every_word_reads_back()
    {
        Check<Carrier>(Words.Of);
        Check<MeterRole>(Words.Of);
        Check<MeterKind>(Words.Of);
        Check<StampPosition>(Words.Of);
        Check<MeterEventKind>(Words.Of);
        Check<ReadingQuality>(Words.Of);
        Check<Verdict>(Words.Of);
        Check<UsageStep>(Words.Of);
        Check<Measure>(Words.Of);
        Check<MeterUnit>(Words.Of);
        Assert.All(MeterUnits.All, unit =>
            Assert.True(MeterUnits.TryParse(Encoding.UTF8.GetBytes(MeterUnits.Of(unit)), out var back) && back == unit));
        Assert.False(MeterUnits.TryParse("KWH", out MeterUnit _));
        Assert.False(Words.TryParse<Carrier>("Electricity", out _));
        Assert.False(Words.TryParse<Carrier>((string?)null, out _));
    }

    [Theory]
    [InlineData("kWh", "electricity", "grid-import", "register", true)]
    [InlineData("kW", "electricity", "grid-import", "gauge", true)]
    [InlineData("kW", "electricity", "grid-import", "register", false)]
    [InlineData("kWh", "electricity", "grid-import", "gauge", false)]
    [InlineData("kvarh", "electricity", "reactive", "register", true)]
    [InlineData("kvarh", "electricity", "grid-import", "register", false)]
    [InlineData("kWh", "electricity", "reactive", "register", false)]
    [InlineData("m3", "gas", "consumption", "interval", true)]
    [InlineData("MWh", "gas", "consumption", "interval", true)]
    [InlineData("m3/h", "water", "consumption", "gauge", true)]
    [InlineData("kWh", "water", "consumption", "register", false)]
    [InlineData("GJ/h", "heat", "consumption", "gauge", true)]
    [InlineData("t", "heat", "consumption", "register", true)]
    [InlineData("m3", "pv", "generation", "register", false)]
    public void A_unit_fits_its_carrier_role_and_kind(string unit, string carrier, string role, string kind, bool fits)
    {
        Assert.True(MeterUnits.TryParse(unit, out MeterUnit u) & Words.TryParse(carrier, out Carrier c)
            & Words.TryParse(role, out MeterRole r) & Words.TryParse(kind, out MeterKind k));
        Assert.Equal(fits, MeterUnits.Fits(u, c, r, k));
        Assert.Equal(fits, MeterUnits.Fitting(c, r, k).Contains(u));
    }

    [Theory]
    [InlineData("1", "1", 1_000_000)]
    [InlineData("0.0000005", "1", 0)]
    [InlineData("0.0000015", "1", 2)]
    [InlineData("0.0000025", "1", 2)]
    [InlineData("0.00000250000000000000000001", "1", 3)]
    [InlineData("-0.0000015", "1", -2)]
    [InlineData("1234567.89", "8000", 9_876_543_120_000_000)]
    [InlineData("12345678901234567890.12345678", "0.00000001", 123_456_789_012_345_679)]
    [InlineData("3", "-0.33333333", -1_000_000)]
    public void A_value_becomes_millionths_once_half_to_even(string value, string ratio, long millionths)
    {
        var scale = new MillionthsScale(Meters.Register(ratio: decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.True(scale.TryConvert(0, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), out var result));
        Assert.Equal(millionths, result);
    }

    [Fact]
    public void A_value_beyond_the_range_is_refused()
    {
        var scale = new MillionthsScale(Meters.Register());
        Assert.True(scale.TryConvert(0, MillionthsScale.Limit / 1_000_000m, out var most));
        Assert.Equal(MillionthsScale.Limit, most);
        Assert.False(scale.TryConvert(0, (MillionthsScale.Limit / 1_000_000m) + 0.000001m, out _));
        Assert.False(scale.TryConvert(0, decimal.MinValue, out _));
        Assert.False(new MillionthsScale(Meters.Gauge(7200)).TryConvert(0, MillionthsScale.Limit / 1_500_000m, out _));
    }

    [Fact]
    public void Random_values_become_millionths_as_big_integers_do() => Seeds.Run(seed =>
    {
        var dice = new Random(seed);
        var (middle, high) = (dice.Next(3) == 0 ? dice.Next() : 0, dice.Next(6) == 0 ? dice.Next(100) : 0);
        var value = new decimal(dice.Next(), middle, high, dice.Next(2) == 0, (byte)dice.Next(20));
        var ratio = new decimal(dice.Next(1, 10_000_000), 0, 0, dice.Next(4) == 0, (byte)dice.Next(8));
        var definition = Meters.Register(ratio: ratio) with { Kind = MeterKind.Interval, IntervalSeconds = 900 };
        if (new MillionthsScale(definition).TryConvert(0, value, out var millionths))
        {
            Assert.Equal(new Oracle(definition, [Meters.Read(0, value)]).Total, millionths);
        }
        else
        {
            Assert.True(Math.Abs((double)value * (double)ratio * 1e6) > MillionthsScale.Limit * 0.999);
        }
    });

    private static void Check<T>(Func<T, string> word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            Assert.True(Words.TryParse<T>(word(value), out var back));
            Assert.Equal(value, back);
            Assert.True(Words.TryParse<T>(Encoding.UTF8.GetBytes(word(value)), out back));
            Assert.Equal(value, back);
        }

        Assert.Equal(Enum.GetValues<T>().Length, Words.All<T>().Count);
    }
}
