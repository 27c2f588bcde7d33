using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Tests.Files;

public sealed class LocalFileSystemTests : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-files-").FullName;
    private readonly LocalFileSystem _files = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_file_is_written_read_cut_and_grown_where_asked()
    {
        await using var file = await _files.OpenAsync(In("a"), FileOpening.WriteOrCreate, None);
        await file.WriteAsync("hello"u8.ToArray(), 3, None);
        await file.AppendAsync("!"u8.ToArray(), None);
        await file.FlushAsync(None);
        var bytes = new byte[20];
        Assert.Equal(9, await file.ReadAsync(bytes, 0, None));
        Assert.Equal("\0\0\0hello!"u8.ToArray(), bytes[..9]);
        await file.SetLengthAsync(4, None);
        await file.SetLengthAsync(6, None);
        Assert.Equal(6, file.Length);
        Assert.Equal("\0\0\0h\0\0"u8.ToArray(), await _files.ReadAllOrNullAsync(In("a"), None));
    }

    [Fact]
    public async Task A_file_that_may_not_grow_so_far_is_a_failure_of_the_disk_like_any_other()
    {
        await using var file = await _files.OpenAsync(In("a"), FileOpening.WriteOrCreate, None);
        var failure = await Assert.ThrowsAnyAsync<IOException>(async () => await file.WriteAsync("x"u8.ToArray(), long.MaxValue / 2, None));
        Assert.Contains(file.Path, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<IOException>(async () => await file.SetLengthAsync(long.MaxValue / 2, None));
    }

    [Fact]
    public async Task Names_are_listed_replaced_and_deleted()
    {
        await _files.CreateDirectoryAsync(In("x/y/z"), None);
        Assert.True(await _files.DirectoryExistsAsync(In("x/y/z"), None));
        await _files.WriteAtomicallyAsync(In("x/b"), "1"u8.ToArray(), None);
        await _files.WriteAtomicallyAsync(In("x/B"), "2"u8.ToArray(), None);
        Assert.Equal(["B", "b"], await _files.ListFilesAsync(In("x"), None));
        Assert.Equal(["y"], await _files.ListDirectoriesAsync(In("x"), None));
        Assert.Empty(await _files.ListFilesAsync(In("nowhere"), None));
        await _files.RenameAsync(In("x/B"), In("x/b"), None);
        Assert.Equal("2"u8.ToArray(), await _files.ReadAllOrNullAsync(In("x/b"), None));
        await _files.DeleteAsync(In("x/b"), None);
        await _files.DeleteAsync(In("x/b"), None);
        Assert.Null(await _files.ReadAllOrNullAsync(In("x/b"), None));
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await _files.OpenAsync(In("x/b"), FileOpening.Write, None));
    }

    [Fact]
    public async Task A_lock_is_held_by_one_and_comes_free()
    {
        var first = await _files.TryLockAsync(In("lock"), None);
        Assert.NotNull(first);
        Assert.Null(await _files.TryLockAsync(In("lock"), None));
        first.Dispose();
        using var second = await _files.TryLockAsync(In("lock"), None);
        Assert.NotNull(second);
    }

    private string In(string name) => Path.Combine(_directory, name);
}
