using System.Globalization;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

/// <summary>TV5 and TV6 of the reference: gas at base conditions, heat of steam. Six significant digits.</summary>
public sealed class ReferencePhysicsTests
{
    private static readonly ReferenceSet Shipped = Read();

    [Theory]
    [InlineData("TV5: V(20 °C)", "20", "2552.30", "m3")]
    [InlineData("TV5: V(0 °C)", "0", "2378.17", "Nm3")]
    public void An_uncorrected_gas_volume_is_brought_to_its_base_condition(string label, string celsius, string volume, string unit)
    {
        var corrected = Tv5(Decimal(celsius));
        Close(label, volume, corrected.Value);
        Assert.Equal(unit, corrected.Unit);
        Assert.Equal(corrected.Value, corrected.Evaluate());
    }

    [Theory]
    [InlineData("TV5: on the volume at 0 °C", "0", "5142.06")]
    [InlineData("TV5: fed at 20 °C unconverted, 7.32 % too much", "20", "5518.56")]
    public void The_reference_temperature_of_gas_decides_its_carbon(string label, string celsius, string kilograms) =>
        Close(label, kilograms, Tv5(Decimal(celsius)).Value * GasFactor());

    [Fact]
    public void Gas_left_uncorrected_has_less_than_half_its_carbon() => Close("TV5: uncorrected", "2162.19", 1000m * GasFactor());

    [Theory]
    [InlineData("20 °C to 0 °C", "20", "0", "931.776")]
    [InlineData("0 °C to 20 °C", "0", "20", "1073.22")]
    [InlineData("the same temperature", "15", "15", "1000.00")]
    public void A_volume_at_one_reference_temperature_is_another_at_another(string label, string from, string to, string volume) =>
        Close(label, volume, GasVolume.AtTemperature("v", Given("g", "m3", "1000"), Decimal(from), Decimal(to)).Value);

    [Fact]
    public void The_conversion_from_20_to_0_agrees_with_the_factor_data() => Assert.Equal(
        Shipped.Factors.Find("conv.gas-20c-to-0c")!.Value!.Value,
        decimal.Round(GasVolume.AtTemperature("v", Given("g", "m3", "1"), 20m, 0m).Value!.Value, 12));

    [Theory]
    [InlineData("a row of the table", "0.8", "2768.40")]
    [InlineData("TV6: between two rows", "1.25", "2784.70")]
    [InlineData("the lowest row", "0.5", "2748.50")]
    [InlineData("the highest row", "1.6", "2792.20")]
    public void Saturated_steam_has_the_enthalpy_of_the_table_or_between_its_rows(string label, string pressure, string enthalpy)
    {
        var figure = SteamEnthalpy.Saturated("h", Given("p", "MPa", pressure), Shipped);
        Close(label, enthalpy, figure.Value);
        Assert.Equal(figure.Value, figure.Evaluate());
        Assert.Contains(figure.Tree(), leaf => leaf.Source?.Id?.StartsWith("enthalpy.steam.saturated.", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("below the table", "0.499")]
    [InlineData("above the table", "1.601")]
    public void Outside_the_table_the_enthalpy_is_unknown_and_the_reason_says_what_to_do(string label, string pressure)
    {
        var figure = SteamEnthalpy.Saturated("h", Given("p", "MPa", pressure), Shipped);
        Assert.True(figure.Value is null, label);
        Assert.Contains("0.5 to 1.6 MPa", figure.Reason, StringComparison.Ordinal);
        Assert.Contains("Declare the heat in GJ", figure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_table_the_reason_says_to_publish_one() => Assert.Contains(
        "PUT /api/reference/factors",
        SteamEnthalpy.Saturated("h", Given("p", "MPa", "1"), new() { Version = "v", Factors = FactorTable.Empty, Tariffs = Shipped.Tariffs }).Reason,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("TV6 variant A", SteamVariant.WholeEnthalpy, "2768.40", "304.524")]
    [InlineData("TV6 variant B", SteamVariant.LessFeedWater, "2684.66", "295.313")]
    public void Heat_of_steam_is_its_mass_times_the_enthalpy_that_the_variant_counts(
        string label, SteamVariant variant, string gigajoules, string tonnes)
    {
        var enthalpy = SteamEnthalpy.Saturated("h", Given("p", "MPa", "0.8"), Shipped);
        var heat = SteamEnthalpy.Heat("q", Given("m", "t", "1000"), enthalpy, variant, Shipped);
        Close(label, gigajoules, heat.Value);
        Close(label, tonnes, heat.Value * Shipped.Factors.Find("co2.heat.default")!.Value);
        Assert.Equal(heat.Value, heat.Evaluate());
    }

    [Fact]
    public void Coal_of_steam_by_its_heat_is_not_that_by_the_default_per_mass()
    {
        var enthalpy = SteamEnthalpy.Saturated("h", Given("p", "MPa", "0.8"), Shipped);
        var heat = SteamEnthalpy.Heat("q", Given("m", "t", "1000"), enthalpy, SteamVariant.WholeEnthalpy, Shipped);
        Close("TV6: by heat", "94.4578", heat.Value * Shipped.Factors.Find("coal.heat")!.Value);
        Close("TV6: by mass", "128.600", 1000m * Shipped.Factors.Find("coal.steam.low-pressure")!.Value);
    }

    private static Figure Tv5(decimal celsius) => GasVolume.Corrected(
        "v",
        Given("measured", "m3", "1000"),
        Given("gauge", "MPa", "0.15"),
        Given("atmosphere", "MPa", "0.1008"),
        Given("temperature", "°C", "12"),
        Given("compressibility", "1", "0.997"),
        celsius);

    /// <summary>kgCO₂ per Nm³ from the inputs.</summary>
    private static decimal GasFactor() => Shipped.Factors.Find("ncv.natural-gas")!.Value!.Value / 10_000m
        * Shipped.Factors.Find("cc.natural-gas")!.Value!.Value * Shipped.Factors.Find("ox.natural-gas")!.Value!.Value * 44m / 12m * 1000m;

    private static Figure Given(string key, string unit, string value) =>
        Figure.Leaf(key, unit, Decimal(value), new() { Kind = FigureSourceKind.Declared });

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static void Close(string label, string expected, decimal? actual)
    {
        var wanted = Decimal(expected);
        Assert.NotNull(actual);
        var digits = wanted.Scale;
        Assert.True(decimal.Round(actual.Value, digits, MidpointRounding.AwayFromZero) == wanted, $"{label}: {actual} is not {expected}");
    }

    private static ReferenceSet Read()
    {
        var faults = new ReferenceFaults();
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "factors.json"));
        var set = ReferenceSetReader.Read("2026-11", [new(ReferenceKind.Factors, json)], faults);
        Assert.Empty(faults.All);
        return set!;
    }
}
