using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ParkTwin.Faults.Reports;

/// <summary>All looks of a soak, and what follows from them.</summary>
internal sealed class SoakReport
{
    /// <summary>Readings a second that were wanted.</summary>
    public required double Rate { get; init; }

    /// <summary>The looks, in order.</summary>
    public List<SoakSample> Samples { get; init; } = [];

    /// <summary>A kept report; null where there is none.</summary>
    public static SoakReport? Read(string folder)
    {
        var file = Path.Combine(folder, "soak-samples.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<SoakReport>(File.ReadAllText(file), ResultFiles.Json) : null;
    }

    /// <summary>How each figure changed over the second half.</summary>
    public IReadOnlyList<Slope> Slopes()
    {
        var half = Samples.Skip(Samples.Count / 2).ToList();
        return half.Count < 3 ? [] :
        [
            Of("resident memory", "MB", one => one.ResidentMb, share: 0.05),
            Of("managed heap", "MB", one => one.HeapMb, share: 0.05),
            Of("threads", "", one => one.Threads, allowed: 3),
            Of("handles", "", one => one.Handles) with { Kept = "files of archive and ledger, at most 512 of each" },
            Of("journal", "MB", one => one.JournalMb, allowed: 64),
            Of("archive", "MB", one => one.ArchiveMb),
            Of("ledger", "MB", one => one.LedgerMb),
            Of("grain states", "MB", one => one.StateMb),
            Of("PUBACK p99", "ms", one => one.AckP99Ms ?? 0, allowed: 20),
            Of("page", "ms", one => one.PageMs ?? 0, allowed: 50),
        ];

        Slope Of(string name, string unit, Func<SoakSample, double> value, double? allowed = null, double? share = null)
        {
            var slope = Slope.Of(name, unit, [.. half.Select(one => (one.Minute / 60, value(one)))]);
            return slope with { Allowed = share is { } part ? slope.First * part : allowed };
        }
    }

    /// <summary>Keeps it as JSON.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "soak-samples.json"), JsonSerializer.Serialize(this, ResultFiles.Json) + "\n");
    }

    /// <summary>The report as Markdown tables.</summary>
    public string Markdown()
    {
        var text = new StringBuilder();
        text.AppendLine("| figure | second half, from | to | that is per hour | rise that counts as flat | verdict |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var one in Slopes())
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.First:0.0} {one.Unit} | {one.Last:0.0} {one.Unit} | {one.PerHour:+0.0;-0.0;0.0} | {one.Allowed?.ToString("0.0", CultureInfo.InvariantCulture) ?? ""} | {one.Verdict} |");
        }

        text.AppendLine();
        text.AppendLine("| minute | readings/s | resident MB | heap MB | handles | threads | journal MB | archive MB | ledger MB | PUBACK p99 ms | page ms |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var step = Math.Max(1, Samples.Count / 12);
        foreach (var one in Samples.Where((_, at) => at % step == 0 || at == Samples.Count - 1))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {one.Minute:0} | {one.Rate:0} | {one.ResidentMb:0} | {one.HeapMb:0} | {one.Handles} | {one.Threads} | {one.JournalMb:0} | {one.ArchiveMb:0.0} | {one.LedgerMb:0.0} | {one.AckP99Ms:0.0} | {one.PageMs:0} |");
        }

        return text.ToString();
    }
}
