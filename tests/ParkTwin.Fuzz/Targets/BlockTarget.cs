using System.Buffers;
using System.Buffers.Binary;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Storage.Blocks;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Files of blocks, and the blocks in them. An input is a byte of flags (what is damaged, whether its checksum is made to fit), then
/// <see cref="Patches"/>.
/// </summary>
internal sealed class BlockTarget : FuzzTarget
{
    private const string File = "/data/ledger/qsh/000001.blocks";
    private static readonly MonthKey Month = MonthKey.Of(1_767_225_600_000);
    private readonly byte[] _readings;
    private readonly byte[] _ledger;
    private readonly byte[] _head;
    private readonly byte[] _file;

    public BlockTarget()
    {
        var book = new MeterBook(Meter());
        for (var i = 0; i < 40 * 96; i++)
        {
            book.TryInsert(new Reading(1_767_225_600_000 + (i * 900_000L), 1000 + (i * 0.25m), i % 97 == 0 ? 1 : 0, ReadingQuality.Good, i), out _, out _);
        }

        book.TrySettle(out _);
        _readings = Written(into => book.EncodeReadings(Month, into));
        _ledger = Written(into => book.EncodeLedger(Month, into));
        _head = Written(book.EncodeHead);
        var disk = new SimulatedFileSystem(1);
        var blocks = new FileLedgerBlocks(disk, "/data");
        new SimulationScheduler().Run(async () => await blocks.AppendAsync(
            "qsh",
            [(new BlockHeader(MeterId.Parse("m1"), Month, 1), _readings.AsMemory(0, 300)), (new BlockHeader(MeterId.Parse("m2"), Month.Next, 2), _head)],
            CancellationToken.None));
        _file = disk.Contents(File);
    }

    public override string Name => "blocks";

    public override double Share => 0.005;

    public override int LargestInput => 512;

    public override long AllocationLimit(int inputBytes) => 8 * 1024 * 1024;

    public override IEnumerable<byte[]> Seeds() => [[0], [1], [2], [3], [0x81, 0, 0, 10, 2, 0xFF, 0xFF]];

    public override bool TryGenerate(FuzzRandom random, InputBuffer into)
    {
        var flags = (byte)random.Next(256);
        into.Add(flags);
        Patches.Generate(random, into, Victim(flags));
        return true;
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        var flags = input.IsEmpty ? (byte)0 : input[0];
        var damaged = Patches.Apply(Victim(flags), input.IsEmpty ? [] : input[1..]);
        outcome.Add(flags & 0x83);
        try
        {
            outcome.Add((flags & 3) switch
            {
                0 => List(damaged, flags >= 0x80),
                1 => Attach(Mended(damaged, flags), default),
                2 => Attach(_readings, Mended(damaged, flags)),
                _ => Head(Mended(damaged, flags)),
            });
        }
        catch (InvalidDataException fault)
        {
            outcome.Add(fault.Message.Length);
        }
    }

    private static MeterDefinition Meter() => new()
    {
        Id = MeterId.Parse("m1"),
        Carrier = Carrier.Electricity,
        Role = MeterRole.GridImport,
        Kind = MeterKind.Register,
        Unit = MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };

    private static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Mended(byte[] block, byte flags)
    {
        if (flags >= 0x80 && block.Length >= 8)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(block.Length - 4), Crc32C.Of(block.AsSpan(0, block.Length - 4)));
        }

        return block;
    }

    private static long Attach(byte[] readings, byte[]? ledger)
    {
        var book = new MeterBook(Meter());
        book.Attach(Month, readings, ledger ?? []);
        return Read(book);
    }

    private static long Head(byte[] head)
    {
        var book = new MeterBook(Meter());
        book.DecodeHead(head);
        return Read(book);
    }

    /// <summary>Uses what was taken: it must be able to answer.</summary>
    private static long Read(MeterBook book)
    {
        var slots = new LedgerSlot[96];
        var answers = book.TryReadLedger(QuarterHour.Of(1_767_225_600_000 + (3 * 86_400_000L)), slots, out _) ? 1 : 0;
        return answers + (book.HeldBytes > 600 ? 2 : 0);
    }

    private static long List(byte[] file, bool mend)
    {
        if (mend && BlockFrame.TryMeasure(file, out var size, out _) && size <= file.Length)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), Crc32C.Of(file.AsSpan(8, size - 8)));
        }

        return new SimulationScheduler().Run(async () =>
        {
            var disk = new SimulatedFileSystem(1);
            await disk.CreateDirectoryAsync(Path.GetDirectoryName(File)!);
            await using (var open = await disk.OpenAsync(File, FileOpening.Replace))
            {
                await open.WriteAsync(file, 0);
            }

            var blocks = new FileLedgerBlocks(disk, "/data");
            var found = await blocks.ListAsync("qsh", CancellationToken.None);
            foreach (var (_, at) in found)
            {
                await blocks.ReadAsync("qsh", at, CancellationToken.None);
            }

            return (long)found.Count;
        });
    }

    private byte[] Victim(byte flags) => (flags & 3) switch { 0 => _file, 1 => _readings, 2 => _ledger, _ => _head };
}
