using ParkTwin.Domain.City;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

public class ZoneRegisterTests
{
    private static readonly ZoneRegister Zones = ShippedReference.Read(ReferenceKind.Zones, ZoneRegister.Read);
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void The_table_adds_up_as_its_notes_say()
    {
        Assert.Equal(133.91m, Zones.All.Sum(zone => zone.DevelopedKm2));
        Assert.Equal(90.3m, Zones.All.Sum(zone => zone.PlannedKm2));
        Assert.Equal(3241m, Zones.All.Sum(zone => zone.Gdp2015));
        Assert.Equal(10, Zones.Notes.Count);
        Assert.Equal(4, Zones.All.Count(zone => zone.Level == ZoneLevel.National));
    }

    [Theory]
    [InlineData("杭州出口加工区", "hangzhou-jingkai")]
    [InlineData("临江工业园", "linjiang")]
    [InlineData("临江工业园区", "linjiang")]
    [InlineData("富阳高新技术产业园区", "fuyang")]
    [InlineData("linan", "linan")]
    [InlineData("某处", null)]
    public void A_zone_is_found_by_any_of_its_names(string name, string? id) => Assert.Equal(id, Zones.Find(name, Today)?.Id);

    [Fact]
    public void A_park_is_a_zone_by_its_id_or_name()
    {
        Assert.Equal("qingshanhu", Zones.OfPark(ParkId.Parse("qsh"), null, Today)?.Id);
        Assert.Equal("yuhang", Zones.OfPark(ParkId.Parse("p7"), "余杭经济开发区", Today)?.Id);
        Assert.Null(Zones.OfPark(ParkId.Parse("p7"), "别处", Today));
    }

    [Fact]
    public void An_alias_counts_only_while_its_zone_is_valid()
    {
        const string Json = """
            {"source":"test","confidence":"check","notes":[],"zones":[
              {"id":"old","nameZh":"旧区","nameEn":"Old","aliases":["老区"],"level":"provincial","validTo":"2019-03-31"},
              {"id":"new","nameZh":"新区","nameEn":"New","parent":"old","level":"provincial","validFrom":"2019-04-01"}]}
            """;
        var faults = new ReferenceFaults();
        var zones = ZoneRegister.Read(Json, faults);
        Assert.Empty(faults.All);
        Assert.Equal("old", zones.Find("老区", new(2019, 3, 31))?.Id);
        Assert.Null(zones.Find("老区", new(2019, 4, 1)));
    }

    [Theory]
    [InlineData("\"linjiang\"", "\"qianjiang\"", "qianjiang")]
    [InlineData("\"notes\": [\"I1\", ", "\"notes\": [\"I99\", ", "I99")]
    [InlineData("\"parent\": null", "\"parent\": \"nowhere\"", "nowhere")]
    [InlineData("\"level\": \"planned\"", "\"level\": \"grand\"", "grand")]
    public void A_spoilt_register_is_refused(string old, string now, string said)
    {
        var faults = new ReferenceFaults();
        var zones = ZoneRegister.Read(ShippedReference.Json(ReferenceKind.Zones).Replace(old, now, StringComparison.Ordinal), faults);
        Assert.Contains(faults.All, fault => fault.Contains(said, StringComparison.Ordinal));
        Assert.Empty(zones.All);
    }
}
