using System.Globalization;
using System.Text;
using ParkTwin.Storage.Backups;

namespace ParkTwin.Silo;

/// <summary>What the upkeep commands say to a person.</summary>
internal static class UpkeepTexts
{
    /// <summary>A backup that was made.</summary>
    public static string OfBackup(BackupReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"Backed up {report.Data} to {report.File}: {report.Files} files, {report.Bytes} bytes, journal {report.JournalFirst} to {report.JournalEnd}.\n"
        + $"Everything acknowledged before {report.Began:yyyy-MM-dd HH:mm:ss}Z is in it.");

    /// <summary>A backup that was brought back.</summary>
    public static string OfRestore(BackupReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"Restored {report.File} of {report.Began:yyyy-MM-dd HH:mm:ss}Z to {report.Data}: {report.Files} files, every one with its checksum.\n"
        + $"Start with --data {report.Data}.");

    /// <summary>A check.</summary>
    public static string OfVerify(VerifyReport report)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{report.Target}: {WhatItIs(report)}");
        Line($"  files       {report.Files}");
        Line($"  journal     {report.JournalSegments} segments, {report.JournalGroups} groups, records {report.JournalFirst} to {report.JournalEnd}");
        Line($"  states      {report.States}");
        Line($"  quarantine  {report.QuarantineFrames} frames");
        Line($"  audit       {report.AuditEntries} entries");
        Line($"  blocks      {report.Blocks}, {report.IdenticalBlocks} identical when written again");
        Line($"  ledgers     {report.Enterprises} enterprises, {report.Meters} meters");
        Line($"              {report.QuarterHours} quarter-hours computed again from {report.Readings} readings");
        if (report.Comparison is { } comparison)
        {
            Line($"  against     {comparison.Against}: {comparison.Verdict}");
            Line($"              {comparison.Meters} meters, {comparison.Both} readings in both, {comparison.OnlyHere} only here,");
            Line($"              {comparison.OnlyThere} only there, {comparison.LedgersDiffer} ledgers differ");
        }

        text.Append(report.Ok ? "All is well." : $"{report.Faults.Count} faults:");
        return text.ToString();
    }

    private static string WhatItIs(VerifyReport report) => report switch
    {
        { Began: { } began } => string.Create(CultureInfo.InvariantCulture, $"a backup of {began:yyyy-MM-dd HH:mm:ss}Z"),
        { Running: true } => "a twin is running on it",
        _ => "no twin is running on it",
    };
}
