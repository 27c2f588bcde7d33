using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Domain.Tests.Accounting;
using ParkTwin.Domain.Tests.Tariffs;
using ParkTwin.Domain.WhatIf;

namespace ParkTwin.Domain.Tests.WhatIf;

/// <summary>July 2026 of an enterprise with one grid meter: its quarter-hours, and the month's sums that its ledger would have of them.</summary>
internal sealed class TrialMonth
{
    public static readonly LocalMonth July = LocalMonth.Of(2026, 7);
    private const int OffsetMs = 28_800_000;

    public TrialMonth(Func<int, long?> bought, Func<int, long?>? pv = null)
    {
        var midnight = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
        Points = [.. Enumerable.Range(0, 31 * 96).Select(i =>
            new LoadPoint(midnight + (i * QuarterHour.LengthMs), OffsetMs, bought(i), pv?.Invoke(i)))];
    }

    public IReadOnlyList<LoadPoint> Points { get; }

    /// <summary>The shipped reference data with the test prices of TV7.</summary>
    public static ReferenceSet Set { get; } = new()
    {
        Version = "test",
        Factors = TestFactors.Shipped.Factors,
        Tariffs = TariffFiles.WithPrices(TariffBill.TestPrices),
        Thresholds = TestFactors.Shipped.Thresholds,
    };

    public static TimeBandTable Bands => Set.Tariffs.BandsFor("zj-two-part", "CN-33");

    public InventoryInputs Inputs
    {
        get
        {
            var bands = new long[TimeBands.All.Count];
            foreach (var point in Points)
            {
                bands[(int)(Bands.DayOf(point.Day)?.Quarters[point.Quarter] ?? TimeBand.None)] += point.Bought ?? 0;
            }

            var known = Points.Count(point => point.Bought is not null);
            var peak = Points.MaxBy(point => point.Bought ?? long.MinValue);
            var grid = Firm.Of("grid", Carrier.Electricity, MeterRole.GridImport, MeterUnit.KilowattHour);
            return new()
            {
                Park = ParkId.Parse("p"),
                Region = "CN-33",
                Enterprise = new()
                {
                    Id = EnterpriseId.Parse("e1"),
                    Name = "e1",
                    Contract = new() { Tariff = "zj-two-part", TransformerKva = 2000m, VoltageKv = 10m },
                },
                Period = AccountingPeriod.OfMonth(July),
                TimeZone = "Asia/Shanghai",
                FromUnixMs = Points[0].StartUnixMs,
                ToUnixMs = Points[^1].StartUnixMs + QuarterHour.LengthMs,
                AsOfUnixMs = Points[^1].StartUnixMs + QuarterHour.LengthMs,
                Metered = new()
                {
                    Meters = [grid],
                    Months =
                    [
                        new()
                        {
                            Meter = grid.Id,
                            Month = July,
                            Amount = known == 0 ? null : bands.Sum(),
                            CoveredMs = known * QuarterHour.LengthMs,
                            ExpectedMs = Points.Count * QuarterHour.LengthMs,
                            Bands = bands,
                        },
                    ],
                    Demand = [new(July, peak.Bought, peak.Bought is null ? null : peak.StartUnixMs)],
                },
                Declared = [],
            };
        }
    }

    public Account Before => Accountant.Make(Inputs, Set, FactorScope.Provincial);

    public LoadChange Change(Trial trial) => LoadChange.Of(Points, Bands, trial);

    public Account After(Trial trial) => Accountant.Make(ChangedInputs.Of(Inputs, Change(trial))!, Set, FactorScope.Provincial);
}
