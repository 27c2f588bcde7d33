using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tariffs;

/// <summary>
/// What bought electricity cost, by month and summed: demand and power factor are monthly, so a longer period is the sum of its
/// months. Also maximum demand, load factor, power factor, peak-valley ratio, and shares by time band (reference §4, §6).
/// </summary>
internal static class CostFigures
{
    /// <summary>Adds <c>cost.*</c> and <c>demand.*</c>.</summary>
    public static void Add(AccountDraft draft)
    {
        var single = draft.Inputs.Period.MonthCount == 1;
        var months = new List<CostMonth>();
        foreach (var month in draft.Inputs.Period.Months())
        {
            var suffix = single ? string.Empty : $".{month}";
            var grid = new GridMonth(draft.Inputs, month, suffix);
            if (single || grid.HasBegun)
            {
                months.Add(new(draft, grid, suffix));
            }
        }

        if (months.Count == 0)
        {
            months.Add(new(draft, new(draft.Inputs, draft.Inputs.Period.First, string.Empty), $".{draft.Inputs.Period.First}"));
        }

        Costs(draft, months);
        Demand(draft, months);
    }

    private static void Costs(AccountDraft draft, List<CostMonth> months)
    {
        foreach (var band in TimeBands.All)
        {
            var word = TimeBands.Of(band);
            if (band == TimeBand.None && !months.Any(month => month.Grid.Uses(band)))
            {
                continue;
            }

            Months(draft, $"cost.band.{word}", "CNY", months, month => month.BandCosts[(int)band]);
            var energy = Months(draft, $"cost.bandKwh.{word}", "kWh", months, month => month.BandKwh[(int)band]);
            draft.Add(Figure.Of($"cost.bandShare.{word}", "1", FigureOperation.Quotient, $"{TimeBands.Chinese(band)} kWh ÷ bought kWh",
                energy, Bought(months)));
        }

        var charge = Months(draft, "cost.energy", "CNY", months, month => month.Energy);
        Months(draft, "cost.demand", "CNY", months, month => month.Demand);
        Months(draft, "cost.base", "CNY", months, month => month.Base);
        Months(draft, "cost.powerFactorAdjustment", "CNY", months, month => month.Adjustment);
        Months(draft, "cost.total", "CNY", months, month => month.Total);
        draft.Add(Figure.Of("cost.average", "CNY/kWh", FigureOperation.Quotient, "Energy charge ÷ bought kWh (平均电度电价)", charge,
            Bought(months)));
    }

    private static void Demand(AccountDraft draft, List<CostMonth> months)
    {
        var greatest = months.Count == 1 && months[0].Grid.MaxKw.Key == "demand.maxKw"
            ? months[0].Grid.MaxKw
            : Figure.Of("demand.maxKw", "kW", FigureOperation.Maximum, "The greatest of the months", [.. months.Select(month => month.Grid.MaxKw)]);
        draft.Add(greatest);
        draft.Add(Figure.Of("demand.loadFactor", "1", FigureOperation.Quotient, "Mean kW ÷ greatest kW (负荷率)", Mean(months), greatest));
        if (months.Count == 1 && months[0].PowerFactor.Key == "demand.powerFactor")
        {
            draft.Add(months[0].PowerFactor);
        }
        else
        {
            draft.Add(TariffFormulas.PowerFactor("demand.powerFactor", Bought(months), Sum("demand.kvarh", "kvarh", months, month => month.Grid.Reactive)));
        }

        draft.Add(Figure.Of("demand.peakValleyRatio", "1", FigureOperation.Quotient, "(尖峰 + 高峰) kWh ÷ (低谷 + 深谷) kWh (峰谷比)",
            Bands("demand.peakKwh", months, TimeBand.Sharp, TimeBand.Peak), Bands("demand.valleyKwh", months, TimeBand.Valley, TimeBand.DeepValley)));
    }

    /// <summary>Mean power: for each meter its energy over the hours it was known in, summed over the meters.</summary>
    private static Figure Mean(List<CostMonth> months)
    {
        var means = months
            .SelectMany(month => month.Grid.ByMeter())
            .GroupBy(part => part.Meter)
            .Select(meter => Figure.Of($"demand.meanKw.{meter.Key}", "kW", FigureOperation.Quotient, "kWh ÷ hours covered by readings",
                Figure.Of($"demand.kwh.{meter.Key}", "kWh", FigureOperation.Sum, "Σ of the months", [.. meter.Select(part => part.Energy)]),
                Figure.Of($"demand.hours.{meter.Key}", "h", FigureOperation.Sum, "Σ of the months", [.. meter.Select(part => part.Hours)])))
            .ToList();
        return means.Count == 0
            ? Figure.Unknown("demand.meanKw", "kW", Bought(months).Reason ?? "No reading is known.")
            : Figure.Of("demand.meanKw", "kW", FigureOperation.Sum, "Σ over the grid meters", means);
    }

    private static Figure Bought(List<CostMonth> months) => months.Count == 1
        ? months[0].Grid.Energy
        : Sum("cost.kwh", "kWh", months, month => month.Grid.Energy);

    private static Figure Bands(string key, List<CostMonth> months, TimeBand first, TimeBand second) =>
        Figure.Of(key, "kWh", FigureOperation.Sum, $"{TimeBands.Chinese(first)} + {TimeBands.Chinese(second)}",
            [.. months.SelectMany(month => new[] { month.BandKwh[(int)first], month.BandKwh[(int)second] })]);

    private static Figure Sum(string key, string unit, List<CostMonth> months, Func<CostMonth, Figure> of) =>
        Figure.Of(key, unit, FigureOperation.Sum, "Σ of the months", [.. months.Select(of)]);

    private static Figure Months(AccountDraft draft, string key, string unit, List<CostMonth> months, Func<CostMonth, Figure> of)
    {
        var first = of(months[0]);
        return draft.Add(months.Count == 1 && first.Key == key ? first : Sum(key, unit, months, of));
    }
}
