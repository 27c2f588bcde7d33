using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Benchmarks.Journals;

/// <summary>Readings appended in chunks by one thread and committed to a real disk, the writer's thread beside it.</summary>
public sealed class JournalBenchmark : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "journal";

    /// <inheritdoc/>
    public string Measures => "readings appended and committed a second [seconds=10] [chunk=200] [directory]";

    /// <inheritdoc/>
    public async Task RunAsync(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var seconds = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 10;
        var perChunk = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 200;
        var directory = arguments.Length > 2 ? arguments[2] : Path.Combine(Directory.GetCurrentDirectory(), "benchmark-journal");
        var files = new LocalFileSystem();
        var opening = Stopwatch.GetTimestamp();
        var journal = await Journal.OpenAsync(files, directory, new JournalOptions(), TimeProvider.System, NullLogger.Instance);
        var opened = Stopwatch.GetElapsedTime(opening).TotalMilliseconds;
        Console.WriteLine($"opened at {journal.CommittedPosition:N0} in {opened:F0} ms");
        await AppendAsync(journal, TimeSpan.FromSeconds(1.5), perChunk, release: true);
        await AppendAsync(journal, TimeSpan.FromSeconds(seconds), perChunk, release: true);
        await TrickleAsync(journal, TimeSpan.FromSeconds(2));
        var held = journal.CommittedPosition;
        await AppendAsync(journal, TimeSpan.FromSeconds(2), perChunk, release: false);
        await ReadAsync(journal, Math.Max(held, journal.FirstPosition));
        var end = journal.CommittedPosition;
        await journal.DisposeAsync();
        opening = Stopwatch.GetTimestamp();
        journal = await Journal.OpenAsync(files, directory, new JournalOptions(), TimeProvider.System, NullLogger.Instance);
        var elapsed = Stopwatch.GetElapsedTime(opening);
        var records = end - journal.FirstPosition;
        Console.WriteLine(
            $"start: {records:N0} records checked in {elapsed.TotalMilliseconds:F0} ms ({records / elapsed.TotalSeconds:N0}/s)");
        await journal.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task AppendAsync(Journal journal, TimeSpan duration, int perChunk, bool release)
    {
        var chunk = new JournalChunkWriter();
        var start = Stopwatch.GetTimestamp();
        var before = journal.CommittedPosition;
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        long at = 1_700_000_000_000;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            for (var turn = 0; turn < 64; turn++)
            {
                chunk.Clear();
                for (var i = 0; i < perChunk; i++)
                {
                    var value = new decimal(unchecked((int)at), 12, 0, false, 2);
                    chunk.AddReading((uint)i, new Reading(at++, value, 0, ReadingQuality.Good, at / perChunk));
                }

                journal.Append(chunk.Written, chunk.Records);
            }

            await journal.WaitForRoomAsync();
            if (release)
            {
                journal.Release(journal.CommittedPosition);
            }
        }

        while (journal.CommittedPosition < journal.AppendedPosition)
        {
            await Task.Yield();
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var records = journal.CommittedPosition - before;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        var statistics = journal.Statistics;
        Console.WriteLine(
            $"append: {records / elapsed:N0} records/s committed, {records / used:N0} per processor second, "
            + $"{(GC.GetTotalAllocatedBytes() - allocated) / (double)records:F4} bytes allocated per record, "
            + $"commit p50 {statistics.CommitMsP50:F2} ms p99 {statistics.CommitMsP99:F2} ms, {statistics.Commits:N0} commits");
    }

    /// <summary>10,000 readings a second, ten at a time: what an acknowledgement then waits.</summary>
    private static async Task TrickleAsync(Journal journal, TimeSpan duration)
    {
        var chunk = new JournalChunkWriter();
        for (var i = 0; i < 10; i++)
        {
            chunk.AddReading((uint)i, new Reading(i, i, 0, ReadingQuality.Good, 0));
        }

        var latencies = new List<double>();
        var start = Stopwatch.GetTimestamp();
        for (var sent = 0; Stopwatch.GetElapsedTime(start) < duration; sent++)
        {
            while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < sent)
            {
                await Task.Yield();
            }

            var at = Stopwatch.GetTimestamp();
            var ticket = journal.Append(chunk);
            while (journal.CommittedTicket < ticket)
            {
                await Task.Yield();
            }

            latencies.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }

        latencies.Sort();
        Console.WriteLine(
            $"trickle: append to commit p50 {latencies[latencies.Count / 2]:F2} ms "
            + $"p99 {latencies[latencies.Count * 99 / 100]:F2} ms over {latencies.Count:N0} commits");
    }

    private static async Task ReadAsync(Journal journal, long from)
    {
        await using var reader = journal.OpenReader(from);
        var start = Stopwatch.GetTimestamp();
        decimal sum = 0;
        long records = 0;
        while (reader.Position < journal.CommittedPosition)
        {
            records += Sum(await reader.ReadAsync(), ref sum);
        }

        Console.WriteLine($"read: {records / Stopwatch.GetElapsedTime(start).TotalSeconds:N0} records/s from files ({sum:0})");
    }

    private static long Sum(JournalGroup group, ref decimal sum)
    {
        var records = group.Records();
        long last = 0;
        while (records.Read())
        {
            if (records.Kind == JournalRecordKind.Reading)
            {
                last = records.Reading.AtUnixMs;
            }
        }

        sum += last;
        return group.Count;
    }
}
