using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

/// <summary>The factor data that comes with the program, and how it is looked up.</summary>
public sealed class ReferenceFactorTests
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly FactorTable Shipped = Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "factors.json")));

    /// <summary>Value, unit, region, data year, publication and confidence as the reference (§1.2, §2.1 to §2.3) states them.</summary>
    public static TheoryData<string, string, string, string, int?, string?, FactorConfidence> Stated() => new()
    {
        { "coal.electricity.calorific", "0.1229", "kgce/kWh", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.electricity.primary.cn-31.2024", "0.28078", "kgce/kWh", "CN-31", 2024, null, FactorConfidence.Confirmed },
        { "coal.heat", "0.03412", "tce/GJ", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.steam.low-pressure", "0.1286", "kgce/kg", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.natural-gas", "1.33", "kgce/m3", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.lng", "1.7572", "kgce/kg", "CN", 2020, null, FactorConfidence.Calculated },
        { "coal.lpg", "1.7143", "kgce/kg", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.diesel", "1.4571", "kgce/kg", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.petrol", "1.4714", "kgce/kg", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.raw-coal", "0.7143", "kgce/kg", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.washed-coal", "0.9", "kgce/kg", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.coke", "0.9714", "kgce/kg", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.methanol", "0.6794", "kgce/kg", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.fresh-water", "0.2571", "kgce/t", "CN", 2020, null, FactorConfidence.Confirmed },
        { "coal.soft-water", "0.4857", "kgce/t", "CN", 2020, null, FactorConfidence.Check },
        { "coal.compressed-air", "0.04", "kgce/m3", "CN", 2020, null, FactorConfidence.Confirmed },
        { "co2.electricity.national.2021", "0.5568", "kgCO2/kWh", "CN", 2021, "2024-04-12", FactorConfidence.Confirmed },
        { "co2.electricity.east-china.2021", "0.5992", "kgCO2/kWh", "CN-EAST", 2021, "2024-04-12", FactorConfidence.Confirmed },
        { "co2.electricity.zhejiang.2021", "0.5422", "kgCO2/kWh", "CN-33", 2021, "2024-04-12", FactorConfidence.Confirmed },
        { "co2.electricity.residual.2021", "0.5942", "kgCO2/kWh", "CN", 2021, "2024-04-12", FactorConfidence.Confirmed },
        { "co2.electricity.fossil.2021", "0.8426", "kgCO2/kWh", "CN", 2021, "2024-04-12", FactorConfidence.Confirmed },
        { "co2.electricity.national.2022", "0.5366", "kgCO2/kWh", "CN", 2022, "2024-12-26", FactorConfidence.Confirmed },
        { "co2.electricity.east-china.2022", "0.5617", "kgCO2/kWh", "CN-EAST", 2022, "2024-12-26", FactorConfidence.Confirmed },
        { "co2.electricity.zhejiang.2022", "0.5153", "kgCO2/kWh", "CN-33", 2022, "2024-12-26", FactorConfidence.Confirmed },
        { "co2.electricity.residual.2022", "0.5856", "kgCO2/kWh", "CN", 2022, "2024-12-26", FactorConfidence.Confirmed },
        { "co2.electricity.fossil.2022", "0.8325", "kgCO2/kWh", "CN", 2022, "2024-12-26", FactorConfidence.Confirmed },
        { "co2.electricity.national.2023", "0.5306", "kgCO2/kWh", "CN", 2023, "2025-12-31", FactorConfidence.Confirmed },
        { "co2.electricity.east-china.2023", "0.55", "kgCO2/kWh", "CN-EAST", 2023, "2025-12-31", FactorConfidence.Confirmed },
        { "co2.electricity.zhejiang.2023", "0.4974", "kgCO2/kWh", "CN-33", 2023, "2025-12-31", FactorConfidence.Confirmed },
        { "co2.electricity.residual.2023", "0.6096", "kgCO2/kWh", "CN", 2023, "2025-12-31", FactorConfidence.Confirmed },
        { "co2.electricity.fossil.2023", "0.8273", "kgCO2/kWh", "CN", 2023, "2025-12-31", FactorConfidence.Confirmed },
        { "co2.electricity.non-fossil-evidenced", "0", "tCO2/MWh", "CN", 2024, null, FactorConfidence.Confirmed },
        { "co2e.electricity.footprint.2023", "0.6205", "kgCO2e/kWh", "CN", 2023, null, FactorConfidence.Confirmed },
        { "ncv.natural-gas", "389.31", "GJ/10^4Nm3", "CN", 2024, null, FactorConfidence.Confirmed },
        { "cc.natural-gas", "0.0153", "tC/GJ", "CN", 2024, null, FactorConfidence.Confirmed },
        { "ox.natural-gas", "0.99", "ratio", "CN", 2024, null, FactorConfidence.Confirmed },
        { "co2.natural-gas", "21.62188809", "tCO2/10^4Nm3", "CN", 2024, null, FactorConfidence.Calculated },
        { "ncv.diesel", "42.652", "GJ/t", "CN", 2024, null, FactorConfidence.Confirmed },
        { "cc.diesel", "0.0202", "tC/GJ", "CN", 2024, null, FactorConfidence.Confirmed },
        { "ox.diesel", "0.98", "ratio", "CN", 2024, null, FactorConfidence.Confirmed },
        { "ncv.anthracite", "26.7", "GJ/t", "CN", 2024, null, FactorConfidence.Confirmed },
        { "co2.petroleum-coke", "3.211541667", "tCO2/t", "CN", 2024, null, FactorConfidence.Calculated },
        { "co2.heat.default", "0.11", "tCO2/GJ", "CN", 2025, null, FactorConfidence.Confirmed },
        { "co2.heat.shanghai.2022", "0.06", "tCO2/GJ", "CN-31", 2022, null, FactorConfidence.Confirmed },
        { "enthalpy.steam.saturated.0.8MPa", "2768.4", "kJ/kg", "CN", 2024, null, FactorConfidence.Confirmed },
        { "enthalpy.feedwater-20c", "83.74", "kJ/kg", "CN", null, null, FactorConfidence.Check },
        { "co2e.tap-water", "0.168", "kgCO2e/t", "CN", 2019, null, FactorConfidence.Confirmed },
        { "gwp100.ch4.ar5", "28", "tCO2e/t", "GLOBAL", 2013, null, FactorConfidence.Confirmed },
        { "gwp100.sf6.ar5", "23500", "tCO2e/t", "GLOBAL", 2013, null, FactorConfidence.Check },
        { "conv.mj-per-kgce", "29.3076", "MJ/kgce", "CN", 2020, null, FactorConfidence.Confirmed },
        { "conv.m2-per-mu", "666.666666667", "m2/亩", "CN", null, null, FactorConfidence.Calculated },
    };

    [Theory]
    [MemberData(nameof(Stated))]
    public void An_entry_says_what_its_publication_says(
        string id, string value, string unit, string region, int? year, string? published, FactorConfidence confidence)
    {
        var factor = Shipped.Find(id);
        Assert.NotNull(factor);
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), factor.Value);
        Assert.Equal((unit, region, year, confidence), (factor.Unit, factor.Region, factor.DataYear, factor.Confidence));
        Assert.Equal(published, factor.PublishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_entry_has_both_names_and_a_source_and_is_null_only_where_it_was_not_found()
    {
        Assert.Equal(118, Shipped.All.Count);
        Assert.All(Shipped.All, factor => Assert.Equal(factor.Value is null, factor.Confidence == FactorConfidence.NotFound));
        Assert.Equal(
            ["coal.electricity.primary.cn-33", "co2.electricity.zhejiang.2024"],
            Shipped.All.Where(factor => factor.Value is null).Select(factor => factor.Id));
    }

    [Theory]
    [InlineData("2021, its own year", FactorScope.Provincial, 2021, "0.5422", false)]
    [InlineData("2023, its own year", FactorScope.Provincial, 2023, "0.4974", false)]
    [InlineData("2024 is not known: the newest before it", FactorScope.Provincial, 2024, "0.4974", true)]
    [InlineData("2026 likewise", FactorScope.Provincial, 2026, "0.4974", true)]
    [InlineData("regional", FactorScope.Regional, 2023, "0.55", false)]
    [InlineData("national", FactorScope.National, 2022, "0.5366", false)]
    public void A_grid_factor_is_of_the_year_or_the_newest_before_it_and_then_provisional(
        string label, FactorScope scope, int year, string value, bool provisional)
    {
        var found = Shipped.Grid(scope, "CN-33", year);
        Assert.True(found.Factor?.Value == decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), label);
        Assert.Equal(provisional, found.Provisional);
        Assert.Null(found.Reason);
    }

    [Theory]
    [InlineData("before the first data year", "CN-33", 2020)]
    [InlineData("a province without a factor", "CN-32", 2023)]
    [InlineData("no region stated", null, 2023)]
    public void A_missing_grid_factor_has_a_reason_and_never_another_regions_value(string label, string? region, int year)
    {
        var found = Shipped.Grid(FactorScope.Provincial, region, year);
        Assert.True(found.Factor is null, label);
        Assert.False(string.IsNullOrEmpty(found.Reason));
    }

    [Fact]
    public void Of_two_values_of_one_data_year_the_one_in_force_is_taken_whatever_their_order()
    {
        var first = Shipped.Find("co2.electricity.zhejiang.2023")!;
        var corrected = first with { Id = "corrected", Value = 0.49m, ValidFrom = new(2026, 1, 1), Supersedes = first.Id };
        foreach (var factors in new Factor[][] { [first, corrected], [corrected, first] })
        {
            var table = new FactorTable(factors, Shipped.Grids);
            Assert.Equal(0.4974m, table.Grid(FactorScope.Provincial, "CN-33", 2025).Factor?.Value);
            Assert.Equal(0.49m, table.Grid(FactorScope.Provincial, "CN-33", 2026).Factor?.Value);
        }

        var ended = new FactorTable([first with { ValidTo = new(2024, 12, 31) }], Shipped.Grids);
        Assert.Null(ended.Grid(FactorScope.Provincial, "CN-33", 2025).Factor);
    }

    [Fact]
    public void The_residual_of_the_market_based_method_is_the_national_one_of_the_year() =>
        Assert.Equal(0.6096m, Shipped.Residual(2023).Factor?.Value);

    [Fact]
    public void The_primary_equivalent_of_Zhejiang_is_unknown_and_that_of_Shanghai_is_for_Shanghai_alone()
    {
        Assert.Null(Shipped.ElectricityPrimary("CN-33", 2026).Factor);
        Assert.Contains("CN-33", Shipped.ElectricityPrimary("CN-33", 2026).Reason, StringComparison.Ordinal);
        Assert.Equal(0.28078m, Shipped.ElectricityPrimary("CN-31", 2024).Factor?.Value);
    }

    [Theory]
    [InlineData("coal_equivalent", "electricity", "0.1229")]
    [InlineData("coal_equivalent", "natural_gas", "1.33")]
    [InlineData("co2", "heat", "0.11")]
    public void An_edition_is_the_default_value_and_never_one_of_a_basis(string kind, string carrier, string value) =>
        Assert.Equal(
            decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            Shipped.Edition(kind, carrier, "CN-33", March).Factor?.Value);

    [Fact]
    public void A_local_heat_factor_precedes_the_default_in_its_region() =>
        Assert.Equal(0.06m, Shipped.Edition("co2", "heat", "CN-31", March).Factor?.Value);

    [Fact]
    public void Electricity_has_no_fixed_co2_factor_without_a_year() =>
        Assert.Null(Shipped.Edition("co2", "electricity", "CN-33", March).Factor);

    [Fact]
    public void The_obsolete_0404_is_recognised_and_no_look_up_finds_it()
    {
        Assert.Equal("legacy", Shipped.Find("coal.electricity.legacy-0404")!.Basis);
        var found = from region in new[] { "CN", "CN-31", "CN-33", null }
                    from year in Enumerable.Range(2000, 60)
                    from factor in new[]
                    {
                        Shipped.ElectricityPrimary(region, year).Factor,
                        Shipped.Edition("coal_equivalent", "electricity", region, new(year, 1, 1)).Factor,
                    }
                    where factor is not null
                    select factor.Value;
        Assert.NotEmpty(found);
        Assert.DoesNotContain(0.404m, found);
    }

    [Fact]
    public void Zhejiang_belongs_to_the_East_China_grid_and_what_is_not_in_a_source_is_marked()
    {
        Assert.Equal("CN-EAST", Shipped.Grids["CN-33"]);
        Assert.Equal(
            ["CN-31", "CN-32", "CN-34", "CN-35"],
            Shipped.GridRegions.Where(grid => grid.Confidence == FactorConfidence.Check).Select(grid => grid.Region));
    }

    [Theory]
    [InlineData("CN-33", FactorConfidence.Confirmed)]
    [InlineData("CN-32", FactorConfidence.Check)]
    public void A_regional_factor_is_no_surer_than_that_the_province_belongs_to_the_grid(string region, FactorConfidence confidence) =>
        Assert.Equal(confidence, Shipped.Grid(FactorScope.Regional, region, 2023).Factor!.Confidence);

    [Fact]
    public void A_newer_entry_of_the_same_region_is_taken_from_its_first_day_on()
    {
        var table = Read(Document(
            Entry("h1", "0.11", """, "validTo": "2026-06-30" """), Entry("h2", "0.10", """, "validFrom": "2026-07-01" """)));
        Assert.Equal("h1", table.Edition("co2", "heat", "CN-33", new(2026, 6, 30)).Factor?.Id);
        Assert.Equal("h2", table.Edition("co2", "heat", "CN-33", new(2026, 7, 1)).Factor?.Id);
    }

    /// <summary>A document with these entries.</summary>
    internal static string Document(params string[] entries) => $$"""{ "factors": [ {{string.Join(",\n", entries)}} ] }""";

    /// <summary>An entry for heat with more fields behind.</summary>
    internal static string Entry(string id, string value, string more = "") => $$"""
        { "id": "{{id}}", "kind": "co2", "carrier": "heat", "value": {{value}}, "unit": "tCO2/GJ", "region": "CN",
          "confidence": "confirmed", "nameZh": "热力", "nameEn": "Heat", "source": "a standard"{{more}} }
        """;

    private static FactorTable Read(string json)
    {
        var faults = new ReferenceFaults();
        var table = FactorReader.Read(json, faults);
        Assert.Empty(faults.All);
        return table;
    }
}
