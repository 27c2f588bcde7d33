using System.Buffers.Binary;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Contracts;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Quarantine;
using ParkTwin.Testing;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// A damaged file of the quarantine: what is whole before the damage is there, the rest is cut. An input is a byte of flags (0x80: the
/// checksums are made to fit), then <see cref="Patches"/>.
/// </summary>
internal sealed class QuarantineTarget : FuzzTarget
{
    private const string Home = "/data/quarantine";
    private readonly byte[] _file;
    private readonly string _path;

    public QuarantineTarget()
    {
        var disk = new SimulatedFileSystem(1);
        new SimulationScheduler().Run(() => FillAsync(disk));
        _path = disk.Paths.Single(path => path.StartsWith(Home, StringComparison.Ordinal));
        _file = disk.Contents(_path);
    }

    public override string Name => "quarantine";

    public override double Share => 0.002;

    public override int LargestInput => 512;

    public override long AllocationLimit(int inputBytes) => 16 * 1024 * 1024;

    public override IEnumerable<byte[]> Seeds() => [[0], [0x80, 0, 0, 56, 4, 0xE0, 0xFF, 0xFF, 0xFF]];

    public override bool TryGenerate(FuzzRandom random, InputBuffer into)
    {
        into.Add((byte)random.Next(256));
        Patches.Generate(random, into, _file);
        return true;
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        var file = Patches.Apply(_file, input.IsEmpty ? [] : input[1..]);
        if (!input.IsEmpty && input[0] >= 0x80)
        {
            Mend(file);
        }

        try
        {
            outcome.AddMagnitude(new SimulationScheduler().Run(() => OpenAsync(file)));
        }
        catch (InvalidDataException fault)
        {
            outcome.Add(fault.Message.Length);
        }
    }

    private static async Task FillAsync(SimulatedFileSystem disk)
    {
        var store = await QuarantineStore.OpenAsync(disk, Home, new(), NullLogger.Instance);
        for (var frame = 0; frame < 3; frame++)
        {
            for (var i = 0; i < 5; i++)
            {
                var chunk = new JournalChunkWriter();
                chunk.AddQuarantined(5, QuarantineReason.BadTopic, "topic"u8, "client"u8, "detail"u8, "payload"u8);
                Add(store, chunk, (frame * 5) + i);
            }

            await store.CheckpointAsync((frame + 1) * 5);
        }

        store.Requeued(2, 16);
        await store.CheckpointAsync(17);
        await store.DisposeAsync();
    }

    private static void Add(QuarantineStore store, JournalChunkWriter chunk, long position)
    {
        var reader = new JournalGroupReader(chunk.Written, position);
        reader.Read();
        store.Add(reader.Quarantined);
    }

    private static void Mend(byte[] file)
    {
        for (var at = 0; at + QuarantineFrame.HeaderBytes <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
            if (length < 0 || length > file.Length - at - QuarantineFrame.HeaderBytes)
            {
                return;
            }

            var position = BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at + 8));
            new QuarantineFrame(position, BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at + 16)), length).Stamp(file.AsSpan(at));
            at += QuarantineFrame.HeaderBytes + length;
        }
    }

    private async Task<int> OpenAsync(byte[] file)
    {
        var disk = new SimulatedFileSystem(1);
        await disk.CreateDirectoryAsync(Home);
        await using (var open = await disk.OpenAsync(_path, FileOpening.Replace))
        {
            await open.WriteAsync(file, 0);
        }

        await using var store = await QuarantineStore.OpenAsync(disk, Home, new(), NullLogger.Instance);
        var page = await store.ListAsync(100, null, null, CancellationToken.None);
        return page.Items.Count;
    }
}
