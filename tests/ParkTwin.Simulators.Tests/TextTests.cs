using System.Text;
using ParkTwin.Simulators.Commands;
using ParkTwin.Simulators.Publishing;
using ParkTwin.Simulators.Registry;

namespace ParkTwin.Simulators.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(5, 2, "0.05")]
    [InlineData(-12345, 2, "-123.45")]
    [InlineData(1_000, 3, "1.000")]
    [InlineData(9_007_199_254_740_993, 5, "90071992547.40993")]
    public void A_value_writes_all_its_decimals_and_reads_back(long scaled, int decimals, string expected)
    {
        var bytes = new byte[ReadingValue.MaxLength];
        var text = bytes[..new ReadingValue(scaled, decimals).Write(bytes)];

        Assert.Equal(expected, Encoding.ASCII.GetString(text));
        Assert.True(ReadingValue.TryParse(text, out var again));
        Assert.Equal(new ReadingValue(scaled, decimals), again);
    }

    [Theory]
    [InlineData("1.5", true)]
    [InlineData("-0.25", true)]
    [InlineData("0", true)]
    [InlineData("007", false)]
    [InlineData("1e-05", false)]
    [InlineData(".5", false)]
    [InlineData("5.", false)]
    [InlineData("", false)]
    [InlineData("-", false)]
    public void Only_plain_JSON_numbers_go_out_without_quotes(string text, bool plain) =>
        Assert.Equal(plain, ReadingPayload.IsJsonNumber(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("b0-*", "b0-elec", true)]
    [InlineData("*elec", "b0-elec", true)]
    [InlineData("b?-elec", "b0-elec", true)]
    [InlineData("b0", "b0-elec", false)]
    [InlineData("*-*-*", "b0-elec", false)]
    [InlineData("x,*gas, b0-elec", "b0-elec", true)]
    public void Patterns_cover_whole_ids(string pattern, string id, bool expected) =>
        Assert.Equal(expected, new Glob(pattern).Matches(id));

    [Theory]
    [InlineData("127.0.0.1", "HOST:PORT")]
    [InlineData("localhost:0", "HOST:PORT")]
    [InlineData(":1883", "HOST:PORT")]
    public void A_wrong_endpoint_is_explained(string text, string word) =>
        Assert.Contains(word, Assert.Throws<FormatException>(() => Texts.Endpoint(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("5s", 5)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7_200)]
    [InlineData("60d", 5_184_000)]
    public void Spans_have_a_unit(string text, double seconds) => Assert.Equal(seconds, Texts.Span(text).TotalSeconds);

    [Fact]
    public void Wrong_spans_speeds_shares_times_and_counts_are_explained()
    {
        Assert.Contains("500ms", Assert.Throws<FormatException>(() => Texts.Span("5")).Message, StringComparison.Ordinal);
        Assert.Contains("max", Assert.Throws<FormatException>(() => Texts.Speed("-1")).Message, StringComparison.Ordinal);
        Assert.Contains("0 to 1", Assert.Throws<FormatException>(() => Texts.Share("1.5")).Message, StringComparison.Ordinal);
        Assert.Contains("2026", Assert.Throws<FormatException>(() => Texts.Instant("noon")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "1 to 9", Assert.Throws<FormatException>(() => Texts.Count("10", 1, 9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_series_that_come_along_are_whole_weeks_of_plain_decimals()
    {
        foreach (var replay in Demo.DemoReplay.All)
        {
            var series = replay.Load();
            Assert.True(series.Stamps[^1] - series.Stamps[0] < replay.Weeks * 7 * 86_400_000L, replay.Series);
            Assert.Equal([.. series.Stamps.Order().Distinct()], series.Stamps);
        }
    }
}
