using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.WhatIf;

/// <summary>
/// The inputs of the account of an enterprise that is not there yet, so that the same accounting makes its figures. A period has as much of
/// a year's amounts as it has of a year's 8,760 hours; within it electricity follows the work pattern.
/// </summary>
public static class NewcomerInputs
{
    /// <summary>Hours of the year that yearly amounts are of.</summary>
    public const decimal YearHours = 8_760m;

    /// <summary>
    /// Reactive over active energy at a power factor of 0.90, tan φ = √(1 ÷ 0.90² − 1): what a plant that is not there yet is taken to hold, the
    /// standard of most of industry (水电财字〔1983〕215号), so that its tariff neither rewards nor fines it for what nobody knows.
    /// </summary>
    public const decimal ReactiveShare = 0.48432m;

    private const decimal Millionths = 1_000_000m;
    private const string Word = "what-if-new";

    /// <summary>The inputs.</summary>
    /// <param name="newcomer">The enterprise.</param>
    /// <param name="like">Inputs of the same park and period.</param>
    /// <param name="points">The quarter-hours of the period; amounts are not looked at.</param>
    /// <param name="bands">The time bands of its tariff.</param>
    public static InventoryInputs Of(Newcomer newcomer, InventoryInputs like, IReadOnlyList<LoadPoint> points, TimeBandTable bands)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        ArgumentNullException.ThrowIfNull(like);
        var share = ShareOfYear(points.Count);
        var amounts = Amounts(newcomer, points);
        var grid = Meter("what-if-new-grid", Carrier.Electricity, MeterRole.GridImport, MeterUnit.KilowattHour);
        List<MeterDefinition> meters = [grid];
        List<MeterMonth> months = [.. like.Period.Months().Select(month => Month(grid.Id, month, points, amounts, bands))];
        var reactive = Meter("what-if-new-reactive", Carrier.Electricity, MeterRole.Reactive, MeterUnit.KilovarHour);
        long[] kvarh = [.. amounts.Select(amount => (long)Math.Round(amount * ReactiveShare))];
        meters.Add(reactive);
        months.AddRange(like.Period.Months().Select(month => Month(reactive.Id, month, points, kvarh, TimeBandTable.Empty)));
        if (newcomer.YearGasNm3 is { } gas)
        {
            var meter = Meter("what-if-new-gas", Carrier.Gas, MeterRole.Consumption, MeterUnit.CubicMetre) with
            {
                ReferenceTemperatureC = 0m,
            };
            long[] even = [.. points.Select(_ => (long)Math.Round(gas * Millionths / (YearHours * 4)))];
            meters.Add(meter);
            months.AddRange(like.Period.Months().Select(month => Month(meter.Id, month, points, even, TimeBandTable.Empty)));
        }

        return like with
        {
            Enterprise = new()
            {
                Id = EnterpriseId.Parse(Word),
                Name = newcomer.Name,
                Industry = newcomer.Industry,
                LandMu = newcomer.LandMu,
                FloorM2 = newcomer.FloorM2,
                Contract = newcomer.Contract,
            },
            AsOfUnixMs = like.ToUnixMs,
            Supplied = SubSupply.None,
            Metered = new()
            {
                Meters = meters,
                Months = months,
                Demand = [.. like.Period.Months().Select(month => Peak(month, points, amounts))],
            },
            Declared =
            [
                new()
                {
                    Period = like.Period,
                    Version = 1,
                    Figures = new() { Output = newcomer.YearOutput * share, ValueAdded = newcomer.YearValueAdded * share },
                    By = Word,
                    AtUnixMs = like.ToUnixMs,
                    Via = "api",
                },
            ],
        };
    }

    /// <summary>The part of a year that a number of quarter-hours is.</summary>
    public static decimal ShareOfYear(int quarterHours) => quarterHours / (YearHours * 4);

    /// <summary>
    /// What it buys in each quarter-hour, millionths of kWh. Over the period they are its share of the year whatever its days off: taken to a
    /// year they are what was stated.
    /// </summary>
    public static long[] Amounts(Newcomer newcomer, IReadOnlyList<LoadPoint> points)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        ArgumentNullException.ThrowIfNull(points);
        var mean = points.Count == 0 ? 1m : points.Average(point => Weight(newcomer.Pattern, point.Day.DayOfWeek, point.Quarter));
        return
        [
            .. points.Select(point => (long)Math.Round(
                newcomer.YearKwh * Millionths / (YearHours * 4) * Weight(newcomer.Pattern, point.Day.DayOfWeek, point.Quarter) / mean)),
        ];
    }

    private static decimal Weight(WorkPattern pattern, DayOfWeek day, int quarter) => pattern switch
    {
        WorkPattern.TwoShifts => day != DayOfWeek.Sunday && quarter is >= 24 and < 88 ? 1m : 0.25m,
        WorkPattern.DayShift => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && quarter is >= 32 and < 72 ? 1m : 0.15m,
        _ => 1m,
    };

    private static MeterDefinition Meter(string id, Carrier carrier, MeterRole role, MeterUnit unit) => new()
    {
        Id = MeterId.Parse(id),
        Enterprise = EnterpriseId.Parse(Word),
        Carrier = carrier,
        Role = role,
        Kind = MeterKind.Interval,
        Unit = unit,
        IntervalSeconds = 900,
    };

    private static MeterMonth Month(
        MeterId meter, LocalMonth month, IReadOnlyList<LoadPoint> points, long[] amounts, TimeBandTable bands)
    {
        var sums = new long[TimeBands.All.Count];
        var (sum, count) = (0L, 0);
        for (var i = 0; i < points.Count; i++)
        {
            if (LocalMonth.Of(points[i].Day) == month)
            {
                sum += amounts[i];
                count++;
                sums[(int)(bands.DayOf(points[i].Day)?.Quarters[points[i].Quarter] ?? TimeBand.None)] += amounts[i];
            }
        }

        var ms = count * QuarterHour.LengthMs;
        return new() { Meter = meter, Month = month, Amount = sum, CoveredMs = ms, ExpectedMs = ms, Bands = sums };
    }

    private static DemandMonth Peak(LocalMonth month, IReadOnlyList<LoadPoint> points, long[] amounts)
    {
        var at = -1;
        for (var i = 0; i < points.Count; i++)
        {
            at = LocalMonth.Of(points[i].Day) == month && (at < 0 || amounts[i] > amounts[at]) ? i : at;
        }

        return at < 0 ? new(month, null, null) : new(month, amounts[at], points[at].StartUnixMs);
    }
}
