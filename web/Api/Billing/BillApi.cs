using System.Globalization;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Billing;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Billing;

/// <summary>The electricity bill and the demand of a month.</summary>
internal sealed class BillApi(CallerRegistry registry, BillReader reader)
{
    private const int DefaultMonths = 12;
    private const int MostMonths = 36;

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/enterprises/{enterprise}/bill", (
                BillApi api, string park, string enterprise, string? period, string? months, string? depth) =>
                api.BillAsync(park, enterprise, period, months, depth))
            .Needs(AccessRight.ReadAccounts)
            .Describe<BillView>("enterpriseBill", "The electricity bill of a month, so far and at its end", """
                By time band and day, with prices and tariff version; the bill so far is the account's cost of the month, to the last
                digit. The forecast is what is known plus the quarter-hours to come as on the days of the same kind in the 56 days
                before, with a 95 % interval, never below what is known; `trees` has its computation. `lacks` says what is missing and who can
                mend it. `period` is a month (2026-11), `months` how many months up to it are listed (12 when absent, 1 to 36), `depth`
                0 to 32 (6 when absent).
                """, 400, 404, 503);
        parks.MapGet("/{park}/enterprises/{enterprise}/demand", (
                BillApi api, string park, string enterprise, string? period, string? months, string? depth) =>
                api.DemandAsync(park, enterprise, period, months, depth))
            .Needs(AccessRight.ReadAccounts)
            .Describe<DemandView>("enterpriseDemand", "The demand of a month against contract and transformer", """
                Each quarter-hour of bought electricity as mean power, the greatest and when it was, what is left to the contracted demand, what
                is above it and costs by the tariff's rule, and the greatest of each of the months before. Parameters as for the bill.
                """, 400, 404, 503);
    }

    private async Task<IResult> BillAsync(string park, string enterprise, string? period, string? months, string? depth)
    {
        var (bill, rows, deep, problem) = await ReadAsync(park, enterprise, period, months, depth);
        return problem ?? TypedResults.Ok(BillShapes.Bill(bill!, rows!, deep));
    }

    private async Task<IResult> DemandAsync(string park, string enterprise, string? period, string? months, string? depth)
    {
        var (bill, rows, deep, problem) = await ReadAsync(park, enterprise, period, months, depth);
        return problem ?? TypedResults.Ok(Demand(bill!, rows!, deep));
    }

    private async Task<(MonthBill? Bill, List<BillMonthView>? Months, int Depth, IResult? Problem)> ReadAsync(
        string park, string enterprise, string? text, string? monthsText, string? depthText)
    {
        var depth = TreePicker.DefaultDepth;
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return (null, null, depth, missing);
        }

        if (!AccountingPeriod.TryParse(text, out var period) || period.Kind != PeriodKind.Month)
        {
            return (null, null, depth, Problems.Bad(UsageQuery.Say("period", text, "a month such as 2026-11")));
        }

        var months = DefaultMonths;
        if (monthsText is not null && (!int.TryParse(monthsText, NumberStyles.None, CultureInfo.InvariantCulture, out months)
            || months is < 1 or > MostMonths))
        {
            return (null, null, depth, Problems.Bad(UsageQuery.Say("months", monthsText, $"a whole number from 1 to {MostMonths}")));
        }

        if (FigureDepth.TryRead(depthText, TreePicker.DefaultDepth, out depth) is { } deep)
        {
            return (null, null, depth, Problems.Bad(deep));
        }

        return await reader.ReadAsync(who, period) is { } bill && await reader.MonthsAsync(who, bill, months) is { } rows
            ? (bill, rows, depth, null)
            : (null, null, depth, Problems.NotYet());
    }

    private static DemandView Demand(MonthBill bill, IReadOnlyList<BillMonthView> months, int depth)
    {
        var account = bill.Account;
        var park = bill.Who.Park;
        var take = new FigurePicker(account, park);
        var trees = new TreePicker(park, account.Shown.IdOf("demand.maxKw", account.ShownVersion), account.Shown, depth);
        var figures = DemandFigures.Of(account.Shown, bill.Enterprise?.Contract, bill.Who.Word);
        var peak = figures.MaxKw.Tree().FirstOrDefault(one => one.Key.StartsWith("demand.peakQuarterHour", StringComparison.Ordinal));
        var view = new DemandView
        {
            TimeZone = park.Definition.TimeZone,
            Contract = bill.Contract(),
            MaxKw = take.Take("maxKw", "demand.maxKw"),
            MaxAt = ParkTime.At(park, peak?.Source?.FromUnixMs),
            MarginKw = trees.Take("marginKw", figures.MarginKw),
            ContractShare = trees.Take("contractShare", figures.ContractShare),
            TransformerShare = trees.Take("transformerShare", figures.TransformerShare),
            OverKw = trees.Take("overKw", figures.OverKw),
            OverCost = trees.Take("overCost", figures.OverCost),
            NextKwCost = trees.Take("nextKwCost", figures.NextKwCost),
            BilledKw = trees.Take("billedKw", figures.BilledKw),
            UnusedKw = trees.Take("unusedKw", figures.UnusedKw),
            Demand = take.Take("demand", "cost.demand"),
            Rows = [.. bill.Uses.Select(use => Row(bill, use))],
            Months = months,
            Lacks = bill.Lacks(),
            Trees = trees.Trees,
        };
        return BillShapes.With(take.Complete(view), trees);
    }

    private static DemandRowView Row(MonthBill bill, QuarterUse use) => new(
        ParkTime.At(bill.Who.Park, use.StartUnixMs),
        use.Amount is { } amount ? Exact.FromMillionths(checked(amount * 4)) : null,
        TimeBands.Of(bill.Clock.Place(use.StartUnixMs).Band),
        use.Estimated != 0);
}
