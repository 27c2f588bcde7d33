using System.Text;
using ParkTwin.Storage.Files;
using ParkTwin.Testing;
using ParkTwin.Tests;

namespace ParkTwin.Storage.Tests.Files;

public sealed class DataDirectoryTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly SimulatedFileSystem _disk = new(1);
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_second_holder_is_refused_with_the_first_ones_name_and_let_in_afterwards()
    {
        var first = await AcquireAsync();
        var refusal = await Assert.ThrowsAsync<DataDirectoryException>(AcquireAsync);
        Assert.Equal(
            "The data directory /data cannot be used: it is in use by process "
                + $"{Environment.ProcessId} on {Environment.MachineName} since 2026-11-20 00:00:00Z. "
                + "Stop that one, or name another directory with --data.",
            refusal.Message);
        first.Dispose();
        Assert.Equal(first.Id, (await AcquireAsync()).Id);
    }

    [Fact]
    public async Task The_lock_dies_with_the_process()
    {
        await AcquireAsync();
        _disk.Kill();
        (await AcquireAsync()).Dispose();
    }

    [Fact]
    public async Task A_foreign_directory_is_refused_and_left_alone()
    {
        await _disk.CreateDirectoryAsync("/data", None);
        await _disk.WriteAtomicallyAsync("/data/thesis.doc", "x"u8.ToArray(), None);
        var refusal = await Assert.ThrowsAsync<DataDirectoryException>(AcquireAsync);
        Assert.Contains("'thesis.doc'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["/data/thesis.doc"], _disk.Paths);
    }

    [Fact]
    public async Task A_directory_that_holds_nothing_but_reference_files_is_taken()
    {
        await _disk.CreateDirectoryAsync("/data/reference", None);
        await _disk.WriteAtomicallyAsync("/data/reference/factors.json", "{}"u8.ToArray(), None);
        (await AcquireAsync()).Dispose();
    }

    [Fact]
    public async Task A_newer_format_or_an_unreadable_marker_is_refused()
    {
        await _disk.CreateDirectoryAsync("/data", None);
        await WriteMarkerAsync("{\"format\":2,\"id\":\"x\",\"created\":\"2026-01-01T00:00:00Z\"}");
        var newer = await Assert.ThrowsAsync<DataDirectoryException>(AcquireAsync);
        Assert.Contains("format 2", newer.Message, StringComparison.Ordinal);
        await WriteMarkerAsync("not json");
        var unreadable = await Assert.ThrowsAsync<DataDirectoryException>(AcquireAsync);
        Assert.Contains("cannot be read", unreadable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bit_turned_in_the_mark_is_told_as_damage_and_not_taken_for_a_newer_format()
    {
        (await AcquireAsync()).Dispose();
        var path = "/data/parktwin.json";
        var whole = await _disk.ReadAllOrNullAsync(path, None);
        for (var bit = 0; bit < whole!.Length * 8; bit++)
        {
            var turned = whole.ToArray();
            turned[bit / 8] ^= (byte)(1 << (bit % 8));
            await _disk.WriteAtomicallyAsync(path, turned, None);
            try
            {
                (await AcquireAsync()).Dispose();
            }
            catch (DataDirectoryException refusal)
            {
                Assert.Contains("parktwin.json", refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_refused_and_not_held()
    {
        _disk.Fault = (operation, _) =>
        {
            if (operation == DiskOperation.Write)
            {
                throw new UnauthorizedAccessException("Permission denied.");
            }
        };
        var refusal = await Assert.ThrowsAsync<DataDirectoryException>(AcquireAsync);
        Assert.Contains("cannot be written (Permission denied.)", refusal.Message, StringComparison.Ordinal);
        _disk.Fault = null;
        (await AcquireAsync()).Dispose();
    }

    [Fact]
    public async Task A_real_directory_is_made_and_held()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("parktwin-data-").FullName, "deep", "er");
        using (await DataDirectory.AcquireAsync(path, TimeProvider.System, None))
        {
            await Assert.ThrowsAsync<DataDirectoryException>(() => DataDirectory.AcquireAsync(path, TimeProvider.System, None));
        }

        using (await DataDirectory.AcquireAsync(path, TimeProvider.System, None))
        {
            Assert.True(File.Exists(Path.Combine(path, DataDirectory.MarkerName)));
        }

        Directory.Delete(path, recursive: true);
    }

    private Task<DataDirectory> AcquireAsync() => DataDirectory.AcquireAsync(_disk, "/data", _time, Guid.NewGuid, None);

    private ValueTask WriteMarkerAsync(string text) =>
        _disk.WriteAtomicallyAsync("/data/parktwin.json", Encoding.UTF8.GetBytes(text), None);
}
