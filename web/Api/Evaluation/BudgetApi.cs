using System.Globalization;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Budgets;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Evaluation;

/// <summary>A year against its energy and carbon budget.</summary>
internal sealed class BudgetApi(CallerRegistry registry, IReferenceSets sets, AccountReader reader, TimeProvider time)
{
    private static readonly string[] Always = ["energy.tceCalorific", "carbon.total"];
    private static readonly string[] Methods = ["none", "complete", "seasonal", "linear"];
    private static readonly string[] Statuses = ["unknown", "within", "at-risk", "overrun-forecast", "overrun"];

    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/enterprises/{enterprise}/budget", (
            BudgetApi api, string park, string enterprise, string? year, string? depth) => api.GetAsync(park, enterprise, year, depth))
        .Needs(AccessRight.ReadAccounts)
        .Describe<BudgetView>("enterpriseBudget", "A year against its budget", """
            What is allotted (the allotments of PUT /api/reference/thresholds; null with its reason while none is entered), the months
            that are over, and the year's end with a 95 % interval from three months on: with last year's season where all of last year is
            known, else by the mean month. An unknown month, or one below 90 % complete, ends the run and is told. `depth` is 0 to 32 (6
            when absent).
            """, 400, 404, 503);

    /// <summary>Checks a calendar year; answers the sentence that says what is wrong with it, or null.</summary>
    public static string? TryReadYear(string? text, out AccountingPeriod year) =>
        AccountingPeriod.TryParse(text, out year) && year.Kind == PeriodKind.Year
            ? null
            : UsageQuery.Say("year", text, "a calendar year such as 2026");

    private async Task<IResult> GetAsync(string park, string enterprise, string? text, string? depthText)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (TryReadYear(text, out var year) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (FigureDepth.TryRead(depthText, TreePicker.DefaultDepth, out var depth) is { } deep)
        {
            return Problems.Bad(deep);
        }

        if (await MonthsAsync(who, year) is not { } months)
        {
            return Problems.NotYet();
        }

        var set = await sets.CurrentAsync();
        var allotted = who.Id is { } id ? set.Thresholds.AllottedTo(who.Park.Definition.Id, id, year.Year) : [];
        var current = months.Where(month => month.Period.Year == year.Year).ToArray();
        return TypedResults.Ok(new BudgetView
        {
            Park = park,
            Enterprise = who.Word,
            Year = year.Year,
            Scope = FigureId.WordOf(FactorScope.Provincial),
            State = AccountWords.Of(ReportState.Provisional),
            FactorSet = set.Version,
            Completeness = AccountWords.Share(current.Min(month => month.Completeness)),
            ProvisionalFactors = current.Any(month => month.Provisional),
            Lines =
            [
                .. Always.Union(allotted.Select(one => one.Figure)).Select(figure =>
                    Line(who, year, figure, allotted.FirstOrDefault(one => one.Figure == figure), months, depth)),
            ],
        });
    }

    /// <summary>The months of the year and of the year before that are over; null before the silo knows the enterprise.</summary>
    private async Task<List<Account>?> MonthsAsync(EnterpriseRef who, AccountingPeriod year)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var months = new List<Account>();
        foreach (var month in year.YearBefore().Months().Concat(year.Months()).Select(AccountingPeriod.OfMonth))
        {
            if (now < month.Span(who.Park.Calendar).ToUnixMs)
            {
                break;
            }

            if (await reader.ReadAsync(who, month, FactorScope.Provincial) is not { } account)
            {
                return null;
            }

            months.Add(account.Now);
        }

        return months;
    }

    private static BudgetLineView Line(
        EnterpriseRef who, AccountingPeriod year, string figure, Allotment? allotment, List<Account> months, int depth)
    {
        var unit = figure == "carbon.total" ? "tCO2" : "tce";
        var pace = BudgetForecast.Of(
            new() { Year = year.Year, Figure = figure, Unit = unit, Allotted = allotment?.Amount, Citation = allotment?.Source },
            [.. months.Select(month => new BudgetMonth(
                month.Period.First, month.Figures.GetValueOrDefault(figure)?.Value, month.Completeness, IsOver: true))]);
        var home = new FigureId(who.Park.Definition.Id, FigureWord(who), year, FactorScope.Provincial, figure);
        var take = new TreePicker(who.Park, home, null, depth);
        return new BudgetLineView
        {
            Figure = figure,
            Unit = unit,
            Allotted = take.Take("allotted", pace.Allotted),
            Citation = allotment?.Source,
            ToDate = take.Take("toDate", pace.ToDate),
            Used = take.Take("used", pace.Used),
            Forecast = take.Take("forecast", pace.Forecast),
            Low = take.Take("low", pace.Low),
            High = take.Take("high", pace.High),
            Pace = take.Take("pace", pace.Pace),
            Method = Methods[(int)pace.Method],
            N = pace.N,
            Status = Statuses[(int)pace.Status],
            Months = [.. months.Where(month => month.Period.Year == year.Year).Select(month => Month(month, figure))],
            Reasons = take.Reasons,
            Trees = take.Trees,
        };
    }

    private static BudgetMonthView Month(Account month, string key)
    {
        var figure = month.Figures.GetValueOrDefault(key);
        return new BudgetMonthView(
            month.Period.ToString(),
            Exact.Trim(figure?.Value),
            AccountWords.Share(month.Completeness),
            month.IdOf(key).ToString(),
            figure?.Value is not null
                ? null
                : figure?.Reason ?? string.Create(CultureInfo.InvariantCulture, $"{month.Period} has no {key}: nothing is metered or declared."));
    }

    /// <summary>How figure ids call an enterprise.</summary>
    public static string FigureWord(EnterpriseRef who) => who.Id?.Value ?? FigureId.ParkOwn;
}
