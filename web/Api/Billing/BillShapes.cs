using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Billing;
using ParkTwin.Domain.Forecasts;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Billing;

/// <summary>Shows a bill.</summary>
internal static class BillShapes
{
    private static readonly string[] Confidences = ["confirmed", "calculated", "check", "not-found"];

    private static readonly (string Name, string Key)[] OfMonth =
    [
        ("kwh", "cost.kwh"), ("energy", "cost.energy"), ("demand", "cost.demand"), ("powerFactorAdjustment", "cost.powerFactorAdjustment"),
        ("total", "cost.total"), ("maxDemandKw", "demand.maxKw"), ("powerFactor", "demand.powerFactor"),
    ];

    /// <summary>A whole bill.</summary>
    public static BillView Bill(MonthBill bill, IReadOnlyList<BillMonthView> months, int depth)
    {
        var account = bill.Account;
        var park = bill.Who.Park;
        var take = new FigurePicker(account, park);
        var trees = new TreePicker(park, account.Shown.IdOf("cost.total", account.ShownVersion), account.Shown, depth);
        var forecast = BillForecasts.Of(account.Shown, bill.Projection);
        var days = BillDay.Of(bill.Uses, bill.Clock);
        var view = new BillView
        {
            TimeZone = park.Definition.TimeZone,
            Over = bill.Projection is null,
            Contract = bill.Contract(),
            Tariff = Tariff(bill),
            Kwh = take.Take("kwh", BillForecasts.Bought(account.Shown)),
            Energy = take.Take("energy", "cost.energy"),
            Demand = take.Take("demand", "cost.demand"),
            PowerFactorAdjustment = take.Take("powerFactorAdjustment", "cost.powerFactorAdjustment"),
            Total = take.Take("total", "cost.total"),
            Average = take.Take("average", "cost.average"),
            MaxDemandKw = take.Take("maxDemandKw", "demand.maxKw"),
            PowerFactor = take.Take("powerFactor", "demand.powerFactor"),
            Bands = [.. forecast.BandKwh.Keys.Order().Select(band => Band(take, trees, forecast, band, days))],
            Forecast = new Dictionary<string, BillForecastView>
            {
                ["kwh"] = Range(trees, "kwh", forecast.Kwh),
                ["energy"] = Range(trees, "energy", forecast.Energy),
                ["maxDemandKw"] = Range(trees, "maxDemandKw", forecast.MaxKw),
                ["demand"] = Range(trees, "demand", forecast.Demand),
                ["powerFactorAdjustment"] = Range(trees, "powerFactorAdjustment", forecast.Adjustment),
                ["total"] = Range(trees, "total", forecast.Total),
            },
            Method = Method(bill),
            Days = [.. days.Select(day => Day(account.Shown, day))],
            Months = months,
            Lacks = bill.Lacks(),
            Trees = trees.Trees,
        };
        return With(take.Complete(view), trees);
    }

    /// <summary>One month in a row of months.</summary>
    public static BillMonthView Month(PeriodAccount account, RegisteredPark park)
    {
        var take = new FigurePicker(account, park);
        var values = OfMonth.ToDictionary(
            one => one.Name,
            one => one.Key == "cost.kwh" ? take.Take(one.Name, BillForecasts.Bought(account.Shown)) : take.Take(one.Name, one.Key));
        return new BillMonthView
        {
            Period = account.Shown.Period.ToString(),
            Kwh = values["kwh"],
            Energy = values["energy"],
            Demand = values["demand"],
            PowerFactorAdjustment = values["powerFactorAdjustment"],
            Total = values["total"],
            MaxDemandKw = values["maxDemandKw"],
            PowerFactor = values["powerFactor"],
            Completeness = AccountWords.Share(account.Shown.Completeness),
            State = AccountWords.Of(account.State),
            Figures = OfMonth.ToDictionary(one => one.Name, one => account.Shown.IdOf(one.Key, account.ShownVersion).ToString()),
        };
    }

    /// <summary>An answer with the reasons of its trees beside those of its account.</summary>
    public static T With<T>(T view, TreePicker trees)
        where T : AccountView
    {
        var reasons = new Dictionary<string, string>(view.Reasons, StringComparer.Ordinal);
        foreach (var (key, reason) in trees.Reasons)
        {
            reasons.TryAdd(key, reason);
        }

        return view with { Reasons = reasons };
    }

