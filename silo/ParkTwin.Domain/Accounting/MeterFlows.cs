namespace ParkTwin.Domain.Accounting;

/// <summary>Which flow a counted meter measures, and how its measure becomes the flow's unit.</summary>
internal static class MeterFlows
{
    /// <summary>The flow of a counted meter; null where its role has no place in the account.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="hasPv">True when the enterprise generates PV: then what it feeds in is PV.</param>
    public static Flow? Of(MeterDefinition meter, bool hasPv) => (meter.Carrier, meter.Role) switch
    {
        (_, MeterRole.Reactive) => Flows.Reactive,
        (Carrier.Electricity, MeterRole.GridImport or MeterRole.Consumption) => Flows.GridImport,
        (Carrier.Electricity, MeterRole.GridExport) => hasPv ? Flows.PvExported : Flows.OwnExported,
        (Carrier.Electricity, MeterRole.Generation) => Flows.OwnGeneration,
        (Carrier.Electricity, MeterRole.StorageCharge) => Flows.StorageCharge,
        (Carrier.Electricity, MeterRole.StorageDischarge) => Flows.StorageDischarge,
        (Carrier.Pv, MeterRole.Generation) => Flows.PvGenerated,
        (Carrier.Pv, MeterRole.GridExport) => Flows.PvExported,
        (Carrier.Gas, MeterRole.GridImport or MeterRole.Consumption) =>
            meter.Measure == Measure.CubicMetre ? Flows.Gas : Flows.GasEnergy,
        (Carrier.Water, MeterRole.GridImport or MeterRole.Consumption) => Flows.Water,
        (Carrier.Heat, MeterRole.GridImport or MeterRole.Consumption) => meter.Measure == Measure.Tonne ? Flows.Steam : Flows.Heat,
        _ => null,
    };

    /// <summary>What a meter measured in a run of months, in the flow's unit.</summary>
    public static Figure InFlowUnit(
        AccountDraft draft, MeterTable sums, Flow flow, MeterDefinition meter, string key, LocalMonth first, LocalMonth last)
    {
        if (flow == Flows.Gas)
        {
            return Gas(draft, sums, meter, key, first, last);
        }

        var leaf = sums.Sum(meter.Id, first, last).Leaf(key, meter);
        if (flow == Flows.GasEnergy)
        {
            return Figure.Of(leaf.Key + ".gj", "GJ", FigureOperation.Quotient, "kWh × 3.6 MJ/kWh ÷ 1000 MJ/GJ",
                Figure.Of(leaf.Key + ".mj", "MJ", FigureOperation.Product, "kWh × 3.6 MJ/kWh", leaf, Constants.MjPerKwh),
                Constants.MjPerGj);
        }

        return flow == Flows.Water
            ? Figure.Of(leaf.Key + ".t", "t", FigureOperation.Product, "m3 × 1 t/m3 (fresh water)", leaf, Constants.TonnePerCubicMetre)
            : leaf;
    }

    /// <summary>Gas month by month at the reference temperature of each: one part for each run of months that have the same.</summary>
    private static Figure Gas(
        AccountDraft draft, MeterTable sums, MeterDefinition meter, string key, LocalMonth first, LocalMonth last)
    {
        var runs = new List<(LocalMonth First, LocalMonth Last, decimal? Celsius)>(1);
        for (var month = first; month.Index <= last.Index; month = month.Next)
        {
            var celsius = ReferenceTemperature(draft, sums, meter, month);
            if (runs is [.., var run] && run.Celsius == celsius)
            {
                runs[^1] = run with { Last = month };
            }
            else
            {
                runs.Add((month, month, celsius));
            }
        }

        if (runs is [var only])
        {
            return AtZeroCelsius(draft, meter, sums.Sum(meter.Id, only.First, only.Last).Leaf(key, meter), only.Celsius);
        }

        return Figure.Of(key, Flows.Gas.Unit, FigureOperation.SumOfKnown, "Σ of the months at each reference temperature", [.. runs.Select(run =>
            AtZeroCelsius(draft, meter, sums.Sum(meter.Id, run.First, run.Last).Leaf($"{key}.{run.First}", meter), run.Celsius))]);
    }

    /// <summary>
    /// Gas at its stated reference temperature becomes Nm³ at 0 °C: V₀ = V × 273.15 ÷ (273.15 + t), at 101.325 kPa. With none stated
    /// it is taken as it stands, and noted.
    /// </summary>
    private static Figure AtZeroCelsius(AccountDraft draft, MeterDefinition meter, Figure leaf, decimal? reference)
    {
        if (reference is not { } celsius)
        {
            draft.Note("gas-reference-assumed", "activity.gas",
                $"Meter {meter.Id} states no reference temperature; its m3 are taken as Nm3 (0 °C). At 20 °C they would be 6.8 % fewer; state "
                + "referenceTemperatureC in the registry.");
            return leaf;
        }

        return celsius == 0m ? leaf : GasVolume.AtTemperature(leaf.Key + ".nm3", leaf, celsius, 0m);
    }

    /// <summary>The reference temperature of a month: the last that was stated before its end.</summary>
    private static decimal? ReferenceTemperature(AccountDraft draft, MeterTable sums, MeterDefinition meter, LocalMonth month)
    {
        var result = meter.ReferenceTemperatureC;
        if (meter.Events.Count == 0)
        {
            return result;
        }

        var sum = sums.Sum(meter.Id, month, month);
        var (start, end) = (sum.FromUnixMs, sum.FromUnixMs + sum.ExpectedMs);
        foreach (var change in meter.Events)
        {
            if (change.ReferenceTemperatureC is { } celsius && change.AtUnixMs < end)
            {
                if (change.AtUnixMs > start && result is { } before && before != celsius)
                {
                    draft.Note("gas-reference-changed", "activity.gas",
                        $"The reference temperature of meter {meter.Id} changed from {before} to {celsius} °C within {month}; the whole month "
                        + "is converted from the newer one.");
                }

                result = celsius;
            }
        }

        return result;
    }
}
