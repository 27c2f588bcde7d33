using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.WhatIf;

/// <summary>
/// The inputs of an account with a changed load, so that the very same accounting makes the figures. Without a change the inputs are
/// returned as they are.
/// </summary>
public static class ChangedInputs
{
    /// <summary>Why there is nothing to change where no grid meter is.</summary>
    public const string NoGridMeter = "No counted meter buys electricity here, so there is no load to change; register its grid meter.";

    private static readonly MeterId AddedPv = MeterId.Parse("what-if-pv");
    private static readonly MeterId AddedExport = MeterId.Parse("what-if-export");

    /// <summary>Applies a change; null where <see cref="NoGridMeter"/> holds.</summary>
    public static InventoryInputs? Of(InventoryInputs inputs, LoadChange change)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(change);
        var bought = Differences(change);
        var changed = bought.Any(one => one != 0) || change.Generated.Any(one => one != 0);
        if (!changed)
        {
            return inputs;
        }

        var grid = Largest(inputs.Metered, meter => meter.Carrier == Carrier.Electricity && Counting.IsUse(meter));
        if (grid is null)
        {
            return null;
        }

        var metered = Add(inputs.Metered, grid, grid, bought, change);
        if (change.Generated.Any(one => one != 0))
        {
            var pv = Largest(metered, meter => meter.Carrier == Carrier.Pv && Counting.IsUse(meter))
                ?? Made(grid, AddedPv, Carrier.Pv, MeterRole.Generation);
            metered = Add(metered, pv, grid, change.Generated, change);
        }

        if (change.Exported.Any(one => one != 0))
        {
            var export = Largest(metered, meter => meter.Role == MeterRole.GridExport && Counting.IsCounted(meter))
                ?? Made(grid, AddedExport, Carrier.Electricity, MeterRole.GridExport);
            metered = Add(metered, export, grid, change.Exported, change);
        }

        return inputs with { Metered = metered with { Demand = [.. metered.Demand.Select(month => Peak(month, change))] } };
    }

    private static long[] Differences(LoadChange change) =>
        [.. change.Points.Select((point, i) => (change.Bought[i] ?? 0) - (point.Bought ?? 0))];

    private static MeterDefinition? Largest(Activities metered, Func<MeterDefinition, bool> fits) => metered.Meters
        .Where(meter => fits(meter) && meter.Measure == Measure.KilowattHour)
        .MaxBy(meter => metered.Months.Where(month => month.Meter == meter.Id).Sum(month => (decimal)(month.Amount ?? 0)));

    private static MeterDefinition Made(MeterDefinition grid, MeterId id, Carrier carrier, MeterRole role) => new()
    {
        Id = id,
        Enterprise = grid.Enterprise,
        Carrier = carrier,
        Role = role,
        Kind = MeterKind.Interval,
        Unit = MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };

    /// <summary>Adds amounts to the months of a meter; one that is not there yet has the months of the grid meter, all of them known.</summary>
    private static Activities Add(Activities metered, MeterDefinition meter, MeterDefinition grid, long[] amounts, LoadChange change)
    {
        var isThere = metered.Meters.Contains(meter);
        var months = isThere
            ? metered.Months
            : [.. metered.Months, .. metered.Months.Where(month => month.Meter == grid.Id).Select(month => month with
            {
                Meter = meter.Id,
                Amount = 0,
                Estimated = 0,
                CoveredMs = month.ExpectedMs,
                NotBegunMs = 0,
                Bands = new long[month.Bands.Count],
                Peak = null,
                PeakAtUnixMs = null,
            })];
        return metered with
        {
            Meters = isThere ? metered.Meters : [.. metered.Meters, meter],
            Months = [.. months.Select(month => month.Meter == meter.Id ? Add(month, amounts, change) : month)],
        };
    }

    private static MeterMonth Add(MeterMonth month, long[] amounts, LoadChange change)
    {
        var bands = month.Bands.ToArray();
        var sum = 0L;
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] != 0 && LocalMonth.Of(change.Points[i].Day) == month.Month)
            {
                sum += amounts[i];
                var band = (int)change.Bands[i];
                if (band < bands.Length)
                {
                    bands[band] += amounts[i];
                }
            }
        }

        return sum == 0 && month.Bands.SequenceEqual(bands) ? month : month with { Amount = (month.Amount ?? 0) + sum, Bands = bands };
    }

    private static DemandMonth Peak(DemandMonth month, LoadChange change)
    {
        long? peak = null;
        var at = 0L;
        for (var i = 0; i < change.Bought.Length; i++)
        {
            if (change.Bought[i] is { } bought && (peak is null || bought > peak)
                && LocalMonth.Of(change.Points[i].Day) == month.Month)
            {
                (peak, at) = (bought, change.Points[i].StartUnixMs);
            }
        }

        return peak is null ? month : month with { Peak = peak, PeakAtUnixMs = at };
    }
}
