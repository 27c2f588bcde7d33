using System.Globalization;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Tests.Tariffs;

/// <summary>Every hour of sample days of both editions of the Zhejiang time bands (reference §6.1).</summary>
public sealed class TariffBandTests
{
    // One letter an hour: S sharp, P peak, F flat, V valley, D deep valley, - none.
    public static TheoryData<string, string, string> Days() => new()
    {
        { "before any edition that is known", "2024-02-29", "------------------------" },
        { "2024, first day", "2024-03-01", "VVVVVVVVPPPVVPPPPFFFFFFF" },
        { "2024, spring", "2026-04-15", "VVVVVVVVPPPVVPPPPFFFFFFF" },
        { "2024, autumn", "2025-11-30", "VVVVVVVVPPPVVPPPPFFFFFFF" },
        { "2024, summer", "2025-07-15", "VVVVVVVVPSSVVFFSSPPPPPPF" },
        { "2024, winter", "2025-12-01", "VVVVVVVVPSSVVFFSSPPPPPPF" },
        { "2024, January", "2026-01-05", "VVVVVVVVPSSVVFFSSPPPPPPF" },
        { "2024, Spring Festival in winter's month", "2025-01-28", "VVVVVVVVPSDDDDFSSPPPPPPF" },
        { "2024, Spring Festival in spring's month", "2026-02-17", "VVVVVVVVPPDDDDPPPFFFFFFF" },
        { "2024, Labour Day", "2026-05-01", "VVVVVVVVPPDDDDPPPFFFFFFF" },
        { "2024, fifth day of the Labour Day holiday", "2026-05-05", "VVVVVVVVPPDDDDPPPFFFFFFF" },
        { "2024, National Day", "2025-10-01", "VVVVVVVVPPDDDDPPPFFFFFFF" },
        { "2024, last day", "2026-06-30", "VVVVVVVVPPPVVPPPPFFFFFFF" },
        { "2026, first day", "2026-07-01", "VVVVVVVFFFFVVVFFPPSSSSPF" },
        { "2026, summer", "2026-08-31", "VVVVVVVFFFFVVVFFPPSSSSPF" },
        { "2026, autumn", "2026-09-01", "VVVVVVVFFFFVVVFFPPPPPPPF" },
        { "2026, winter", "2026-12-01", "VVVVVVVFFFFVVVFFPPSSSSPF" },
        { "2026, January", "2027-01-31", "VVVVVVVFFFFVVVFFPPSSSSPF" },
        { "2026, National Day", "2026-10-01", "VVVVVVVFFDDDDDDFPPPPPPPF" },
        { "2026, third day of National Day", "2026-10-03", "VVVVVVVFFDDDDDDFPPPPPPPF" },
        { "2026, fourth day of National Day", "2026-10-04", "VVVVVVVFFFFVVVFFPPPPPPPF" },
        { "2026, Spring Festival", "2027-02-06", "VVVVVVVFFDDDDDDFPPPPPPPF" },
        { "2026, day after Spring Festival's statutory days", "2027-02-09", "VVVVVVVFFFFVVVFFPPPPPPPF" },
        { "2026, Labour Day", "2027-05-03", "VVVVVVVFFDDDDDDFPPPPPPPF" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_hour_has_the_band_of_its_edition_season_and_holiday(string label, string date, string hours)
    {
        Assert.NotEmpty(label);
        Assert.Equal(hours, Hours(TariffFiles.Table.BandsFor("zj-two-part", "CN-33"), date));
    }

    [Theory]
    [InlineData("a known tariff", "zj-two-part", null, "zj-industry")]
    [InlineData("its alias", "zj-single", null, "zj-industry")]
    [InlineData("a tariff with bands of its own", "zj-ev-charging", "CN-33", "zj-ev")]
    [InlineData("no tariff, a region with bands", null, "CN-33", "zj-industry")]
    [InlineData("an unknown tariff, a region with bands", "xx", "CN-33", "zj-industry")]
    [InlineData("an unknown region", null, "CN-31", "none")]
    [InlineData("nothing stated", null, null, "none")]
    public void Bands_are_the_contract_tariffs_else_the_regions_else_none(string label, string? tariff, string? region, string bands)
    {
        Assert.NotEmpty(label);
        Assert.Equal(bands, TariffFiles.Table.BandsFor(tariff, region).Id.Split('@')[0]);
    }

    [Fact]
    public void Charging_stations_have_a_valley_from_half_past_ten()
    {
        var day = TariffFiles.Table.BandsFor("zj-ev-charging", null).DayOf(new(2026, 9, 1))!;
        Assert.Equal(TimeBand.Flat, day.Quarters[41]);
        Assert.Equal(TimeBand.Valley, day.Quarters[42]);
        Assert.Equal(TimeBand.Valley, day.Quarters[55]);
        Assert.Equal(TimeBand.Flat, day.Quarters[56]);
    }

    [Fact]
    public void A_band_tables_id_is_the_same_for_the_same_bands_alone()
    {
        var again = TariffFiles.Read(TariffFiles.Json.Replace("\"nameEn\": \"Zhejiang, industry and commerce\"", "\"nameEn\": \"other\""));
        var moved = TariffFiles.Read(TariffFiles.Json.Replace("\"to\": \"2026-10-07\"", "\"to\": \"2026-10-02\""));
        Assert.Equal(TariffFiles.Table.BandsFor("zj-two-part", null).Id, again.BandsFor("zj-two-part", null).Id);
        Assert.NotEqual(TariffFiles.Table.BandsFor("zj-two-part", null).Id, moved.BandsFor("zj-two-part", null).Id);
    }

    [Fact]
    public void Ratios_are_those_of_the_edition_and_unknown_before_2026()
    {
        var tariff = TariffFiles.Table.Find("zj-two-part")!;
        Assert.All(TariffFiles.Table.RatiosOn(tariff, new(2026, 6, 30))!.Ratios, Assert.Null);
        Assert.Equal([2.05m, 1.85m, 1m, 0.4m, 0.2m], TariffFiles.Table.RatiosOn(tariff, new(2026, 7, 1))!.Ratios);
    }

    private static string Hours(TimeBandTable table, string date)
    {
        var day = table.DayOf(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (day is null)
        {
            return new('-', 24);
        }

        for (var quarter = 0; quarter < 96; quarter++)
        {
            Assert.Equal(day.Quarters[quarter / 4 * 4], day.Quarters[quarter]);
        }

        return string.Concat(Enumerable.Range(0, 24).Select(hour => "SPFVD-"[(int)day.Quarters[hour * 4]]));
    }
}
