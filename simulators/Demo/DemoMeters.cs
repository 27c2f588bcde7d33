using ParkTwin.Domain;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Demo;

/// <summary>The meters of the demo park, without the facts that follow from their readings (digits, replacements).</summary>
internal static class DemoMeters
{
    private const int QuarterHour = 900;

    /// <summary>A roof smaller than this share of the demand never feeds the grid.</summary>
    private const double ExportFrom = 0.3;

    private static readonly int[] CurrentRatios =
        [5, 10, 15, 20, 30, 40, 60, 80, 100, 120, 160, 200, 240, 300, 400, 500, 600, 800, 1200];

    /// <summary>The meters of an enterprise: the grid meter first.</summary>
    public static IEnumerable<MeterDefinition> Of(DemoEnterprise firm)
    {
        var id = EnterpriseId.Parse(firm.Id);
        var gridRatio = firm.IsHighVoltage ? 100 * CurrentRatio(firm.TransformerKva, 10) : CurrentRatio(firm.TransformerKva, 0.4);
        var grid = Meter($"{firm.Id}-grid", id, "总进线", Carrier.Electricity, MeterRole.GridImport) with
        {
            Unit = firm.Has('M') ? MeterUnit.MegawattHour : MeterUnit.KilowattHour,
            Ratio = firm.Has('M') ? 1 : gridRatio,
            Decimals = 5,
            MaxRate = firm.Has('M') ? firm.TransformerKva * 1.3m / 1000 : firm.TransformerKva * 1.3m,
        };
        yield return grid;
        foreach (var meter in Submeters(firm, id, grid.Id).Concat(Generation(firm, id, gridRatio)).Concat(Media(firm, id)))
        {
            yield return meter;
        }
    }

    /// <summary>The park's own meters.</summary>
    public static IEnumerable<MeterDefinition> OfPark()
    {
        for (var line = 1; line <= 2; line++)
        {
            yield return Meter(
                $"gw-110kv-{line}", null, $"110 kV {line}号主变总关口(校核表)", Carrier.Electricity, MeterRole.Submeter) with
            {
                Ratio = 1100 * 120,
                Decimals = 6,
            };
        }

        yield return Meter("gw-water", null, "园区供水总表(校核表)", Carrier.Water, MeterRole.Submeter) with { Decimals = 2 };
        yield return Meter("gw-gas", null, "园区天然气门站总表(校核表)", Carrier.Gas, MeterRole.Submeter) with
        {
            Decimals = 2,
            ReferenceTemperatureC = 20,
        };
        yield return Meter("gw-steam", null, "园区供热总表(校核表)", Carrier.Heat, MeterRole.Submeter) with { Decimals = 3 };
        foreach (var load in IndustryProfile.PublicArea.Loads)
        {
            yield return Meter($"pub-{load.Id}", null, load.Name, Carrier.Electricity, MeterRole.GridImport) with
            {
                Ratio = 80,
                Decimals = 4,
                MaxRate = 900,
            };
        }

        yield return Meter("pub-water", null, "公共区域绿化与道路用水", Carrier.Water, MeterRole.Consumption) with
        {
            Unit = MeterUnit.Litre,
            Decimals = 0,
        };
        yield return Meter("pub-carport-pv", null, "停车棚光伏", Carrier.Pv, MeterRole.Generation) with
        {
            Ratio = 40,
            Decimals = 4,
            MaxRate = 144,
        };
    }

    private static IEnumerable<MeterDefinition> Submeters(DemoEnterprise firm, EnterpriseId id, MeterId grid)
    {
        var loads = IndustryProfile.Of(firm.Industry).Loads;
        foreach (var load in loads.Take(firm.Submeters))
        {
            var gauge = firm.Has('k') && load.Kind == LoadKind.Process;
            yield return Meter($"{firm.Id}-{load.Id}", id, load.Name, Carrier.Electricity, MeterRole.Submeter) with
            {
                Kind = gauge ? MeterKind.Gauge : MeterKind.Register,
                Unit = gauge ? MeterUnit.Kilowatt : MeterUnit.KilowattHour,
                Ratio = gauge ? 1 : CurrentRatio(firm.DemandKw * load.Share * 1.2, 0.4),
                Decimals = gauge ? 1 : 4,
                Parent = grid,
            };
        }
    }

