using ParkTwin.Storage;
using ParkTwin.Storage.Backups;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Verification;

namespace ParkTwin.Silo;

/// <summary>The command <c>verify</c>.</summary>
internal sealed class VerifyRun(UpkeepRequest request, IProgress<UpkeepProgress>? progress)
{
    private static readonly LocalFileSystem Disk = new();

    /// <summary>What a backup is looked through for before it gets its name: every block that a state refers to is in it.</summary>
    internal static async Task<IReadOnlyList<string>> HoldsTogetherAsync(IFileSystem files, string root)
    {
        var check = new DirectoryCheck(files, root);
        await check.RunAsync(CancellationToken.None);
        var references = await LedgerProof.ReferencesAsync(files, root, check.Enterprises);
        return [.. check.Faults, .. references];
    }

    /// <summary>Checks.</summary>
    internal async Task<VerifyReport> RunAsync(CancellationToken cancellationToken)
    {
        if (request.Backup is { } backup)
        {
            await using var opened = await OpenedBackup.OpenAsync(Disk, Path.GetFullPath(backup), cancellationToken);
            var damaged = await opened.CheckAsync(progress, cancellationToken);
            return damaged.Count > 0
                ? new VerifyReport { Target = backup, Running = false, Began = opened.Began, Faults = [.. damaged] }
                : await CheckAsync(opened.Files, OpenedBackup.Root, backup, running: false, opened.Began, cancellationToken);
        }

        var directory = Path.GetFullPath(request.Data!);
        await DataDirectory.IdOfAsync(Disk, directory, cancellationToken);
        var running = await DataDirectory.IsHeldAsync(Disk, directory, cancellationToken);
        return await CheckAsync(new ReadOnlyFileSystem(Disk), directory, directory, running, null, cancellationToken);
    }

    private async Task<VerifyReport> CheckAsync(
        IFileSystem files, string root, string target, bool running, DateTimeOffset? began, CancellationToken cancellationToken)
    {
        var check = new DirectoryCheck(files, root);
        await check.RunAsync(cancellationToken);
        var report = new VerifyReport
        {
            Target = target,
            Running = running,
            Began = began,
            Files = check.Files,
            JournalSegments = check.Journal!.Segments,
            JournalGroups = check.Journal.Groups,
            JournalFirst = check.Journal.FirstPosition,
            JournalEnd = check.Journal.EndPosition,
            States = check.States,
            QuarantineFrames = check.QuarantineFrames,
            AuditEntries = check.AuditEntries,
            Faults = [.. check.Faults],
        };
        var proof = new LedgerProof(files, root, report)
        {
            Done = done => progress?.Report(new("computing ledgers again", done, check.Enterprises.Count)),
        };
        await proof.RunAsync(check.Enterprises, cancellationToken);
        if (request.Against is { } against && report.Ok)
        {
            await CompareAsync(files, root, Path.GetFullPath(against), report, cancellationToken);
        }

        return report;
    }

    /// <summary>A backup may be older than the directory it came from; two directories must be equal.</summary>
    private async Task CompareAsync(
        IFileSystem files, string root, string against, VerifyReport report, CancellationToken cancellationToken)
    {
        await DataDirectory.IdOfAsync(Disk, against, cancellationToken);
        report.Comparison = new ComparisonReport { Against = against };
        await new LedgerComparison(report.Comparison).RunAsync((files, root), (new ReadOnlyFileSystem(Disk), against), cancellationToken);
        var verdict = report.Comparison.Verdict;
        if (verdict != "equal" && !(verdict == "older" && request.Backup is not null))
        {
            report.Faults.Add($"{report.Target} and {against} do not hold the same: {report.Comparison.OnlyHere} readings only in the first, "
                + $"{report.Comparison.OnlyThere} only in the second, {report.Comparison.LedgersDiffer} meters with the same readings and another ledger.");
        }
    }
}
