using System.Buffers.Binary;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// A journal directory with damaged segments: it opens and can be read to its end, or says what is damaged. An input is a byte of flags
/// (which segment, whether the checksums are made to fit afterwards), then <see cref="Patches"/>.
/// </summary>
internal sealed class JournalTarget : FuzzTarget
{
    private const string Home = "/data/journal";
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly string[] _segments;
    private readonly uint _seed;
    private readonly JournalOptions _options = new()
    {
        SegmentBytes = 32 * 1024,
        BufferBytes = 8 * 1024,
        UncommittedBytes = 16 * 1024,
        RecentBytes = 0,
        MaxBytes = 8 * 32 * 1024,
        MaxSpares = 1,
        LoadRecords = 1_000_000,
    };

    public JournalTarget()
    {
        var disk = new SimulatedFileSystem(1);
        var scheduler = new SimulationScheduler();
        scheduler.Run(() => FillAsync(disk, scheduler));
        foreach (var path in disk.Paths.Where(path => path.StartsWith(Home, StringComparison.Ordinal)))
        {
            _files[path] = disk.Contents(path);
        }

        _segments = [.. _files.Keys.Where(path => path.Contains("segment-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        using var identity = System.Text.Json.JsonDocument.Parse(_files[Home + "/" + JournalIdentity.FileName]);
        _seed = identity.RootElement.GetProperty("seed").GetUInt32();
    }

    public override string Name => "journal";

    public override double Share => 0.001;

    public override int LargestInput => 512;

    public override long AllocationLimit(int inputBytes) => 16 * 1024 * 1024;

    public override IEnumerable<byte[]> Seeds() => [[0], [1, 0, 16, 8, 1, 0xFF], [0x82, 0, 16, 52, 4, 0xF8, 0xFF, 0xFF, 0x3F]];

    public override bool TryGenerate(FuzzRandom random, InputBuffer into)
    {
        var flags = (byte)random.Next(256);
        into.Add(flags);
        Patches.Generate(random, into, Victim(flags, out _));
        return true;
    }

    public override void Run(ReadOnlySpan<byte> input, ref Outcome outcome)
    {
        var flags = input.IsEmpty ? (byte)0 : input[0];
        var file = Patches.Apply(Victim(flags, out var path), input.IsEmpty ? [] : input[1..]);
        if (flags >= 0x80)
        {
            Mend(file);
        }

        var disk = new SimulatedFileSystem(1);
        var scheduler = new SimulationScheduler();
        long code;
        try
        {
            code = scheduler.Run(async () =>
            {
                await disk.CreateDirectoryAsync(Home);
                foreach (var (name, bytes) in _files)
                {
                    await using var open = await disk.OpenAsync(name, FileOpening.Replace);
                    await open.WriteAsync(name == path ? file : bytes, 0);
                    await open.FlushAsync();
                }

                return await ReadAsync(disk, scheduler);
            });
        }
        catch (Exception fault) when (fault is JournalCorruptException or InvalidDataException)
        {
            outcome.Add(fault.Message.Length % 64);
            code = -1;
        }

        outcome.Add(code);
    }

    private byte[] Victim(byte flags, out string path)
    {
        var at = flags & 7;
        path = at == 7 ? Home + "/" + JournalIdentity.FileName : _segments[at % _segments.Length];
        return _files[path];
    }

    private async Task FillAsync(SimulatedFileSystem disk, SimulationScheduler scheduler)
    {
        var journal = await Journal.OpenAsync(disk, Home, _options with { Scheduler = scheduler }, new StandingTime(), NullLogger.Instance);
        for (var i = 0; i < 400; i++)
        {
            var chunk = new JournalChunkWriter();
            chunk.AddReading((uint)i, new Reading(i, i, i % 50 == 0 ? 1000 : 0, ReadingQuality.Good, 5));
            if (i % 20 == 0)
            {
                chunk.AddQuarantined(5, Contracts.QuarantineReason.BadTopic, "topic"u8, "client"u8, "detail"u8, new byte[100]);
                chunk.AddRegistryEvent(6, "{}"u8);
            }

            journal.Append(chunk);
            await journal.WaitForCommitAsync(journal.AppendedPosition - 1, CancellationToken.None);
        }
    }

    private async Task<long> ReadAsync(SimulatedFileSystem disk, SimulationScheduler scheduler)
    {
        var journal = await Journal.OpenAsync(disk, Home, _options with { Scheduler = scheduler }, new StandingTime(), NullLogger.Instance);
        var records = 0L;
        await using var reader = journal.OpenReader(journal.FirstPosition);
        while (reader.Position < journal.CommittedPosition)
        {
            var group = await reader.ReadAsync();
            records += Count(group, reader.Position);
        }

        return records;
    }

    private static int Count(JournalGroup group, long end)
    {
        var records = group.Records(0);
        var count = 0;
        while (records.Read())
        {
            count += records.Position < end ? 1 : 1000;
        }

        return count;
    }

    /// <summary>Makes checksums fit, as one who knows the journal's secret could: what is behind them must hold by itself.</summary>
    private void Mend(byte[] segment)
    {
        if (segment.Length < 4096)
        {
            return;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(segment.AsSpan(60), Crc32C.Of(segment.AsSpan(0, 60)));
        for (var at = 4096; at + JournalFormat.GroupHeaderBytes <= segment.Length && GroupHeader.TryRead(segment.AsSpan(at), out var header);)
        {
            if (header.PayloadBytes > segment.Length - at - JournalFormat.GroupHeaderBytes)
            {
                return;
            }

            header.Stamp(segment.AsSpan(at), _seed);
            at += header.GroupBytes;
        }
    }
}