    private static IEnumerable<MeterDefinition> Generation(DemoEnterprise firm, EnterpriseId id, int gridRatio)
    {
        if (firm.PvKw > 0)
        {
            yield return Meter($"{firm.Id}-pv", id, "屋顶光伏", Carrier.Pv, MeterRole.Generation) with
            {
                Ratio = CurrentRatio(firm.PvKw, 0.4),
                Decimals = 4,
                MaxRate = firm.PvKw * 1.2m,
            };
        }

        if (firm.PvKw > firm.DemandKw * ExportFrom)
        {
            yield return Meter($"{firm.Id}-export", id, "上网电量", Carrier.Electricity, MeterRole.GridExport) with
            {
                Ratio = gridRatio,
                Decimals = 5,
            };
        }

        if (firm.Has('b'))
        {
            yield return Meter($"{firm.Id}-charge", id, "储能充电", Carrier.Electricity, MeterRole.StorageCharge) with
            {
                Ratio = 80,
                Decimals = 4,
            };
            yield return Meter($"{firm.Id}-discharge", id, "储能放电", Carrier.Electricity, MeterRole.StorageDischarge) with
            {
                Ratio = 80,
                Decimals = 4,
            };
        }

        if (firm.Has('r'))
        {
            yield return Meter($"{firm.Id}-reactive", id, "无功", Carrier.Electricity, MeterRole.Reactive) with
            {
                Unit = MeterUnit.KilovarHour,
                Ratio = gridRatio,
                Decimals = 4,
            };
        }
    }

    private static IEnumerable<MeterDefinition> Media(DemoEnterprise firm, EnterpriseId id)
    {
        if (firm.Has('g') || firm.Has('i'))
        {
            yield return Meter($"{firm.Id}-gas", id, "天然气", Carrier.Gas, MeterRole.Consumption) with
            {
                Kind = firm.Has('i') ? MeterKind.Interval : MeterKind.Register,
                Stamp = firm.Has('i') ? StampPosition.End : StampPosition.Start,
                IntervalSeconds = firm.Has('i') ? 3600 : QuarterHour,
                Decimals = 2,
                ReferenceTemperatureC = 20,
            };
        }

        yield return Meter($"{firm.Id}-water", id, "自来水", Carrier.Water, MeterRole.Consumption) with { Decimals = 3 };
        if (firm.Has('h'))
        {
            yield return Meter($"{firm.Id}-steam", id, "外购蒸汽", Carrier.Heat, MeterRole.Consumption) with { Decimals = 3 };
        }
    }

    private static MeterDefinition Meter(string id, EnterpriseId? enterprise, string name, Carrier carrier, MeterRole role) =>
        new()
        {
            Id = MeterId.Parse(id),
            Enterprise = enterprise,
            Name = name,
            Carrier = carrier,
            Role = role,
            Kind = MeterKind.Register,
            Unit = carrier switch
            {
                Carrier.Gas or Carrier.Water => MeterUnit.CubicMetre,
                Carrier.Heat => MeterUnit.Gigajoule,
                _ => MeterUnit.KilowattHour,
            },
            IntervalSeconds = QuarterHour,
        };

    /// <summary>The smallest common current transformer ratio (to 5 A) that carries a load at a voltage.</summary>
    private static int CurrentRatio(double kva, double kilovolts)
    {
        var needed = kva / (Math.Sqrt(3) * kilovolts) / 5;
        return Array.Find(CurrentRatios, ratio => ratio >= needed) is var found and > 0 ? found : CurrentRatios[^1];
    }
}
