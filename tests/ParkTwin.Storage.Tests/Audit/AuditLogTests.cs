using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain.Access;
using ParkTwin.Storage.Audit;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Audit;

public sealed class AuditLogTests
{
    private const string November = "/data/audit/audit-2026-11.log";
    private const long Day = 86_400_000;
    private static readonly long Start = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Fact]
    public async Task What_was_appended_is_read_newest_first_also_after_a_power_cut()
    {
        var files = new SimulatedFileSystem(1);
        await using (var log = Open(files))
        {
            await AppendAsync(log, 1, 2, 3);
        }

        files.Crash(CrashLoss.All);
        await using var again = Open(files);
        var rows = await again.ReadAsync(null, 10, cancellationToken: Cancellation);
        Assert.Equal([3, 2, 1], rows.Select(one => one.Sequence));
        Assert.Equal(Entry(3), rows[0].Entry);
        await AppendAsync(again, 4);
        Assert.Equal(4, (await again.ReadAsync(null, 1, cancellationToken: Cancellation))[0].Sequence);
        Assert.Empty(await again.VerifyAsync(Cancellation));
    }

    [Fact]
    public async Task Pages_and_choices_are_read_before_a_sequence()
    {
        await using var log = Open(new SimulatedFileSystem(1));
        await AppendAsync(log, [.. Enumerable.Range(1, 500)]);
        Assert.Equal([299, 298, 297], (await log.ReadAsync(300, 3, cancellationToken: Cancellation)).Select(one => one.Sequence));
        Assert.Equal([300, 200, 100], (await log.ReadAsync(301, 10, one => one.Outcome % 100 == 0, Cancellation)).Select(one => one.Sequence));
    }

    [Fact]
    public async Task A_month_has_a_file_of_its_own_and_the_chain_goes_through()
    {
        var files = new SimulatedFileSystem(1);
        await using var log = Open(files);
        await AppendAsync(log, 1);
        await log.AppendAsync(Entry(2) with { AtMs = Start + (30 * Day) }, Cancellation);
        await log.AppendAsync(Entry(3) with { AtMs = Start }, Cancellation);
        Assert.Equal([November, "/data/audit/audit-2026-12.log"], files.Paths);
        Assert.Equal([3, 2, 1], (await log.ReadAsync(null, 10, cancellationToken: Cancellation)).Select(one => one.Sequence));
        Assert.Empty(await log.VerifyAsync(Cancellation));
    }

    [Fact]
    public async Task A_torn_tail_is_dropped_and_nothing_confirmed_is_lost()
    {
        await Seeds.ForEachAsync(300, async seed =>
        {
            var files = new SimulatedFileSystem(seed);
            var random = new Random(seed);
            var confirmed = new List<int>();
            for (var life = 0; life < 4; life++)
            {
                await LiveAsync(files, random, confirmed, life * 1_000);
                await using var again = Open(files);
                var rows = await again.ReadAsync(null, 10_000, cancellationToken: Cancellation);
                Assert.True(again.Health.Healthy, again.Health.Detail);
                Assert.Empty(await again.VerifyAsync(Cancellation));
                Assert.Equal(Enumerable.Range(1, rows.Count).Reverse(), rows.Select(one => (int)one.Sequence));
                Assert.Empty(confirmed.Except(rows.Select(one => one.Entry.Outcome)));
            }
        });
    }

    [Fact]
    public async Task Damage_in_the_midst_is_named_with_file_and_line()
    {
        var files = new SimulatedFileSystem(1);
        await using (var log = Open(files))
        {
            foreach (var number in Enumerable.Range(1, 5))
            {
                await AppendAsync(log, number);
            }
        }

        files.Flip(November, Encoding.Latin1.GetString(files.Contents(November)).IndexOf("\"sequence\":3", StringComparison.Ordinal) + 5, 4);
        await using var again = Open(files);
        Assert.Equal([5, 4, 2, 1], (await again.ReadAsync(null, 10, cancellationToken: Cancellation)).Select(one => one.Sequence));
        Assert.False(again.Health.Healthy);
        Assert.Contains($"{November}, line 3", again.Health.Detail, StringComparison.Ordinal);
        Assert.Contains($"{November}, line 3", Assert.Single(await again.VerifyAsync(Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_the_data_directory_names_any_bit_that_turned_in_the_trail()
    {
        var files = new SimulatedFileSystem(1);
        await using (var log = Open(files))
        {
            foreach (var number in Enumerable.Range(1, 5))
            {
                await AppendAsync(log, number);
            }
        }

        Assert.DoesNotContain(await FaultsAsync(files), fault => fault.Contains("audit", StringComparison.Ordinal));
        var length = files.Contents(November).Length;
        for (var offset = 0; offset < length - 1; offset += 7)
        {
            files.Flip(November, offset, 4);
            Assert.Contains(await FaultsAsync(files), fault => fault.Contains(November, StringComparison.Ordinal));
            files.Flip(November, offset, 4);
        }
    }

    [Fact]
    public async Task An_entry_that_was_taken_out_is_missed()
    {
        var files = new SimulatedFileSystem(1);
        await using (var log = Open(files))
        {
            foreach (var number in Enumerable.Range(1, 4))
            {
                await AppendAsync(log, number);
            }
        }

        var lines = Encoding.UTF8.GetString(files.Contents(November)).Split('\n');
        await using (var file = await files.OpenAsync(November, Storage.Files.FileOpening.Replace, Cancellation))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines.Where((_, index) => index != 1))), 0, Cancellation);
            await file.FlushAsync(Cancellation);
        }

        await using var again = Open(files);
        Assert.Contains("does not follow entry 1", Assert.Single(await again.VerifyAsync(Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_refuses_fails_the_entry_says_so_and_goes_on_when_it_can()
    {
        var files = new SimulatedFileSystem(1);
        await using var log = Open(files);
        await AppendAsync(log, 1);
        files.Fault = (operation, _) =>
        {
            if (operation == DiskOperation.Flush)
            {
                throw new IOException("The disk is full.");
            }
        };
        await Assert.ThrowsAnyAsync<IOException>(() => AppendAsync(log, 2));
        Assert.False(log.Health.Healthy);
        Assert.Contains("The disk is full.", log.Health.Detail, StringComparison.Ordinal);

        files.Fault = null;
        await AppendAsync(log, 3);
        Assert.True(log.Health.Healthy);
        Assert.Equal([3, 1], (await log.ReadAsync(null, 10, cancellationToken: Cancellation)).Select(one => one.Entry.Outcome));
        Assert.Empty(await log.VerifyAsync(Cancellation));
    }

    [Fact]
    public async Task Texts_are_cut_at_their_limits()
    {
        await using var log = Open(new SimulatedFileSystem(1));
        await log.AppendAsync(Entry(1) with { Target = new string('x', 9_000), Detail = new string('电', 9_000) }, Cancellation);
        var entry = (await log.ReadAsync(null, 1, cancellationToken: Cancellation))[0].Entry;
        Assert.Equal((AuditLog.MostText, AuditLog.MostDetail), (entry.Target.Length, entry.Detail!.Length));
    }

    /// <summary>Appends in groups until the power goes.</summary>
    private static async Task LiveAsync(SimulatedFileSystem files, Random random, List<int> confirmed, int outcome)
    {
        await using var log = Open(files);
        files.CrashAfter(random.Next(1, 40));
        while (true)
        {
            // The first holds the file until the others wait: they are one group.
            var gate = new TaskCompletionSource();
            files.Delay = (operation, _) => operation == DiskOperation.SetLength ? new ValueTask(gate.Task) : default;
            var group = Enumerable.Range(outcome + 1, random.Next(1, 5)).ToArray();
            outcome += group.Length;
            var all = group.Select(one => (Outcome: one, Done: log.AppendAsync(Entry(one), Cancellation).AsTask())).ToArray();
            gate.SetResult();
            foreach (var (one, done) in all)
            {
                try
                {
                    await done;
                    confirmed.Add(one);
                }
                catch (Exception end) when (end is IOException or SimulatedCrashException)
                {
                    Assert.True(files.IsOff, end.Message);
                }
            }

            if (files.IsOff)
            {
                files.Delay = null;
                files.Crash();
                return;
            }
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<string>> FaultsAsync(SimulatedFileSystem files)
    {
        var check = new Storage.Verification.DirectoryCheck(files, Path.GetDirectoryName(Path.GetDirectoryName(November))!);
        await check.RunAsync(Cancellation);
        return check.Faults;
    }

    private static AuditLog Open(SimulatedFileSystem files) => new(files, "/data", NullLogger<AuditLog>.Instance);

    private static Task AppendAsync(AuditLog log, params IReadOnlyList<int> outcomes) =>
        Task.WhenAll(outcomes.Select(one => log.AppendAsync(Entry(one), Cancellation).AsTask()));

    private static AuditEntry Entry(int outcome) => new(
        Start + outcome, "operator", "operator", "127.0.0.1", "addMeterEvent", "/api/parks/青山湖/\"m\"\n", outcome, outcome % 2 == 0 ? null : "{\"a\":1}");
}
