namespace ParkTwin.Domain.Tests.Tariffs;

/// <summary>What <c>tariffs.json</c> may not say, and that each fault is named with its place, all at once.</summary>
public sealed class TariffReaderTests
{
    public static TheoryData<string, string, string, string> Bad() => new()
    {
        { "not JSON", "{", "x", "line 1, byte 2: this is not JSON" },
        { "another schema", "parktwin-tariffs/1", "parktwin-tariffs/9", "$.schema: is 'parktwin-tariffs/9'" },
        { "an unknown key", "\"standard\": 0.9,", "\"standard\": 0.9, \"colour\": 1,", "$.powerFactorTables[0]: has the unknown key 'colour'" },
        { "a key twice", "\"standard\": 0.9,", "\"standard\": 0.9, \"standard\": 0.9,", "has the key 'standard' twice" },
        { "a missing key", "\"standard\": 0.9,", "", "$.powerFactorTables[0]: has no 'standard'" },
        { "an hour left out", "\"14:00-16:00\"", "\"14:00-15:00\"", "leave out 15:00" },
        { "an overlap", "\"16:00-23:00\"", "\"15:45-23:00\"", "but 15:45 is peak already" },
        { "a span that is none", "\"16:00-23:00\"", "\"16-23\"", "is '16-23'; write a span of quarter-hours" },
        { "a span off the quarter-hours", "\"16:00-23:00\"", "\"16:10-23:00\"", "is '16:10-23:00'; write a span" },
        { "an unknown band", "\"sharp\": [", "\"spike\": [", "spike: is an unknown band; known are sharp" },
        { "an unknown ratio", "\"sharp\": 2.05", "\"spike\": 2.05", "ratios.spike: is an unknown band" },
        { "a ratio that is text", "\"sharp\": 2.05", "\"sharp\": \"2.05\"", "ratios.sharp: is \"2.05\"; a number from 0 to 100" },
        { "a month twice", "\"months\": [1, 7, 8, 12]", "\"months\": [1, 7, 8, 12, 9]", "is 9, which the season before has too" },
        { "a month left out", "\"months\": [1, 7, 8, 12]", "\"months\": [1, 7, 8]", "leave out month 12" },
        { "an unknown holiday", "\"labour-day\", \"national-day\"", "\"labor-day\", \"national-day\"", "is 'labor-day', which no entry" },
        { "a holiday that ends first", "\"to\": \"2026-10-07\"", "\"to\": \"2026-09-30\"", "a holiday ends on or after 2026-10-01" },
        { "a workday that is no weekend day", "\"2026-09-20\"", "\"2026-09-21\"", "workdays[0]: is '2026-09-21'; write the date of a Saturday" },
        { "a workday of two holidays", "\"2026-05-09\"", "\"2026-02-28\"", "is 2026-02-28, which is worked for another holiday" },
        { "two editions on one date", "\"from\": \"2026-07-01\"", "\"from\": \"2024-03-01\"", "which another edition begins on too" },
        { "a date that is none", "\"from\": \"2026-07-01\"", "\"from\": \"2026-7-1\"", "is \"2026-7-1\"; a date like" },
        { "unknown bands", "\"bands\": \"zj-ev\"", "\"bands\": \"zj-xx\"", "$.tariffs[4].bands: is 'zj-xx'" },
        { "an unknown power-factor table", "[\"pf-0.90\", \"pf-0.85\"]", "[\"pf-0.99\"]", "is 'pf-0.99', which no entry" },
        { "a power factor left out", "\"lowest\": 0.65", "\"lowest\": 0.67", "leave out the power factor 0.65" },
        { "a power factor twice", "\"highest\": 0.94", "\"highest\": 0.95", "hold more than once the power factor 0.95" },
        { "a floor above 1", "\"share\": 0.4", "\"share\": 40", "share: is 40; a number from 0 to 1" },
        { "an unknown confidence", "\"confidence\": \"not-found\"", "\"confidence\": \"sure\"", "is 'sure'; write one of confirmed" },
        { "an unknown kind", "\"kind\": \"two-part\"", "\"kind\": \"three-part\"", "is 'three-part'; write single-part or two-part" },
        { "two tariffs of one id", "\"id\": \"zj-ev-charging\"", "\"id\": \"zj-single\"", "is 'zj-single', which another tariff has" },
        { "a region with two tables", "\"nameEn\": \"Zhejiang, charging stations\",", "\"nameEn\": \"x\", \"regions\": [\"CN-33\"],", "is 'CN-33', whose bands" },
        { "a price below zero", "\"flatBase\": null", "\"flatBase\": -1", "flatBase: is -1; a number from 0" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_fault_is_named_with_its_place(string label, string part, string instead, string sentence)
    {
        Assert.NotEmpty(label);
        Assert.Contains(part, TariffFiles.Json);
        var json = part == "{" ? "{" : TariffFiles.Json.Replace(part, instead);
        var place = part == "{" ? "tariffs.json line" : "tariffs.json $";
        Assert.Contains(TariffFiles.Faults(json), fault => fault.StartsWith(place, StringComparison.Ordinal) && fault.Contains(sentence));
    }

    [Fact]
    public void The_document_that_the_twin_comes_with_has_no_fault() => Assert.Empty(TariffFiles.Faults(TariffFiles.Json));

    [Fact]
    public void All_faults_are_said_at_once()
    {
        var json = TariffFiles.Json
            .Replace("\"share\": 0.4", "\"share\": 4")
            .Replace("\"to\": \"2026-10-07\"", "\"to\": 7")
            .Replace("\"16:00-23:00\"", "\"16:00-22:00\"");
        var faults = TariffFiles.Faults(json);
        Assert.Contains(faults, fault => fault.Contains("share: is 4"));
        Assert.Contains(faults, fault => fault.Contains("to: is 7"));
        Assert.Contains(faults, fault => fault.Contains("leave out 22:00"));
    }

    [Fact]
    public void A_price_twice_for_one_date_and_voltage_is_refused()
    {
        const string Entry = """{"from":"2026-07-01","flatBase":0.6,"fixedPart":0,"citation":"x","confidence":"check"}""";
        var faults = TariffFiles.Faults(TariffFiles.With("\"zj-two-part\"", "\"prices\": [", $"{Entry},{Entry}"));
        Assert.Contains("$.tariffs[0].prices[1]: begins on 2026-07-01 for the same voltage", Assert.Single(faults));
    }

    [Fact]
    public void A_single_part_tariff_with_a_demand_price_is_refused()
    {
        const string Entry = """{"from":"2026-07-01","flatBase":0.6,"fixedPart":0,"demandPrice":40,"citation":"x","confidence":"check"}""";
        var faults = TariffFiles.Faults(TariffFiles.With("\"zj-single-part\"", "\"prices\": [", Entry));
        Assert.Contains("a single-part tariff has none", Assert.Single(faults));
    }

    [Fact]
    public void A_price_is_the_newest_and_of_those_the_one_of_the_highest_voltage_that_fits()
    {
        var table = TariffFiles.WithPrices("""
            {"from":"2026-07-01","flatBase":0.6,"fixedPart":0,"citation":"a","confidence":"check"},
            {"from":"2026-07-01","leastVoltageKv":35,"flatBase":0.5,"fixedPart":0,"citation":"b","confidence":"check"},
            {"from":"2026-09-01","flatBase":0.7,"fixedPart":0,"citation":"c","confidence":"check"}
            """);
        var tariff = table.Find("zj-two-part")!;
        Assert.Null(tariff.PriceOn(new(2026, 6, 30), 10m));
        Assert.Equal("a", tariff.PriceOn(new(2026, 7, 1), 10m)!.Citation);
        Assert.Equal("a", tariff.PriceOn(new(2026, 7, 1), null)!.Citation);
        Assert.Equal("b", tariff.PriceOn(new(2026, 8, 31), 110m)!.Citation);
        Assert.Equal("c", tariff.PriceOn(new(2026, 9, 1), 110m)!.Citation);
    }
}
