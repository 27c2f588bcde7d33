using System.Globalization;
using ParkTwin.Domain;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Tests.Zones;

public sealed class ZoneTableTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-07-01T00:00:00Z", 8 * 60)]
    [InlineData("Asia/Shanghai", "1988-07-01T00:00:00Z", 9 * 60)]
    [InlineData("Asia/Kathmandu", "2026-07-01T00:00:00Z", 345)]
    [InlineData("America/St_Johns", "2026-01-01T00:00:00Z", -210)]
    [InlineData("America/St_Johns", "2026-07-01T00:00:00Z", -150)]
    [InlineData("Europe/Berlin", "2026-03-29T00:59:59Z", 60)]
    [InlineData("Europe/Berlin", "2026-03-29T01:00:00Z", 120)]
    [InlineData("Europe/Berlin", "2099-07-01T00:00:00Z", 120)]
    [InlineData("Australia/Lord_Howe", "2026-01-01T00:00:00Z", 660)]
    [InlineData("UTC", "2026-01-01T00:00:00Z", 0)]
    public void An_offset_is_what_tzdb_says(string id, string at, int minutes)
    {
        Assert.True(ZoneTables.TryGet(id, out var zone));

        Assert.Equal(minutes * 60_000, OffsetAt(zone, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));
        Assert.Equal((id, ZoneTables.Version), (zone.Id, zone.Version));
    }

    [Fact]
    public void Every_table_begins_at_the_beginning_of_time_and_rises_and_repeats_no_offset()
    {
        Assert.All(ZoneTables.Ids, id =>
        {
            Assert.True(ZoneTables.TryGet(id, out var zone));
            Assert.Equal(long.MinValue, zone.FromUnixMs[0]);
            Assert.Equal(zone.FromUnixMs.Count, zone.OffsetMs.Count);
            for (var index = 1; index < zone.FromUnixMs.Count; index++)
            {
                Assert.True(zone.FromUnixMs[index] > zone.FromUnixMs[index - 1]);
                Assert.NotEqual(zone.OffsetMs[index - 1], zone.OffsetMs[index]);
            }
        });
    }

    [Fact]
    public void Since_1980_every_offset_is_a_whole_number_of_quarter_hours()
    {
        // Monrovia kept −0:44:30 until 1972, Kiritimati −10:40 until October 1979.
        var from = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

        var odd = ZoneTables.Ids.Where(id =>
            ZoneTables.TryGet(id, out var zone) && OffsetsSince(zone, from).Any(offset => offset % 900_000 != 0));

        Assert.Empty(odd);
    }

    [Fact]
    public void The_version_is_that_of_a_tzdb_release() => Assert.Matches("^20[0-9]{2}[a-z]$", ZoneTables.Version);

    [Theory]
    [InlineData("Asia/Shangai", "'Asia/Shanghai'")]
    [InlineData("asia/shanghai", "'Asia/Shanghai'")]
    [InlineData("China Standard Time", "'Asia/Shanghai'")]
    [InlineData("Shanghai", "'Asia/Shanghai'")]
    [InlineData("", "IANA")]
    [InlineData("UTC+8", "IANA")]
    public void An_unknown_id_is_explained_with_what_may_have_been_meant(string id, string hint)
    {
        Assert.False(ZoneTables.TryGet(id, out _));
        Assert.Contains(hint, ZoneTables.Explain(id), StringComparison.Ordinal);
    }

    private static int OffsetAt(ZoneTable zone, DateTimeOffset at)
    {
        var index = zone.FromUnixMs.Count - 1;
        while (zone.FromUnixMs[index] > at.ToUnixTimeMilliseconds())
        {
            index--;
        }

        return zone.OffsetMs[index];
    }

    private static IEnumerable<int> OffsetsSince(ZoneTable zone, long unixMs) =>
        zone.OffsetMs.Where((_, index) => index == zone.FromUnixMs.Count - 1 || zone.FromUnixMs[index + 1] > unixMs);
}
