using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Domain.Reference;

/// <summary>Mean carbon per value added by industry and period. Immutable.</summary>
public sealed partial class IndustryMeanTable
{
    /// <summary>None: what is judged by them is unknown.</summary>
    public static IndustryMeanTable Empty { get; } = new();

    /// <summary>All entries in the document's order.</summary>
    public IReadOnlyList<IndustryMean> All { get; private init; } = [];

    /// <summary>Reads the document; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="faults">Collects every fault.</param>
    /// <returns>The table; <see cref="Empty"/> when anything is wrong.</returns>
    public static IndustryMeanTable Read(string json, ReferenceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return DocumentPart.Document(ReferenceKind.IndustryMeans, json, faults, ReadTable) ?? Empty;
    }

    /// <summary>
    /// The mean of an industry in a period, of the region before the national one. The period must be the same or hold it (a year's
    /// mean serves its months; the shortest is taken). A longer code takes a shorter one's mean only where that entry says so.
    /// </summary>
    /// <param name="industry">Code of GB/T 4754, for example C17 or C1751.</param>
    /// <param name="period">The period.</param>
    /// <param name="region">The park's region; null asks for the national one alone.</param>
    public IndustryMean? Find(string industry, AccountingPeriod period, string? region) => All
        .Where(entry => entry.Period.Contains(period) && (entry.Region == region || entry.Region == "CN")
            && (entry.Industry == industry
                || (entry.CoversLongerCodes && industry.StartsWith(entry.Industry, StringComparison.Ordinal))))
        .OrderByDescending(entry => entry.Industry.Length)
        .ThenByDescending(entry => entry.Region == region)
        .ThenBy(entry => entry.Period.MonthCount)
        .FirstOrDefault();

    private static IndustryMeanTable ReadTable(DocumentPart root)
    {
        var table = new IndustryMeanTable { All = root.Rows("means", ReadMean) };
        root.Distinct("means", table.All.Select(entry => $"{entry.Industry} {entry.Region} {entry.Period}"));
        return table;
    }

    private static IndustryMean ReadMean(DocumentPart part)
    {
        var period = part.Text("period");
        if (!AccountingPeriod.TryParse(period, out var parsed))
        {
            part.Fault("period", $"is '{period}'; {AccountingPeriod.Allowed} is needed.");
            parsed = AccountingPeriod.OfYear(2000);
        }

        var mean = new IndustryMean
        {
            Industry = part.Text("industry"),
            CoversLongerCodes = part.Truth("coversLongerCodes"),
            Period = parsed,
            Region = part.Text("region"),
            Value = part.Number("value"),
            Source = part.Text("source"),
            Confidence = part.Confidence(),
        };
        if (mean.Value <= 0m)
        {
            part.Fault("value", $"is {mean.Value} tCO2/万元; it must be above zero.");
        }

        return mean;
    }
}
