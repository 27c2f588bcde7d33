using ParkTwin.Storage.Backups;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Verification;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Backups;

public sealed class BackupTests
{
    [Fact]
    public void A_backup_beside_a_twin_that_appends_saves_and_releases_restores_to_what_a_start_can_replay()
    {
        var released = 0L;
        Seeds.ForEach(150, seed =>
        {
            var twin = new BackupTwin(seed);
            var before = twin.RunWith(disk => Backup(twin, disk));
            released += twin.Released;
            twin.Scheduler.Run(() => new DataBackup(twin.Disk, twin.Time).RestoreAsync(BackupTwin.Target, "/restored", default));
            twin.AssertWhole("/restored", before);
        });
        Assert.True(Environment.GetEnvironmentVariable("PARKTWIN_SEED") is not null || released > 300, $"Only {released} segments were released.");
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_a_backup_is_found_and_nothing_of_it_is_restored()
    {
        var twin = new BackupTwin(3);
        twin.RunWith(disk => Backup(twin, disk));
        var bytes = twin.Disk.Contents(BackupTwin.Target).Length;
        Seeds.ForEach(200, seed =>
        {
            var random = new Random(seed);
            var (at, mask) = (random.Next(bytes), (byte)(1 << random.Next(8)));
            twin.Disk.Flip(BackupTwin.Target, at, mask);
            try
            {
                var faults = Check(twin);
                Assert.True(faults.Count > 0, $"A bit at {at} of {bytes} was flipped and nothing was said.");
                var isUsed = !faults[0].Contains("no file uses", StringComparison.Ordinal);
                if (isUsed)
                {
                    Assert.Throws<BackupException>(() =>
                        twin.Scheduler.Run(() => new DataBackup(twin.Disk, twin.Time).RestoreAsync(BackupTwin.Target, "/again", default)));
                    Assert.DoesNotContain(twin.Disk.Paths, path => path.StartsWith("/again", StringComparison.Ordinal));
                }
            }
            finally
            {
                twin.Disk.Flip(BackupTwin.Target, at, mask);
            }
        });
    }

    [Fact]
    public void A_backup_that_is_cut_anywhere_is_refused()
    {
        var twin = new BackupTwin(4);
        twin.RunWith(disk => Backup(twin, disk));
        var whole = twin.Disk.Contents(BackupTwin.Target);
        Seeds.ForEach(50, seed =>
        {
            var length = new Random(seed).Next(whole.Length);
            Write(twin, "/backups/cut.ptbackup", whole.AsMemory(0, length));
            var refused = Assert.Throws<BackupException>(() =>
                twin.Scheduler.Run(() => new DataBackup(twin.Disk, twin.Time).RestoreAsync("/backups/cut.ptbackup", "/again", default)));
            Assert.Contains("/backups/cut.ptbackup", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(twin.Disk.Paths, path => path.StartsWith("/again", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_no_backup_and_no_half_of_a_restore()
    {
        var twin = new BackupTwin(5);
        twin.RunWith(async disk =>
        {
            twin.Disk.Fault = (operation, path) =>
            {
                if (operation == DiskOperation.Write && path.EndsWith(".part", StringComparison.Ordinal))
                {
                    throw new IOException("No space left on device.");
                }
            };
            var refused = await Assert.ThrowsAsync<BackupException>(() => Backup(twin, disk));
            Assert.Contains("No space left on device", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(twin.Disk.Paths, path => path.StartsWith("/backups", StringComparison.Ordinal));
            twin.Disk.Fault = null;
            await Backup(twin, disk);
        });
        var writes = 0;
        twin.Disk.Fault = (operation, path) =>
        {
            if (operation == DiskOperation.Write && path.StartsWith("/again", StringComparison.Ordinal) && ++writes > 5)
            {
                throw new IOException("No space left on device.");
            }
        };
        Assert.Throws<BackupException>(() =>
            twin.Scheduler.Run(() => new DataBackup(twin.Disk, twin.Time).RestoreAsync(BackupTwin.Target, "/again", default)));
        Assert.DoesNotContain(twin.Disk.Paths, path => path.StartsWith("/again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_restore_that_lost_its_power_is_no_data_directory_and_is_cleared_by_the_next() => Seeds.ForEach(60, seed =>
    {
        var twin = new BackupTwin(6);
        twin.RunWith(disk => Backup(twin, disk));
        twin.Disk.CrashAfter(new Random(seed).Next(1, 60));
        try
        {
            twin.Scheduler.Run(() => new DataBackup(twin.Disk, twin.Time).RestoreAsync(BackupTwin.Target, "/again", default));
        }
        catch (Exception crash) when (crash is SimulatedCrashException or InvalidOperationException or BackupException)
        {
            Assert.True(twin.Disk.IsOff, crash.Message);
        }

        twin.Disk.Crash();
        if (twin.Disk.Paths.Contains("/again/parktwin.json"))
        {
            twin.AssertWhole("/again", 0);
            return;
        }

        twin.Scheduler.Run(() => new DataBackup(twin.Disk, twin.Time).RestoreAsync(BackupTwin.Target, "/again", default));
        twin.AssertWhole("/again", 0);
    });

    [Fact]
    public void A_backup_overwrites_nothing_and_a_restore_goes_into_nothing_but_an_empty_directory()
    {
        var twin = new BackupTwin(7);
        twin.RunWith(disk => Backup(twin, disk));
        var there = Assert.Throws<BackupException>(() => twin.Scheduler.Run(() => Backup(twin, twin.Disk)));
        Assert.Contains("is not overwritten", there.Message, StringComparison.Ordinal);
        var held = Assert.Throws<BackupException>(() =>
            twin.Scheduler.Run(() => new DataBackup(twin.Disk, twin.Time).RestoreAsync(BackupTwin.Target, BackupTwin.Data, default)));
        Assert.Contains("only into an empty directory", held.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_a_running_directory_finds_nothing() => Seeds.ForEach(60, seed =>
    {
        var twin = new BackupTwin(seed);
        twin.RunWith(async disk =>
        {
            for (var round = 0; round < 3; round++)
            {
                var check = new DirectoryCheck(new ReadOnlyFileSystem(disk), BackupTwin.Data);
                await check.RunAsync(default);
                Assert.Empty(check.Faults);
                Assert.True(check.Journal!.Groups > 0);
            }
        });
    });

    private static Task<BackupReport> Backup(BackupTwin twin, IFileSystem disk) =>
        new DataBackup(disk, twin.Time).CreateAsync(BackupTwin.Data, BackupTwin.Target, null, default);

    private static IReadOnlyList<string> Check(BackupTwin twin) => twin.Scheduler.Run(async () =>
    {
        try
        {
            await using var opened = await OpenedBackup.OpenAsync(twin.Disk, BackupTwin.Target, default);
            return await opened.CheckAsync(null, default);
        }
        catch (BackupException refused)
        {
            return [refused.Message];
        }
    });

    private static void Write(BackupTwin twin, string path, ReadOnlyMemory<byte> bytes) => twin.Scheduler.Run(async () =>
    {
        await using var file = await twin.Disk.OpenAsync(path, FileOpening.Replace);
        await file.WriteAsync(bytes, 0);
        await file.FlushAsync();
    });
}
