using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Journals;

public sealed class JournalRecordTests
{
    [Fact]
    public void Every_reading_comes_back_bit_for_bit() => Seeds.ForEach(1_000, seed =>
    {
        var random = new Random(seed);
        var readings = Enumerable.Range(0, 50).Select(_ => Some(random)).ToArray();
        var chunk = new JournalChunkWriter(1);
        for (var i = 0; i < readings.Length; i++)
        {
            chunk.AddReading((uint)i, readings[i]);
        }

        var records = new JournalGroupReader(chunk.Written, 1_000);
        for (var i = 0; i < readings.Length; i++)
        {
            Assert.True(records.Read());
            Assert.Equal((1_000L + i, (uint)i, readings[i]), (records.Position, records.Meter, records.Reading));
            Assert.Equal(decimal.GetBits(readings[i].Value), decimal.GetBits(records.Reading.Value));
        }

        Assert.False(records.Read());
        Assert.Equal(JournalRecordKind.None, records.Kind);
    });

    [Fact]
    public void A_value_that_is_no_decimal_and_a_requeue_without_an_id_are_malformed()
    {
        var chunk = new JournalChunkWriter();
        chunk.AddReading(1, new Reading(5, 1.5m, 0, ReadingQuality.Good, 7));
        chunk.AddRequeue(7, 3);
        var reading = chunk.Written.ToArray();
        reading[16 + 1] = 29;
        Assert.Throws<InvalidDataException>(() => ReadAll(reading));
        var requeue = chunk.Written.ToArray();
        requeue[16 + 24 + 4] = 0;
        Assert.Throws<InvalidDataException>(() => ReadAll(requeue));
        Assert.Equal(2, ReadAll(chunk.Written.ToArray()));
    }

    private static int ReadAll(byte[] payload)
    {
        var records = new JournalGroupReader(payload, 0);
        var count = 0;
        while (records.Read())
        {
            _ = records.Kind == JournalRecordKind.Reading ? records.Reading.AtUnixMs : records.RequeuedId;
            count++;
        }

        return count;
    }

    [Fact]
    public void A_common_reading_takes_24_bytes_and_allocates_nothing()
    {
        var chunk = new JournalChunkWriter(64 * 1024);
        var reading = new Reading(1_700_000_000_000, 12345.67m, 0, ReadingQuality.Good, 1_700_000_000_100);
        Fill(chunk, reading);
        Assert.Equal(16 + (1_000 * 24), chunk.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill(chunk, reading);
        var records = new JournalGroupReader(chunk.Written, 0);
        decimal sum = 0;
        while (records.Read())
        {
            sum += records.Reading.Value;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(12_345_670m, sum);
    }

    [Fact]
    public void Records_of_every_kind_keep_their_order_and_arrival()
    {
        var chunk = new JournalChunkWriter(1);
        chunk.AddRegistryEvent(1, "{\"a\":1}"u8);
        chunk.AddConfirmation(1, default);
        chunk.AddQuarantined(2, QuarantineReason.InFuture, "t"u8, default, "why"u8, [1, 2, 3]);
        chunk.AddRequeue(3, 77);
        chunk.AddReading(9, new Reading(4, -1.50m, 300, ReadingQuality.Bad, 3));
        chunk.AddDeviceOffline(4, "{}"u8);
        Assert.Equal(6, chunk.Records);

        var seen = new List<string>();
        var records = new JournalGroupReader(chunk.Written, 0);
        while (records.Read())
        {
            seen.Add($"{records.Position} {records.Kind} {records.ArrivedUnixMs} " + records.Kind switch
            {
                JournalRecordKind.Requeue => records.RequeuedId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                JournalRecordKind.Reading => $"{records.Meter} {records.Reading.Revision}",
                JournalRecordKind.Quarantined => $"{records.Quarantined.Reason} "
                    + $"{Encoding.UTF8.GetString(records.Quarantined.Detail)} "
                    + Convert.ToHexString(records.Quarantined.Payload),
                _ => Encoding.UTF8.GetString(records.Body),
            });
        }

        Assert.Equal(
            [
                "0 RegistryEvent 1 {\"a\":1}",
                "1 Confirmation 1 ",
                "2 Quarantined 2 InFuture why 010203",
                "3 Requeue 3 77",
                "4 Reading 3 9 300",
                "5 DeviceOffline 4 {}",
            ],
            seen);
        records = new JournalGroupReader(chunk.Written, 0);
        records.SkipTo(4);
        Assert.True(records.Read());
        Assert.Equal((4, 3), (records.Position, records.ArrivedUnixMs));
    }

    [Fact]
    public void Bytes_that_are_no_records_are_refused_whatever_they_are() => Seeds.ForEach(2_000, seed =>
    {
        var random = new Random(seed);
        var chunk = new JournalChunkWriter();
        chunk.AddReading(1, Some(random));
        chunk.AddQuarantined(2, QuarantineReason.InFuture, "topic"u8, "client"u8, "why"u8, new byte[random.Next(30)]);
        var bytes = chunk.Written[..random.Next(chunk.Length + 1)].ToArray();
        for (var i = random.Next(6); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        try
        {
            var records = new JournalGroupReader(bytes, 0);
            while (records.Read())
            {
                _ = records.Kind == JournalRecordKind.Quarantined ? records.Quarantined.Payload.Length : 0;
            }
        }
        catch (InvalidDataException)
        {
        }
    });

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        var chunk = new JournalChunkWriter();
        chunk.AddQuarantined(0, default, Encoding.UTF8.GetBytes("a" + new string('电', 1_000)), default, default, default);
        var records = new JournalGroupReader(chunk.Written, 0);
        Assert.True(records.Read());
        Assert.Equal("a" + new string('电', 341), Encoding.UTF8.GetString(records.Quarantined.Topic));
    }

    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xE3069283u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x22620404u)]
    public void The_checksum_is_Castagnoli(string text, uint expected) =>
        Assert.Equal(expected, Crc32C.Of(Encoding.ASCII.GetBytes(text)));

    private static void Fill(JournalChunkWriter chunk, in Reading reading)
    {
        chunk.Clear();
        for (var i = 0; i < 1_000; i++)
        {
            chunk.AddReading((uint)i, reading);
        }
    }

    private static Reading Some(Random random) => new(
        random.NextInt64(long.MinValue, long.MaxValue),
        new decimal(
            random.Next(int.MinValue, int.MaxValue),
            random.Next(2) * random.Next(),
            random.Next(2) * random.Next(),
            random.Next(2) == 0,
            (byte)random.Next(29)),
        random.Next(3) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(256),
        (ReadingQuality)random.Next(3),
        random.Next(3) == 0 ? random.NextInt64() : 1_700_000_000_000);
}
