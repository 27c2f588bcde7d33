using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>
/// Makes the forecast of a month's bill from its account as it stands and the projection of its rest (<c>docs/accounting-bill.md</c>). Prices,
/// floor and power-factor share are those of the account's own figures. Pure.
/// </summary>
public static class BillForecasts
{
    private const string Over = "The month is over: as in the account";

    /// <summary>The forecast.</summary>
    /// <param name="account">The account of one month.</param>
    /// <param name="projection">The rest of that month; null where the month is over.</param>
    /// <exception cref="ArgumentException">The account's period is not a month.</exception>
    public static BillForecast Of(Account account, MonthProjection? projection)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.Period.Kind != PeriodKind.Month)
        {
            throw new ArgumentException($"A bill is made for a month, and {account.Period} is none.", nameof(account));
        }

        return projection is null ? Settled(account) : new Maker(account, projection).Make();
    }

    private static BillForecast Settled(Account account)
    {
        ForecastFigure As(string key, Figure figure) => ForecastFigure.Settled("forecast." + key, Over, figure);
        return new()
        {
            Kwh = As("kwh", Bought(account)),
            BandKwh = Bands(account).ToDictionary(band => band, band => As($"kwh.{TimeBands.Of(band)}", Kwh(account, band))),
            BandCost = Bands(account).ToDictionary(band => band, band => As($"cost.{TimeBands.Of(band)}", Cost(account, band))),
            Energy = As("energy", account.Figures["cost.energy"]),
            MaxKw = As("maxKw", account.Figures["demand.maxKw"]),
            Demand = As("demand", account.Figures["cost.demand"]),
            Adjustment = As("powerFactorAdjustment", account.Figures["cost.powerFactorAdjustment"]),
            Total = As("total", account.Figures["cost.total"]),
            IsOver = true,
        };
    }

    /// <summary>The bands that the account has figures of.</summary>
    internal static IEnumerable<TimeBand> Bands(Account account) =>
        TimeBands.All.Where(band => account.Figures.ContainsKey($"cost.bandKwh.{TimeBands.Of(band)}"));

    /// <summary>Bought energy of a month's account, kWh.</summary>
    public static Figure Bought(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.Figures["cost.average"].Inputs[^1];
    }

    internal static Figure Kwh(Account account, TimeBand band) => account.Figures[$"cost.bandKwh.{TimeBands.Of(band)}"];

    internal static Figure Cost(Account account, TimeBand band) => account.Figures[$"cost.band.{TimeBands.Of(band)}"];

    /// <summary>The price of a band as the account's figures have it, 元/kWh; unknown with its reason.</summary>
    public static Figure PriceOf(Account account, TimeBand band)
    {
        ArgumentNullException.ThrowIfNull(account);
        var key = $"price.{TimeBands.Of(band)}.{account.Period}";
        var cost = account.Figures.GetValueOrDefault($"cost.band.{TimeBands.Of(band)}");
        return cost is { Operation: FigureOperation.Product, Inputs: [_, var price] }
            ? price
            : Figure.Unknown(key, "CNY/kWh", cost?.Reason ?? $"No price of {TimeBands.Of(band)} is known in {account.Period}.");
    }

    /// <summary>One forecast in the making.</summary>
    private sealed class Maker(Account account, MonthProjection rest)
    {
        // Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom (GB/T 4086.3).
        private static readonly decimal[] Students =
        [
            12.706m, 4.303m, 3.182m, 2.776m, 2.571m, 2.447m, 2.365m, 2.306m, 2.262m, 2.228m, 2.201m, 2.179m, 2.160m, 2.145m, 2.131m,
            2.120m, 2.110m, 2.101m, 2.093m, 2.086m, 2.080m, 2.074m, 2.069m, 2.064m, 2.060m, 2.056m, 2.052m, 2.048m, 2.045m, 2.042m,
        ];

        private readonly string? _reason = rest.IsKnown
            ? null
            : $"{rest.Days.Sum()} whole days of readings are in the {MonthProjection.HistoryDays} days before; a forecast needs "
                + $"{MonthProjection.LeastDays}.";

        public BillForecast Make()
        {
            var bands = TimeBands.All.Where(band => Bands(account).Contains(band) || rest.Bands.Any(one => one.Band == band)).ToList();
            var kwh = bands.ToDictionary(band => band, BandKwh);
            var cost = bands.ToDictionary(band => band, band => BandCost(band, kwh[band]));
            var used = bands.Where(band => kwh[band].Value.Value is not 0m).ToList();
            var energy = Total("energy", "CNY", "Σ over bands (电度电费)", [.. used.Select(band => cost[band].Value)],
                account.Figures["cost.energy"], rest.Variance(band => PriceOf(account, band).Value ?? 0m));
            var greatest = MaxKw();
            var demand = Demand(greatest);
            var adjustment = Adjustment(energy, demand);
            return new()
            {
                Kwh = Total("kwh", "kWh", "Σ over bands", [.. used.Select(band => kwh[band].Value)], Bought(account), rest.Variance(_ => 1m)),
                BandKwh = kwh,
                BandCost = cost,
                Energy = energy,
                MaxKw = greatest,
                Demand = demand,
                Adjustment = adjustment,
                Total = new(Sum("total", energy.Value, demand.Value, adjustment.Value), Sum("total.low", energy.Low, demand.Low, adjustment.Low),
                    Sum("total.high", energy.High, demand.High, adjustment.High)),
                IsOver = false,
            };
        }

        private static Figure Sum(string name, params Figure[] parts) => Figure.Of(
            "forecast." + name, "CNY", FigureOperation.Sum, "电度电费 + 基本电费 + 力调电费 at the month's end", parts);

        private ForecastFigure BandKwh(TimeBand band)
        {
            var word = TimeBands.Of(band);
            var key = $"forecast.kwh.{word}";
            if (_reason is not null)
            {
                return ForecastFigure.Unknown(key, "kWh", _reason);
            }

            var known = account.Figures.GetValueOrDefault($"cost.bandKwh.{word}")
                ?? Figure.Leaf($"cost.bandKwh.{word}", "kWh", 0m, Constant("Nothing in this band so far"));
            var open = rest.Bands.FirstOrDefault(one => one.Band == band) ?? new BandProjection(band, 0m, 0m, 0m);
            var value = Figure.Of(key, "kWh", FigureOperation.Sum, "Known so far + missing quarter-hours + quarter-hours to come, as on like days",
                known, Leaf($"{key}.missing", "kWh", open.Missing), Leaf($"{key}.rest", "kWh", open.Rest));
            return Interval(key, value, known, open.Variance);
        }

        private ForecastFigure BandCost(TimeBand band, ForecastFigure kwh)
        {
            var key = $"forecast.cost.{TimeBands.Of(band)}";
            if (kwh.Value.Value == 0m)
            {
                Figure Nothing(string end) => Figure.Leaf(key + end, "CNY", 0m, Constant("No kWh are in this band"));
                return new(Nothing(string.Empty), Nothing(".low"), Nothing(".high"));
            }

            var price = PriceOf(account, band);
            Figure Of(string end, Figure amount) => Figure.Of(
                key + end, "CNY", FigureOperation.Product, $"{TimeBands.Chinese(band)} kWh × price", amount, price);
            return new(Of(string.Empty, kwh.Value), Of(".low", kwh.Low), Of(".high", kwh.High));
        }

        private ForecastFigure Total(string name, string unit, string formula, IReadOnlyList<Figure> parts, Figure known, decimal variance)
        {
            var key = "forecast." + name;
            if (_reason is not null || parts.Count == 0)
            {
                return ForecastFigure.Unknown(key, unit, _reason ?? known.Reason ?? $"Nothing is known of {account.Period} yet.");
            }

            return Interval(key, Figure.Of(key, unit, FigureOperation.Sum, formula, parts), known, variance);
        }

        /// <summary>Forecast ∓ t × √variance, the low end not below what is known already.</summary>
        private ForecastFigure Interval(string key, Figure value, Figure known, decimal variance)
        {
            var half = Figure.Of($"{key}.half", value.Unit, FigureOperation.Product, "t × √(variance of the days to come and of their mean), 95 %",
                Figure.Leaf("forecast.student", "1", Students[Math.Clamp(rest.Days.Sum() - 2, 0, Students.Length - 1)],
                    Constant("Student's t, two-sided 95 %, whole days less one (GB/T 4086.3); days are taken as independent")),
                Figure.Of($"{key}.deviation", value.Unit, FigureOperation.SquareRoot, "√ variance",
                    Leaf($"{key}.variance", value.Unit + "2", variance)));
            var free = Figure.Of($"{key}.free", value.Unit, FigureOperation.Difference, "Forecast − half interval", value, half);
            return new(
                value,
                known.Value is null
                    ? free
                    : Figure.Of($"{key}.low", value.Unit, FigureOperation.Maximum, "Not below what is known already", free, known),
                Figure.Of($"{key}.high", value.Unit, FigureOperation.Sum, "Forecast + half interval", value, half));
        }

        private ForecastFigure MaxKw()
        {
            const string Key = "forecast.maxKw";
            var known = account.Figures["demand.maxKw"];
            if (_reason is not null)
            {
                return ForecastFigure.Unknown(Key, "kW", _reason);
            }

            return new(
                Figure.Of(Key, "kW", FigureOperation.Maximum, "The greatest so far, or that of a like day to come", known,
                    Leaf(Key + ".rest", "kW", rest.PeakKw)),
                Figure.Of(Key + ".low", "kW", FigureOperation.Chosen, "The greatest so far", known),
                Figure.Of(Key + ".high", "kW", FigureOperation.Maximum,
                    "The greatest so far, or of the history where quarter-hours are to come", known,
                    Leaf(Key + ".history", "kW", rest.RestQuarters == 0 ? 0m : rest.PeakHighKw)));
        }

        /// <summary>As the account's own: nothing, capacity, or the billed demand with the floor that stands in its tree.</summary>
        private ForecastFigure Demand(ForecastFigure greatest)
        {
            const string Key = "forecast.demand";
            var charge = account.Figures["cost.demand"];
            if (charge is not { Operation: FigureOperation.Product, Inputs: [var billed, var price] }
                || !billed.Key.StartsWith("demand.billedKw", StringComparison.Ordinal))
            {
                return ForecastFigure.Settled(Key, "The basic charge does not follow the demand: as in the account", charge);
            }

            var floor = billed.Operation == FigureOperation.Maximum ? billed.Inputs[1] : null;
            Figure Of(string end, Figure kw) => Figure.Of(Key + end, "CNY", FigureOperation.Product, "Billed demand × demand price (需量电价)",
                floor is null ? kw : Figure.Of($"{Key}.billedKw{end}", "kW", FigureOperation.Maximum,
                    "The greater of the greatest demand and the floor", kw, floor),
                price);
            return new(Of(string.Empty, greatest.Value), Of(".low", greatest.Low), Of(".high", greatest.High));
        }

        private ForecastFigure Adjustment(ForecastFigure energy, ForecastFigure demand)
        {
            const string Key = "forecast.powerFactorAdjustment";
            var charge = account.Figures["cost.powerFactorAdjustment"];
            if (charge is not { Operation: FigureOperation.Product, Inputs: [_, var share] })
            {
                return ForecastFigure.Settled(Key, "No adjustment by the power factor: as in the account", charge);
            }

            Figure Of(string end, Figure one, Figure other) => Figure.Of(Key + end, "CNY", FigureOperation.Product,
                "Energy and basic charge × share of the power factor so far",
                Figure.Of($"forecast.base{end}", "CNY", FigureOperation.Sum, "电度电费 + 基本电费", one, other), share);
            return new(Of(string.Empty, energy.Value, demand.Value), Of(".low", energy.Low, demand.Low), Of(".high", energy.High, demand.High));
        }

        private static FigureSource Constant(string citation) => new() { Kind = FigureSourceKind.Constant, Citation = citation };

        private Figure Leaf(string key, string unit, decimal value) => Figure.Leaf(key, unit, value, new()
        {
            Kind = FigureSourceKind.Meter,
            FromUnixMs = rest.FromUnixMs,
            ToUnixMs = rest.ToUnixMs,
            Citation = $"Days of the same kind in the {MonthProjection.HistoryDays} days before",
        });
    }
}
