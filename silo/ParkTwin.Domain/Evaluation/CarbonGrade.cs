using System.Globalization;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Evaluation;

/// <summary>
/// The industrial carbon-efficiency code (工业碳效码; 规上工业企业碳效等级评价方法, DB33/T 1347-2023): L, K, level and grade.
/// L is the account's provincial location-based total per value added. Electricity counts as bought at the gateway, so self-used PV is
/// absent from it already and is never deducted again: nothing here takes a PV figure.
/// </summary>
public static class CarbonGrade
{
    /// <summary>Key of L.</summary>
    public const string LKey = "grade.l";

    /// <summary>Key of K.</summary>
    public const string KKey = "grade.k";

    /// <summary>Key of the level, 1 to 3 (<see cref="CarbonLevel"/>).</summary>
    public const string LevelKey = "grade.level";

    /// <summary>Key of the grade, 1 (best) to 5.</summary>
    public const string GradeKey = "grade.grade";

    private const string LFormula = "L = CO₂ of the firm's energy ÷ value added (工业碳效码评价方法; PV is not deducted again)";
    private const string Unit = "tCO2/万元";

    /// <summary>The Chinese word of a level figure's value: 低碳, 中碳, 高碳; null when unknown.</summary>
    public static string? WordZh(decimal? level) => level switch { 1m => "低碳", 2m => "中碳", 3m => "高碳", _ => null };

    /// <summary>The word of a level figure's value: low, medium, high; null when unknown.</summary>
    public static string? Word(decimal? level) => level switch { 1m => "low", 2m => "medium", 3m => "high", _ => null };

    /// <summary>The four figures.</summary>
    /// <param name="intensity">tCO₂ per value added of the provincial location-based total.</param>
    /// <param name="completeness">Least completeness of any energy flow; null where nothing is metered (all is declared).</param>
    /// <param name="industry">Code of GB/T 4754; null when not stated.</param>
    /// <param name="region">The park's region.</param>
    /// <param name="period">The period.</param>
    /// <param name="reference">The reference set.</param>
    public static IReadOnlyList<Figure> Figures(
        Figure intensity, decimal? completeness, string? industry, string? region, AccountingPeriod period, ReferenceSet reference)
    {
        ArgumentNullException.ThrowIfNull(intensity);
        ArgumentNullException.ThrowIfNull(reference);
        var code = reference.Thresholds.CarbonCodeOn(period.Last.First);
        if (code is null)
        {
            return None($"不可评价: no carbon-efficiency code is in force in {period}; publish one with PUT /api/reference/thresholds.");
        }

        if (intensity.Value is null)
        {
            return None($"不可评价: {intensity.Reason}");
        }

        if (completeness is { } share && share < code.MinCompleteness)
        {
            return None($"不可评价: {Percent(share)} of the metered time is covered in the least covered energy flow; the code needs {Percent(code.MinCompleteness)}. "
                + "Mend the meters or declare the missing activity.");
        }

        var l = Figure.Of(LKey, Unit, FigureOperation.Chosen, LFormula, intensity);
        var mean = Mean(industry, region, period, reference);
        var k = Figure.Of(KKey, "1", FigureOperation.Quotient, "K = L ÷ mean L of the industry in the same period", l, mean);
        var level = Figure.Of(
            LevelKey, "1", FigureOperation.Step, $"碳效水平: 1 低碳 to {code.LowUpTo}, 2 中碳 to {code.MediumUpTo}, 3 高碳 above",
            l, Limit(code, "low", Unit, code.LowUpTo, reference), Limit(code, "medium", Unit, code.MediumUpTo, reference));
        Figure[] steps = [k, .. code.GradesUpTo.Select((limit, i) => Limit(code, $"grade{i + 1}", "1", limit, reference))];
        var grade = Figure.Of(GradeKey, "1", FigureOperation.Step, "碳效等级: 1 + the number of limits that K exceeds", steps);
        return [l, k, level, grade];
    }

    /// <summary>The part of an account: grade.* from intensity.tco2PerValueAdded.</summary>
    internal static void Add(AccountDraft draft)
    {
        var intensity = draft.Find("intensity.tco2PerValueAdded")
            ?? Figure.Unknown("intensity.tco2PerValueAdded", Unit, "Carbon per value added is not known; declare value added.");
        if (draft.Inputs.Enterprise is not { } enterprise)
        {
            return;
        }

        if (draft.Unread(FlowKind.GridImport, FlowKind.Fuel, FlowKind.Heat, FlowKind.Steam) is [var unread, ..])
        {
            intensity = Figure.Of(intensity.Key, Unit, FigureOperation.Chosen, "no reading of a flow that belongs in it", unread, intensity);
        }

        foreach (var figure in Figures(
            intensity, FlowCoverage.Least(draft.Figures, draft.Completeness), enterprise.Industry, draft.Inputs.Region, draft.Inputs.Period, draft.Reference))
        {
            draft.Add(figure);
        }
    }

    private static Figure Mean(string? industry, string? region, AccountingPeriod period, ReferenceSet reference)
    {
        var key = $"reference.industryMean.{industry ?? "-"}";
        if (industry is null)
        {
            return Figure.Unknown(key, Unit, "The enterprise's industry is not stated; state its GB/T 4754 code in the registry.");
        }

        return reference.IndustryMeans.Find(industry, period, region) is { } mean
            ? Figure.Leaf(key, Unit, mean.Value, new()
            {
                Kind = FigureSourceKind.Reference,
                Id = $"mean.{mean.Industry}.{mean.Region}.{mean.Period}",
                Set = reference.Version,
                Period = mean.Period,
                Citation = mean.Source,
                Confidence = ReferenceWords.Of(mean.Confidence),
            })
            : Figure.Unknown(key, Unit, $"No mean of industry {industry} is entered for {period}; publish it with PUT "
                + "/api/reference/industry-means.");
    }

    private static Figure Limit(CarbonCode code, string word, string unit, decimal value, ReferenceSet reference) =>
        Figure.Leaf($"reference.{code.Id}.{word}", unit, value, new()
        {
            Kind = FigureSourceKind.Reference,
            Id = $"{code.Id}.{word}",
            Set = reference.Version,
            Citation = code.Source,
            Confidence = ReferenceWords.Of(code.Confidence),
        });

    private static IReadOnlyList<Figure> None(string reason) =>
    [
        Figure.Unknown(LKey, Unit, reason),
        Figure.Unknown(KKey, "1", reason),
        Figure.Unknown(LevelKey, "1", reason),
        Figure.Unknown(GradeKey, "1", reason),
    ];

    private static string Percent(decimal share) => (share * 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