    private static BillForecastView Range(TreePicker trees, string name, ForecastFigure figure) => new(
        trees.Take($"forecast.{name}", figure.Value),
        trees.Take($"forecast.{name}.low", figure.Low),
        trees.Take($"forecast.{name}.high", figure.High));

    private static BillBandView Band(
        FigurePicker take, TreePicker trees, BillForecast forecast, TimeBand band, IReadOnlyList<BillDay> days)
    {
        var word = TimeBands.Of(band);
        var kwh = take.Shown.Figures.ContainsKey($"cost.bandKwh.{word}") ? take.Take($"bands.{word}.kwh", $"cost.bandKwh.{word}") : 0m;
        return new BillBandView
        {
            Band = word,
            Kwh = kwh,
            EstimatedKwh = kwh is null ? null : Exact.FromMillionths(days.Sum(day => day.Estimated[(int)band])),
            Price = take.Take($"bands.{word}.price", BillForecasts.PriceOf(take.Shown, band)),
            Cost = take.Shown.Figures.ContainsKey($"cost.band.{word}") ? take.Take($"bands.{word}.cost", $"cost.band.{word}") : 0m,
            ForecastKwh = Range(trees, $"bands.{word}.kwh", forecast.BandKwh[band]),
            ForecastCost = Range(trees, $"bands.{word}.cost", forecast.BandCost[band]),
        };
    }

    private static BillDayView Day(Account account, BillDay day)
    {
        var bands = TimeBands.All.Where(band => day.Bands[(int)band] != 0).ToArray();
        var costs = bands.ToDictionary(TimeBands.Of, band => Exact.Trim(day.Kwh(band) * BillForecasts.PriceOf(account, band).Value));
        return new BillDayView
        {
            Day = day.Day,
            Kind = DayKinds.WordOf(day.Kind),
            Kwh = Exact.Trim(day.Kwh()),
            EstimatedKwh = day.Known == 0 ? null : Exact.Trim(day.EstimatedKwh),
            Completeness = AccountWords.Share((decimal)day.Known / day.Quarters) ?? 0m,
            Bands = bands.ToDictionary(TimeBands.Of, band => Exact.Trim(day.Kwh(band))),
            Costs = costs,
            Cost = day.Known == 0 || costs.Values.Any(cost => cost is null) ? null : Exact.Trim(costs.Values.Sum()),
        };
    }

    private static BillMethodView Method(MonthBill bill)
    {
        var rest = bill.Projection;
        return new BillMethodView
        {
            Method = rest is null ? "over" : rest.IsKnown ? "like-days" : "none",
            Days = DayKinds.All.ToDictionary(DayKinds.WordOf, kind => rest?.Days[(int)kind] ?? 0),
            From = ParkTime.At(bill.Who.Park, rest?.FromUnixMs),
            To = ParkTime.At(bill.Who.Park, rest?.ToUnixMs),
            MissingQuarterHours = rest?.MissingQuarters ?? 0,
            RestQuarterHours = rest?.RestQuarters ?? 0,
        };
    }

    private static BillTariffView? Tariff(MonthBill bill)
    {
        var contract = bill.Enterprise?.Contract;
        if (bill.Set.Tariffs.Find(contract?.Tariff) is not { } tariff)
        {
            return null;
        }

        var first = bill.Account.Shown.Period.First.First;
        var price = tariff.PriceOn(first, contract!.VoltageKv);
        var edition = bill.Bands.Editions.LastOrDefault(one => one.From <= first);
        return new BillTariffView
        {
            Id = tariff.Id,
            NameZh = tariff.NameZh,
            NameEn = tariff.NameEn,
            Kind = tariff.Kind == TariffKind.TwoPart ? "two-part" : "single-part",
            PriceFrom = price?.From,
            PriceCitation = price?.Citation,
            PriceConfidence = price is null ? null : Confidences[(int)price.Confidence],
            BandsFrom = edition?.From,
            BandsCitation = edition?.Citation,
        };
    }
}
