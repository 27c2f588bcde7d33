using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using static ParkTwin.Domain.Tests.Meters;

namespace ParkTwin.Domain.Tests.Accounting;

/// <summary>Metered flows: what counts, in which unit, and how it stands beside what was declared.</summary>
public sealed class MeteredTests
{
    private const long Million = 1_000_000;

    [Fact]
    public void TV4_a_replaced_meter_is_accounted_with_144380_kWh()
    {
        var replacement = new MeterEvent
        {
            AtUnixMs = Start + Quarter + (5 * Minute),
            Kind = MeterEventKind.Replacement,
            Final = 4533.85m,
            Initial = 0.12m,
            Ratio = 6000m,
        };
        var meter = Register(ratio: 8000, digits: 5, events: replacement);
        var book = Book(meter, Every(Quarter, 4521.30m, 4530m, 3m, 7.45m));
        var exact = (long)(Total(book)!.Value * Million);
        var account = new Firm("2026-01").Meter(meter, exact).Account();
        Assert.Equal(144_380m, account.Figures["activity.grid-import"].Value);
        Assert.Equal(144_380m * 0.4974m / 1000m, account.Figures["carbon.total"].Value);
    }

    [Fact]
    public void TV4_a_roll_over_is_accounted_with_14000_kWh()
    {
        var meter = Register(ratio: 8000, digits: 5);
        var book = Book(meter, Every(Quarter, 99999.42m, 1.17m));
        var account = new Firm("2026-01").Meter(meter, (long)(Total(book)!.Value * Million)).Account();
        Assert.Equal(14_000m, account.Figures["activity.grid-import"].Value);
    }

    public static TheoryData<string, Carrier, MeterRole, MeterUnit, string, decimal> FlowTable() => new()
    {
        { "bought", Carrier.Electricity, MeterRole.GridImport, MeterUnit.KilowattHour, "grid-import", 12m },
        { "used", Carrier.Electricity, MeterRole.Consumption, MeterUnit.MegawattHour, "grid-import", 12m },
        { "PV", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour, "pv-generated", 12m },
        { "PV fed in", Carrier.Pv, MeterRole.GridExport, MeterUnit.KilowattHour, "pv-exported", 12m },
        { "own", Carrier.Electricity, MeterRole.Generation, MeterUnit.KilowattHour, "own-generation", 12m },
        { "own fed in", Carrier.Electricity, MeterRole.GridExport, MeterUnit.KilowattHour, "own-exported", 12m },
        { "gas", Carrier.Gas, MeterRole.Consumption, MeterUnit.CubicMetre, "gas", 12m },
        { "gas by energy", Carrier.Gas, MeterRole.Consumption, MeterUnit.KilowattHour, "gas-energy", 0.0432m },
        { "heat", Carrier.Heat, MeterRole.Consumption, MeterUnit.Gigajoule, "heat", 12m },
        { "steam", Carrier.Heat, MeterRole.Consumption, MeterUnit.Tonne, "steam", 12m },
        { "water", Carrier.Water, MeterRole.Consumption, MeterUnit.CubicMetre, "water", 12m },
        { "reactive", Carrier.Electricity, MeterRole.Reactive, MeterUnit.KilovarHour, "reactive", 12m },
        { "charge", Carrier.Electricity, MeterRole.StorageCharge, MeterUnit.KilowattHour, "storage-charge", 12m },
        { "discharge", Carrier.Electricity, MeterRole.StorageDischarge, MeterUnit.KilowattHour, "storage-discharge", 12m },
    };

    [Theory]
    [MemberData(nameof(FlowTable))]
    public void A_meter_measures_its_flow(string label, Carrier carrier, MeterRole role, MeterUnit unit, string flow, decimal expected)
    {
        var account = new Firm("2023").Meter(Firm.Of("m", carrier, role, unit), Million).Account();
        Assert.True(account.Figures[$"activity.{flow}"].Value == expected, $"{label}: {account.Figures[$"activity.{flow}"]}");
        Assert.Equal(Flows.TryParse(flow, out var one) ? one.Unit : null, account.Figures[$"activity.{flow}"].Unit);
    }

