namespace ParkTwin.Domain.Tariffs;

/// <summary>Reads one entry of <c>powerFactorTables</c>.</summary>
internal static class PowerFactorReader
{
    public static PowerFactorTable? Read(TariffNode node)
    {
        if (!node.IsObject("id standard leastKva rows citation confidence", "leastVoltageKv"))
        {
            return null;
        }

        var rows = new List<PowerFactorRow>();
        foreach (var item in node.Items("rows"))
        {
            if (item.IsObject("lowest highest fixed step countFrom"))
            {
                rows.Add(new(Number(item, "lowest", 0m), Number(item, "highest", 0m), Number(item, "fixed", -1m),
                    Number(item, "step", -1m), Number(item, "countFrom", 0m)));
            }
        }

        for (var hundredth = 0; hundredth <= 100; hundredth++)
        {
            var factor = hundredth / 100m;
            var count = rows.Count(row => row.Lowest <= factor && factor <= row.Highest);
            if (count != 1)
            {
                node.At("rows").Fault($"{(count == 0 ? "leave out" : "hold more than once")} the power factor {factor:0.00}; "
                    + "each hundredth from 0.00 to 1.00 belongs to one row.");
                break;
            }
        }

        return node.Text("id") is not { } id ? null : new()
        {
            Id = id,
            Standard = Number(node, "standard", 0m),
            LeastKva = node.Number("leastKva", 0m, 10_000_000m, needed: true) ?? 0m,
            LeastVoltageKv = node.Number("leastVoltageKv", 0m, 2000m),
            Rows = rows,
            Citation = node.Text("citation") ?? string.Empty,
            Confidence = node.Confidence("confidence"),
        };
    }

    private static decimal Number(TariffNode node, string key, decimal least) => node.Number(key, least, 1m, needed: true) ?? 0m;
}
