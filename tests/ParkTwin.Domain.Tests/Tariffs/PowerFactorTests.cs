using System.Globalization;

namespace ParkTwin.Domain.Tests.Tariffs;

/// <summary>The power-factor adjustment of (83)水电财字第215号 (reference §6.3).</summary>
public sealed class PowerFactorTests
{
    [Theory]
    [InlineData("1.00", "-0.0075")]
    [InlineData("0.95", "-0.0075")]
    [InlineData("0.94", "-0.006")]
    [InlineData("0.91", "-0.0015")]
    [InlineData("0.90", "0")]
    [InlineData("0.89", "0.005")]
    [InlineData("0.88", "0.01")]
    [InlineData("0.70", "0.1")]
    [InlineData("0.69", "0.11")]
    [InlineData("0.65", "0.15")]
    [InlineData("0.64", "0.17")]
    [InlineData("0.50", "0.45")]
    public void The_share_of_a_power_factor_at_standard_0_90(string factor, string share)
    {
        var table = TariffFiles.Table.Find("zj-two-part")!.PowerFactors[0];
        Assert.Equal(0.90m, table.Standard);
        Assert.Equal(Number(share), table.ShareAt(Number(factor)));
    }

    [Theory]
    [InlineData("160 kVA at high voltage", "160", "10", "pf-0.90")]
    [InlineData("below it", "159", "10", "pf-0.85")]
    [InlineData("much at low voltage", "630", "0.4", "pf-0.85")]
    [InlineData("voltage not stated", "630", null, "pf-0.90")]
    [InlineData("too small", "99", "10", null)]
    public void The_first_table_that_fits_a_contract_holds(string label, string kva, string? voltage, string? table)
    {
        Assert.NotEmpty(label);
        var found = TariffFiles.Table.Find("zj-two-part")!.PowerFactorOf(Number(kva), voltage is null ? null : Number(voltage));
        Assert.Equal(table, found?.Id);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
