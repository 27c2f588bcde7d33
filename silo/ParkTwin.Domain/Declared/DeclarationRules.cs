using System.Globalization;
using System.Text;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Declared;

/// <summary>What may be declared. Pure; every fault names the field, the value, its unit and what is allowed.</summary>
public static class DeclarationRules
{
    /// <summary>Greatest size of any declared number in its flow's own unit: far above any firm, far below what a decimal
    /// holds.</summary>
    public const decimal Most = 1_000_000_000_000m;

    /// <summary>Most decimals of a declared number, so that every conversion of units is exact.</summary>
    public const int MostDecimals = 9;

    /// <summary>Months ahead of the present one in which a declared period may begin.</summary>
    public const int MonthsAhead = 12;

    /// <summary>Most products of one declaration.</summary>
    public const int MostProducts = 200;

    /// <summary>Most certificates of one declaration.</summary>
    public const int MostCertificates = 2000;

    private const int LongestWord = 64;
    private const int LongestUnit = 16;

    /// <summary>Every fault of a declaration as the JSON field and a sentence; empty when it may be kept.</summary>
    /// <param name="period">The declared period.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="now">The present month in the park's zone; null does not look whether the period is far ahead.</param>
    public static IReadOnlyList<(string Field, string Sentence)> Faults(
        AccountingPeriod period, DeclaredFigures figures, LocalMonth? now = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var faults = new List<(string, string)>();
        CheckPeriod(faults, period, now);
        CheckFigures(faults, figures);
        CheckActivities(faults, figures.Activities);
        CheckProducts(faults, figures.Products);
        CheckCertificates(faults, figures.Certificates);
        return faults;
    }

    private static void CheckPeriod(List<(string, string)> faults, AccountingPeriod period, LocalMonth? now)
    {
        if (period.Kind == PeriodKind.RollingYear)
        {
            faults.Add(("period", $"{period} is twelve months to a month; declare a month (2023-07), a quarter (2023-Q3) or a year (2023)."));
        }
        else if (now is { } present && period.First.Index > present.Index + MonthsAhead)
        {
            faults.Add(("period", $"{period} begins more than {MonthsAhead} months after {present}. Check the year."));
        }
    }

    private static void CheckFigures(List<(string, string)> faults, DeclaredFigures figures)
    {
        CheckNumber(faults, "output", figures.Output, "万元");
        CheckNumber(faults, "valueAdded", figures.ValueAdded, "万元", mayBeNegative: true);
        CheckNumber(faults, "tax", figures.Tax, "万元", mayBeNegative: true);
        CheckNumber(faults, "landMu", figures.LandMu, "亩");
        CheckNumber(faults, "floorM2", figures.FloorM2, "m2");
        CheckNumber(faults, "headcount", figures.Headcount, "persons");
        CheckNumber(faults, "researchAndDevelopment", figures.ResearchAndDevelopment, "万元");
        CheckNumber(faults, "emissions", figures.Emissions, "equivalents");
    }

