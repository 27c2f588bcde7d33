using ParkTwin.Domain.Reference;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Reference;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Files;

public sealed class ReferenceFilesTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly SimulatedFileSystem _disk = new(1);

    [Fact]
    public async Task Without_directories_there_are_no_documents() => Assert.Empty(await LoadAsync());

    [Fact]
    public async Task The_operators_document_stands_in_for_the_one_beside_the_program()
    {
        await WriteAsync("/program/factors.json", "beside"u8.ToArray());
        await WriteAsync("/program/zones.json", "zones"u8.ToArray());
        await WriteAsync("/own/factors.json", "own"u8.ToArray());
        Assert.Equal(
            [
                new(new(ReferenceKind.Factors, "own"), Path.Combine("/own", "factors.json"), true),
                new(new(ReferenceKind.Zones, "zones"), Path.Combine("/program", "zones.json"), false),
            ],
            await LoadAsync());
    }

    [Fact]
    public async Task Files_that_are_no_JSON_are_left_alone()
    {
        await WriteAsync("/own/factors.json.bak", "x"u8.ToArray());
        await WriteAsync("/own/notes.txt", "x"u8.ToArray());
        Assert.Empty(await LoadAsync());
    }

    [Fact]
    public async Task A_name_of_no_document_and_bytes_that_are_not_UTF8_are_refused_together()
    {
        await WriteAsync("/own/factor.json", "{}"u8.ToArray());
        await WriteAsync("/own/tariffs.json", [0xC4, 0xE3]);
        var refusal = await Assert.ThrowsAsync<ReferenceFaultException>(LoadAsync);
        Assert.Equal(2, refusal.Faults.Count);
        Assert.Contains("factor.json: no reference document has this name. Known: factors.json, tariffs.json", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("tariffs.json: this is not UTF-8", refusal.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<ReferenceFile>> LoadAsync() => ReferenceFiles.LoadAsync(_disk, "/program", "/own", None);

    private async Task WriteAsync(string path, byte[] bytes)
    {
        await _disk.CreateDirectoryAsync(Path.GetDirectoryName(path)!, None);
        await _disk.WriteAtomicallyAsync(path, bytes, None);
    }
}
