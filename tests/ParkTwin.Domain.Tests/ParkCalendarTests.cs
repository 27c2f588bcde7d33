using System.Globalization;

namespace ParkTwin.Domain.Tests;

/// <summary>Local hours, days, months and years, also where clocks change and where zones sit on :30 and :45.</summary>
public sealed class ParkCalendarTests
{
    private static ParkCalendar Zone(string id, params (string From, double Hours)[] rules) => new(new ZoneTable
    {
        Id = id,
        Version = "test",
        FromUnixMs = [.. rules.Select(rule => rule.From.Length == 0 ? long.MinValue : At(rule.From).StartUnixMs)],
        OffsetMs = [.. rules.Select(rule => (int)(rule.Hours * 3_600_000))],
    });

    private static ParkCalendar Shanghai { get; } = Zone("Asia/Shanghai", ("", 8));

    private static ParkCalendar Berlin { get; } = Zone("Europe/Berlin",
        ("", 1), ("2026-03-29T01:00Z", 2), ("2026-10-25T01:00Z", 1), ("2027-03-28T01:00Z", 2));

    private static ParkCalendar LordHowe { get; } = Zone("Australia/Lord_Howe", ("", 11), ("2026-04-04T15:00Z", 10.5), ("2026-10-03T15:30Z", 11));

    private static ParkCalendar Kathmandu { get; } = Zone("Asia/Kathmandu", ("", 5.75));

    /// <summary>Midnight itself is skipped there, and in autumn repeated.</summary>
    private static ParkCalendar Beirut { get; } = Zone("Asia/Beirut", ("", 2), ("2026-03-28T22:00Z", 3), ("2026-10-24T21:00Z", 2));

    private static QuarterHour At(string utc) =>
        QuarterHour.Of(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());

    public static TheoryData<string, ParkCalendar, UsageStep, string, string, string> Rows() => new()
    {
        { "an hour", Shanghai, UsageStep.Hour, "2026-01-01T00:45Z", "2026-01-01T00:00Z", "2026-01-01T01:00Z" },
        { "a day", Shanghai, UsageStep.Day, "2026-01-01T00:45Z", "2025-12-31T16:00Z", "2026-01-01T16:00Z" },
        { "a month", Shanghai, UsageStep.Month, "2026-01-31T16:00Z", "2026-01-31T16:00Z", "2026-02-28T16:00Z" },
        { "a year", Shanghai, UsageStep.Year, "2026-06-01T00:00Z", "2025-12-31T16:00Z", "2026-12-31T16:00Z" },
        { "a quarter-hour", Shanghai, UsageStep.QuarterHour, "2026-06-01T00:15Z", "2026-06-01T00:15Z", "2026-06-01T00:30Z" },
        { "a day of 23 hours", Berlin, UsageStep.Day, "2026-03-29T12:00Z", "2026-03-28T23:00Z", "2026-03-29T22:00Z" },
        { "a day of 25 hours", Berlin, UsageStep.Day, "2026-10-25T12:00Z", "2026-10-24T22:00Z", "2026-10-25T23:00Z" },
        { "the hour before clocks fall back", Berlin, UsageStep.Hour, "2026-10-25T00:30Z", "2026-10-25T00:00Z", "2026-10-25T01:00Z" },
        { "the hour that comes twice", Berlin, UsageStep.Hour, "2026-10-25T01:30Z", "2026-10-25T01:00Z", "2026-10-25T02:00Z" },
        { "a month with a change", Berlin, UsageStep.Month, "2026-03-29T12:00Z", "2026-02-28T23:00Z", "2026-03-31T22:00Z" },
        { "a day of 24.5 hours", LordHowe, UsageStep.Day, "2026-04-05T00:00Z", "2026-04-04T13:00Z", "2026-04-05T13:30Z" },
        { "a day of 23.5 hours", LordHowe, UsageStep.Day, "2026-10-03T20:00Z", "2026-10-03T13:30Z", "2026-10-04T13:00Z" },
        { "an hour at :30", LordHowe, UsageStep.Hour, "2026-06-01T00:15Z", "2026-05-31T23:30Z", "2026-06-01T00:30Z" },
        { "the half hour that comes twice", LordHowe, UsageStep.Hour, "2026-04-04T15:15Z", "2026-04-04T15:00Z", "2026-04-04T15:30Z" },
        { "an hour at :45", Kathmandu, UsageStep.Hour, "2026-06-01T00:00Z", "2026-05-31T23:15Z", "2026-06-01T00:15Z" },
        { "a day at :45", Kathmandu, UsageStep.Day, "2026-06-01T00:00Z", "2026-05-31T18:15Z", "2026-06-01T18:15Z" },
        { "a day whose midnight is skipped", Beirut, UsageStep.Day, "2026-03-29T00:00Z", "2026-03-28T22:00Z", "2026-03-29T21:00Z" },
        { "a day whose last hour comes twice", Beirut, UsageStep.Day, "2026-10-24T21:30Z", "2026-10-23T21:00Z", "2026-10-24T22:00Z" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_step_starts_and_ends_with_the_local_clock(string label, ParkCalendar calendar, UsageStep step, string at, string from, string to)
    {
        Assert.NotEmpty(label);
        Assert.Equal(At(from), calendar.StartOf(step, At(at)));
        Assert.Equal(At(to), calendar.EndOf(step, At(from)));
        Assert.Equal(At(from), calendar.StartOf(step, At(to).Add(-1)));
    }

    [Fact]
    public void Steps_follow_each_other_without_gap_or_overlap()
    {
        foreach (var calendar in new[] { Shanghai, Berlin, LordHowe, Kathmandu, Beirut })
        {
            foreach (var step in Enum.GetValues<UsageStep>())
            {
                var start = calendar.StartOf(step, At("2026-01-01T00:00Z"));
                while (start < At("2027-04-01T00:00Z"))
                {
                    var end = calendar.EndOf(step, start);
                    Assert.True(end > start);
                    Assert.Equal(start, calendar.StartOf(step, start));
                    Assert.Equal(start, calendar.StartOf(step, end.Add(-1)));
                    Assert.Equal(end, calendar.StartOf(step, end));
                    start = end;
                }
            }
        }
    }

    [Fact]
    public void A_table_that_does_not_rise_is_refused() =>
        Assert.Throws<ArgumentException>(() => Zone("x", ("", 1), ("2026-03-29T01:00Z", 2), ("2026-03-29T01:00Z", 1)));
}