    private static void CheckActivities(List<(string, string)> faults, IReadOnlyList<DeclaredActivity> activities)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < activities.Count; i++)
        {
            var (field, activity) = ($"activities[{i}]", activities[i]);
            if (!Flows.TryParse(activity.Flow, out var flow))
            {
                faults.Add(($"{field}.flow",
                    $"'{Short(activity.Flow)}' is not a flow; use one of {string.Join(", ", Flows.All.Select(one => one.Word))}."));
                continue;
            }

            if (!met.Add(flow.Word))
            {
                faults.Add(($"{field}.flow", $"{flow} is declared twice; declare the sum once."));
            }

            CheckNumber(faults, $"{field}.amount", activity.Amount, Short(activity.Unit));
            CheckUnit(faults, field, flow, activity);
        }
    }

    private static void CheckUnit(List<(string, string)> faults, string field, Flow flow, DeclaredActivity activity)
    {
        var units = string.Join(", ", DeclaredUnits.For(flow));
        if (string.IsNullOrWhiteSpace(activity.Unit))
        {
            faults.Add(($"{field}.unit", $"the unit of {flow} is missing; give one of {units}."));
        }
        else if (!DeclaredUnits.TryFactor(flow, activity.Unit, out var factor))
        {
            var why = flow == Flows.Gas && activity.Unit.Trim() is "m3" or "m³"
                ? " A volume of gas says nothing without its reference temperature: Nm3 is at 0 °C, m3@20C at 20 °C."
                : string.Empty;
            faults.Add(($"{field}.unit", $"'{Short(activity.Unit)}' does not fit {flow} ({Text(activity.Amount)}); use {units}.{why}"));
        }
        else if (Math.Abs(activity.Amount) <= Most && activity.Amount * factor > Most)
        {
            faults.Add(($"{field}.amount",
                $"{Text(activity.Amount)} {activity.Unit} is beyond {Text(Most)} {flow.Unit}; check the unit."));
        }
    }

    private static void CheckProducts(List<(string, string)> faults, IReadOnlyList<DeclaredProduct> products)
    {
        if (products.Count > MostProducts)
        {
            faults.Add(("products", $"there are {products.Count} entries; at most {MostProducts}."));
            return;
        }

        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < products.Count; i++)
        {
            var (field, product) = ($"products[{i}]", products[i]);
            CheckWord(faults, $"{field}.product", product.Product, LongestWord, "~/");
            CheckWord(faults, $"{field}.unit", product.Unit, LongestUnit, string.Empty);
            CheckNumber(faults, $"{field}.quantity", product.Quantity, Short(product.Unit), mayBeZero: false);
            if (!met.Add(product.Product ?? string.Empty))
            {
                faults.Add(($"{field}.product", $"{Short(product.Product)} is declared twice; declare the sum once."));
            }
        }
    }

    private static void CheckCertificates(List<(string, string)> faults, IReadOnlyList<GreenCertificate> certificates)
    {
        if (certificates.Count > MostCertificates)
        {
            faults.Add(("certificates", $"there are {certificates.Count} entries; at most {MostCertificates}. Give the number of the batch."));
            return;
        }

        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < certificates.Count; i++)
        {
            var (field, certificate) = ($"certificates[{i}]", certificates[i]);
            var isWord = CheckWord(faults, $"{field}.number", certificate.Number, LongestWord, string.Empty);
            CheckNumber(faults, $"{field}.mwh", certificate.Mwh, "MWh", mayBeZero: false);
            if (isWord && !met.Add(CertificateNumbers.Plain(certificate.Number)))
            {
                faults.Add(($"{field}.number", $"{Short(certificate.Number)} is declared twice; a certificate counts once."));
            }
        }
    }

    private static bool CheckWord(List<(string, string)> faults, string field, string? text, int longest, string without)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add((field, "it is missing or blank."));
            return false;
        }

        if (text.Length > longest || text != text.Trim() || text.Any(one => char.IsControl(one) || without.Contains(one))
            || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar))
        {
            var but = without.Length > 0 ? $" no {string.Join(" or ", without.Select(one => $"'{one}'"))}," : string.Empty;
            faults.Add((field, $"'{Short(text)}' must be 1 to {longest} characters,{but} no control character, no blank at either end."));
            return false;
        }

        return true;
    }

    private static void CheckNumber(
        List<(string, string)> faults, string field, decimal? number, string unit, bool mayBeNegative = false, bool mayBeZero = true)
    {
        if (number is not { } value)
        {
            return;
        }

        if (Math.Abs(value) > Most)
        {
            faults.Add((field, $"{Text(value)} {unit} is beyond {Text(Most)}; check the unit."));
        }
        else if (value < 0m && !mayBeNegative)
        {
            faults.Add((field, $"{Text(value)} {unit} is below zero; give 0 or more, or leave it out where it is not known."));
        }
        else if (value == 0m && !mayBeZero)
        {
            faults.Add((field, $"0 {unit} is not above zero; leave the entry out where there is none."));
        }
        else if (decimal.Round(value, MostDecimals) != value)
        {
            faults.Add((field, $"{Text(value)} {unit} has more than {MostDecimals} decimals; round it."));
        }
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Short(string? text) => text is null ? string.Empty : text.Length <= LongestWord ? text : $"{text[..LongestWord]}…";
}
