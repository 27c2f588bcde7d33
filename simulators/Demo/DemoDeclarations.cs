using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Demo;

/// <summary>
/// What the invented enterprises declare: output, value added, tax, people, and the flows of the months before their meters began.
/// All of it is modelled; carbon per value added lies around a made-up level of each industry, so that grades differ.
/// </summary>
internal static class DemoDeclarations
{
    /// <summary>Months declared, the last one that is over included.</summary>
    public const int Months = 24;

    private const ulong Stream = 0x6465636c;

    // tCO₂ per 万元 of value added around which the firms of a division lie: made up, for a demo.
    private static readonly Dictionary<string, double> CarbonPerValueAdded = new (string Division, double Level)[]
    {
        ("C13", 0.6), ("C14", 0.5), ("C15", 0.55), ("C17", 1.1), ("C18", 0.25), ("C22", 2.1), ("C26", 2.3),
        ("C27", 0.45), ("C29", 0.9), ("C30", 2.6), ("C33", 0.7), ("C34", 0.35), ("C35", 0.25), ("C36", 0.5),
        ("C38", 0.3), ("C39", 0.6), ("C40", 0.15), ("G59", 0.9), ("I64", 2.4), ("I65", 0.12), ("M73", 0.15),
    }.ToDictionary(pair => pair.Division, pair => pair.Level, StringComparer.Ordinal);

    // Fuels and heat that no meter counts: flow, unit and amount a month.
    private static readonly Dictionary<string, (string Flow, string Unit, decimal Amount)[]> Unmetered = new(StringComparer.Ordinal)
    {
        ["e09"] = [("heat", "GJ", 320m)],
        ["e11"] = [("diesel", "t", 4.2m)],
        ["e13"] = [("lpg", "t", 1.3m)],
        ["e15"] = [("diesel", "t", 1.6m)],
        ["e21"] = [("diesel", "t", 2.1m), ("heat", "GJ", 410m)],
        ["e33"] = [("diesel", "t", 7.5m)],
        ["e37"] = [("petrol", "t", 0.3m)],
    };

    // Product, unit, and kWh of load for each unit: made up.
    private static readonly Dictionary<string, (string Product, string Unit, double Kwh)> Products = new(StringComparer.Ordinal)
    {
        ["e01"] = ("棉纱", "t", 3100),
        ["e04"] = ("机制纸", "t", 620),
        ["e11"] = ("flat-glass", "重量箱", 20),
        ["e12"] = ("玻璃制品", "t", 780),
        ["e25"] = ("锂电池电芯", "kWh", 42),
    };

    /// <summary>The declarations of the months up to the last one that is over, and of the year before.</summary>
    /// <param name="present">The present month in the park's zone.</param>
    /// <param name="seed">Seed of the model.</param>
    public static IReadOnlyList<DemoDeclaration> At(LocalMonth present, ulong seed) =>
        [.. DemoEnterprises.All.SelectMany(firm => Of(firm, present, seed))];

    private static IEnumerable<DemoDeclaration> Of(DemoEnterprise firm, LocalMonth present, ulong seed)
    {
        var id = EnterpriseId.Parse(firm.Id);
        var own = Noise.Derive(seed ^ Stream, firm.Id);
        var flows = new DemoYear(firm);
        var business = new DemoBusiness(own, RoughYear(flows, present.Year - 1), CarbonPerValueAdded[firm.Industry[..3]]);
        for (var index = present.Index - Months; index < present.Index; index++)
        {
            var month = new LocalMonth(index);
            yield return new(id, AccountingPeriod.OfMonth(month), Month(firm, business, flows, month));
        }

        var year = Enumerable.Range(1, 12).Select(number => Month(firm, business, flows, LocalMonth.Of(present.Year - 1, number))).ToList();
        yield return new(id, AccountingPeriod.OfYear(present.Year - 1), Sum(year));
    }

    private static double RoughYear(DemoYear flows, int year) =>
        Enumerable.Range(1, 12).Sum(number => flows.Month(LocalMonth.Of(year, number)).RoughCarbon);

    private static DeclaredFigures Month(DemoEnterprise firm, DemoBusiness business, DemoYear flows, LocalMonth month)
    {
        var amounts = flows.Month(month);
        var figures = business.Month(month, amounts.RoughCarbon);
        return figures with
        {
            Activities = [.. Activities(firm, amounts)],
            Products = Products.TryGetValue(firm.Id, out var product)
                ? [new(product.Product, Math.Max(1m, Round((amounts.Import + amounts.Pv - amounts.Export) / product.Kwh, 0)), product.Unit)]
                : [],
        };
    }

    private static IEnumerable<DeclaredActivity> Activities(DemoEnterprise firm, DemoMonth amounts)
    {
        yield return new("grid-import", Round(amounts.Import, 0), "kWh");
        if (firm.PvKw > 0)
        {
            yield return new("pv-generated", Round(amounts.Pv, 0), "kWh");
        }

        if (amounts.Export > 0)
        {
            yield return new("pv-exported", Round(amounts.Export, 0), "kWh");
        }

        if (amounts.Gas > 0)
        {
            yield return new("gas", Round(amounts.Gas, 0), "m3@20C");
        }

        if (amounts.Heat > 0)
        {
            yield return new("heat", Round(amounts.Heat, 1), "GJ");
        }

        yield return new("water", Round(amounts.Water, 0), "t");

        // Said, so that a firm without fuel has a Scope 1 of 0 instead of an unknown one.
        yield return new("process-emissions", 0m, "tCO2");
        foreach (var (flow, unit, amount) in Unmetered.GetValueOrDefault(firm.Id, []))
        {
            yield return new(flow, amount, unit);
        }
    }

    private static DeclaredFigures Sum(List<DeclaredFigures> months) => new()
    {
        Output = months.Sum(month => month.Output),
        ValueAdded = months.Sum(month => month.ValueAdded),
        Tax = months.Sum(month => month.Tax),
        ResearchAndDevelopment = months.Sum(month => month.ResearchAndDevelopment),
        Headcount = decimal.Round(months.Sum(month => month.Headcount!.Value) / months.Count),
        Activities =
        [
            .. months[0].Activities.Select(activity => activity with
            {
                Amount = months.Sum(month => month.Activities.First(other => other.Flow == activity.Flow).Amount),
            }),
        ],
        Products = [.. months[0].Products.Select(product => product with { Quantity = months.Sum(month => month.Products[0].Quantity) })],
    };

    /// <summary>A decimal of a modelled amount.</summary>
    internal static decimal Round(double value, int decimals) => decimal.Round((decimal)value, decimals);
}