    [Fact]
    public void What_a_firm_with_PV_feeds_in_is_PV()
    {
        var account = new Firm("2023-05").Meter(Firm.Of("pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour), 10 * Million)
            .Meter(Firm.Of("out", Carrier.Electricity, MeterRole.GridExport, MeterUnit.KilowattHour), 4 * Million).Account();
        Assert.Equal(4m, account.Figures["activity.pv-exported"].Value);
        Assert.Equal(6m, account.Figures["energy.pvSelfUsed"].Value);
        Assert.Equal(0.6m, account.Figures["intensity.selfConsumption"].Value);
        Assert.Equal(6m, account.Figures["energy.loadKwh"].Value);
    }

    [Fact]
    public void PV_and_its_export_may_be_known_of_different_years()
    {
        var account = new Firm("2023-06-R12").Meter(Firm.Of("pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour),
                null, null, null, null, null, null, 10 * Million)
            .Meter(Firm.Of("out", Carrier.Electricity, MeterRole.GridExport, MeterUnit.KilowattHour), 2 * Million).Account();
        Assert.Equal(60m - 24m, account.Figures["energy.pvSelfUsed"].Value);
    }

    [Fact]
    public void Without_an_export_meter_all_PV_is_used_on_site_and_a_note_says_so()
    {
        var account = new Firm("2023-05").Meter(Firm.Of("pv", Carrier.Pv, MeterRole.Generation, MeterUnit.KilowattHour), 10 * Million).Account();
        Assert.Equal(10m, account.Figures["energy.pvSelfUsed"].Value);
        Assert.Contains(account.Notes, note => note.Code == "no-export");
    }

    [Theory]
    [InlineData(null, "1000", true)]
    [InlineData(0, "1000", false)]
    [InlineData(20, "931.776", false)]
    [InlineData(15, "947.944", false)]
    public void Gas_at_a_stated_temperature_becomes_normal_cubic_metres(int? celsius, string expected, bool assumed)
    {
        var meter = Firm.Of("gas", Carrier.Gas, MeterRole.Consumption, MeterUnit.CubicMetre) with { ReferenceTemperatureC = celsius };
        var account = new Firm("2023-05").Meter(meter, 1000 * Million).Account();
        TestVectorTests.SixDigits(expected, account.Figures["activity.gas"]);
        Assert.Equal(assumed, account.Notes.Any(note => note.Code == "gas-reference-assumed"));
    }

    [Fact]
    public void Gas_by_energy_goes_by_energy()
    {
        var meter = Firm.Of("gas", Carrier.Gas, MeterRole.Consumption, MeterUnit.KilowattHour);
        var account = new Firm("2023-05").Meter(meter, 1000 * Million).Account();
        Assert.Equal(3.6m * 0.0153m * 0.99m * 44m / 12m, account.Figures["carbon.scope1"].Value);
        Assert.Equal(3.6m / 29.3076m, account.Figures["energy.tceCalorific"].Value);
    }

    [Fact]
    public void Submeters_and_children_do_not_count_but_what_is_behind_another_owners_meter_does()
    {
        var account = new Firm("2023-05").Meter(Firm.Grid(), 10 * Million)
            .Meter(Firm.Of("sub", Carrier.Electricity, MeterRole.Submeter, MeterUnit.KilowattHour) with { Parent = MeterId.Parse("grid") }, 4 * Million)
            .Meter(Firm.Grid("tenant") with { Parent = MeterId.Parse("elsewhere") }, 5 * Million).Account();
        Assert.Equal(15m, account.Figures["activity.grid-import"].Value);
        Assert.Equal(6m, account.Figures["balance.grid"].Value);
    }

    [Fact]
    public void A_negative_balance_is_shown_as_it_is()
    {
        var account = new Firm("2023-05").Meter(Firm.Grid(), 3 * Million)
            .Meter(Firm.Of("sub", Carrier.Electricity, MeterRole.Submeter, MeterUnit.KilowattHour) with { Parent = MeterId.Parse("grid") }, 4 * Million)
            .Account();
        Assert.Equal(-1m, account.Figures["balance.grid"].Value);
        Assert.Contains(account.Notes, note => note is { Code: "balance-negative", Key: "balance.grid" });
    }

    [Fact]
    public void Where_both_exist_the_meter_counts_and_the_difference_is_shown()
    {
        var account = new Firm("2023").Meter(Firm.Grid(), 10 * Million).Declare("2023", ("grid-import", 0.1m, "MWh")).Account();
        Assert.Equal(120m, account.Figures["activity.grid-import"].Value);
        Assert.Equal(100m, account.Figures["activity.grid-import.declared"].Value);
        Assert.Equal(20m, account.Figures["activity.grid-import.difference"].Value);
        Assert.Contains(account.Notes, note => note is { Code: "declared-differs", Key: "activity.grid-import" });
        Assert.Equal(120m * 0.4974m / 1000m, account.Figures["carbon.total"].Value);
    }

    [Fact]
    public void Where_no_reading_is_known_the_declared_amount_stands_in()
    {
        var account = new Firm("2023").Meter(Firm.Grid(), (long?)null).Declare("2023", ("grid-import", 100m, "kWh")).Account();
        Assert.Equal(100m, account.Figures["activity.grid-import"].Value);
        Assert.Contains(account.Notes, note => note.Code == "declared-stands-in");
    }

    [Fact]
    public void A_rolling_year_takes_the_factors_of_each_year()
    {
        var account = new Firm("2023-06-R12").Meter(Firm.Grid(), 1000 * Million).Account();
        Assert.Equal((6000m * 0.5153m / 1000m) + (6000m * 0.4974m / 1000m), account.Figures["carbon.total"].Value);
        var leaves = account.Figures["activity.grid-import"].Tree().Where(figure => figure.Source?.Meter is not null).Select(figure => figure.Source!);
        Assert.Equal([Firm.Ms(LocalMonth.Of(2022, 7)), Firm.Ms(LocalMonth.Of(2023, 1))], leaves.Select(source => source.FromUnixMs!.Value));
        Assert.Equal([Firm.Ms(LocalMonth.Of(2023, 1)), Firm.Ms(LocalMonth.Of(2023, 7))], leaves.Select(source => source.ToUnixMs!.Value));
        var declared = new Firm("2023-06-R12").Declare("2022-Q3", ("grid-import", 1000m, "kWh")).Declare("2022-Q4", ("grid-import", 1000m, "kWh"))
            .Declare("2023-Q1", ("grid-import", 1000m, "kWh")).Declare("2023-Q2", ("grid-import", 1000m, "kWh")).Account();
        Assert.Equal((2000m * 0.5153m / 1000m) + (2000m * 0.4974m / 1000m), declared.Figures["carbon.total"].Value);
    }

    [Fact]
    public void A_year_in_which_an_edition_changes_is_the_sum_of_its_months()
    {
        var set = TestFactors.With("x", TestFactors.Of("co2", "heat", 0.06m, "tCO2/GJ") with
        {
            Id = "co2.heat.zhejiang",
            Region = "CN-33",
            ValidFrom = new DateOnly(2023, 7, 1),
        });
        var meter = Firm.Of("heat", Carrier.Heat, MeterRole.Consumption, MeterUnit.Gigajoule);
        var year = new Firm("2023").Meter(meter, 1000 * Million).Account(set).Figures["carbon.total"];
        Assert.Equal((6000m * 0.11m) + (6000m * 0.06m), year.Value);
        var months = year.Value - Enumerable.Range(1, 12)
            .Sum(month => new Firm($"2023-{month:D2}").Meter(meter, 1000 * Million).Account(set).Figures["carbon.total"].Value);
        Assert.Equal(0m, months);
        var declared = new Firm("2023").Declare("2023", ("heat", 100m, "GJ")).Account(set);
        Assert.Equal(6m, declared.Figures["carbon.total"].Value);
        Assert.Contains(declared.Notes, note => note is { Code: "edition-changed", Key: "activity.heat" });
        var quarters = new Firm("2023").Declare("2023-Q1", ("heat", 1m, "GJ")).Declare("2023-Q2", ("heat", 1m, "GJ"))
            .Declare("2023-Q3", ("heat", 1m, "GJ")).Declare("2023-Q4", ("heat", 1m, "GJ")).Account(set);
        Assert.Equal((2m * 0.11m) + (2m * 0.06m), quarters.Figures["carbon.total"].Value);
        Assert.DoesNotContain(quarters.Notes, note => note.Code == "edition-changed");
    }

    [Fact]
    public void The_months_of_a_year_add_to_it()
    {
        var year = new Firm("2023").Meter(Firm.Grid(), 7 * Million, null, 3, 5 * Million).Account();
        Assert.Equal(7m + 0.000003m + (9 * 5m), year.Figures["activity.grid-import"].Value);
        Assert.Equal(337m / 365m, year.Completeness);
        var leaf = year.Figures["activity.grid-import"].Tree().Single(figure => figure.Source?.Meter is not null);
        Assert.Equal((Firm.Ms(LocalMonth.Of(2023, 1)), Firm.Ms(LocalMonth.Of(2024, 1))), (leaf.Source!.FromUnixMs, leaf.Source.ToUnixMs));
    }

    [Fact]
    public void The_area_is_the_floors_and_else_the_lands()
    {
        var land = new Firm { LandMu = 15m }.Account();
        Assert.Equal(10_000m, land.Figures["declared.areaM2"].Value);
        Assert.Contains(land.Notes, note => note.Code == "area-from-land");
        var floor = new Firm { LandMu = 15m, FloorM2 = 5m }.Declare("2023", new DeclaredFigures { FloorM2 = 6m }).Account();
        Assert.Equal(6m, floor.Figures["declared.areaM2"].Value);
        Assert.DoesNotContain(floor.Notes, note => note.Code == "area-from-land");
    }
}
