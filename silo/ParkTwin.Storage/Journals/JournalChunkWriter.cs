using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// A buffer in which one connection gathers records before it appends them to the journal as one chunk. A chunk stands or falls
/// as a whole: it is never split over two groups. Reused through <see cref="Clear"/>; allocates only to grow. Not safe for
/// concurrent use.
/// </summary>
public sealed class JournalChunkWriter
{
    /// <summary>Longest topic, client name or detail kept with a quarantined message, in bytes; what is longer is cut.</summary>
    public const int MaxTextBytes = 1024;

    private byte[] _buffer;
    private int _used;
    private long _arrived;

    /// <summary>An empty chunk.</summary>
    /// <param name="capacity">Bytes to begin with; grows by doubling.</param>
    public JournalChunkWriter(int capacity = 16 * 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _buffer = new byte[Math.Max(capacity, 256)];
    }

    /// <summary>Records added since <see cref="Clear"/>.</summary>
    public int Records { get; private set; }

    /// <summary>
    /// Bytes written since <see cref="Clear"/>; append before it passes <see cref="JournalOptions.MaxChunkBytes"/>.
    /// </summary>
    public int Length => _used;

    /// <summary>What <see cref="Journal.Append(ReadOnlySpan{byte}, int)"/> takes.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _used);

    /// <summary>Empties the chunk.</summary>
    public void Clear() => (_used, Records) = (0, 0);

    /// <summary>Adds a reading with its arrival time.</summary>
    /// <param name="meter">The meter's number in the registry's journal-wide numbering.</param>
    /// <param name="reading">The reading; nothing of it is lost, trailing zeros of the value included.</param>
    [SkipLocalsInit]
    public void AddReading(uint meter, in Reading reading)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(reading.Value, bits);
        var high = unchecked((uint)bits[2]);
        var revision = reading.Revision;
        var extended = high != 0 || revision is < 0 or > byte.MaxValue;
        var record = Take(reading.ArrivedUnixMs, extended ? JournalFormat.ExtendedReadingBytes : JournalFormat.ReadingBytes);
        unchecked
        {
            var scale = (byte)((bits[3] >> 16) | (bits[3] < 0 ? JournalFormat.NegativeBit : 0));
            record[0] = extended ? JournalFormat.ExtendedReading : (byte)JournalRecordKind.Reading;
            record[1] = scale;
            record[2] = (byte)reading.Quality;
            record[3] = extended ? (byte)0 : (byte)revision;
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], meter);
            BinaryPrimitives.WriteInt64LittleEndian(record[8..], reading.AtUnixMs);
            BinaryPrimitives.WriteUInt64LittleEndian(record[16..], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        }

        if (extended)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(record[24..], high);
            BinaryPrimitives.WriteInt32LittleEndian(record[28..], revision);
        }

        Records++;
    }

    /// <summary>Adds a message that could not be accepted. Its id is the position that the journal gives the record.</summary>
    /// <param name="arrivedUnixMs">When it was received, Unix milliseconds.</param>
    /// <param name="reason">Why.</param>
    /// <param name="topic">Its topic, UTF-8; cut at <see cref="MaxTextBytes"/>.</param>
    /// <param name="client">The client that sent it, UTF-8; cut likewise.</param>
    /// <param name="detail">A sentence for a person: what is wrong and what to do, UTF-8; cut likewise.</param>
    /// <param name="payload">Its payload as it came.</param>
    public void AddQuarantined(
        long arrivedUnixMs,
        QuarantineReason reason,
        ReadOnlySpan<byte> topic,
        ReadOnlySpan<byte> client,
        ReadOnlySpan<byte> detail,
        ReadOnlySpan<byte> payload)
    {
        topic = Cut(topic);
        client = Cut(client);
        detail = Cut(detail);
        var length = JournalFormat.QuarantinedHeaderBytes + topic.Length + client.Length + detail.Length + payload.Length;
        var body = TakeBody(arrivedUnixMs, JournalRecordKind.Quarantined, (byte)reason, length);
        BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)topic.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(body[2..], (ushort)client.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(body[4..], (ushort)detail.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(body[6..], 0);
        var rest = body[JournalFormat.QuarantinedHeaderBytes..];
        topic.CopyTo(rest);
        rest = rest[topic.Length..];
        client.CopyTo(rest);
        rest = rest[client.Length..];
        detail.CopyTo(rest);
        payload.CopyTo(rest[detail.Length..]);
    }

    /// <summary>Adds a change of the registry as UTF-8 JSON.</summary>
    public void AddRegistryEvent(long arrivedUnixMs, ReadOnlySpan<byte> json) =>
        json.CopyTo(TakeBody(arrivedUnixMs, JournalRecordKind.RegistryEvent, 0, json.Length));

    /// <summary>Adds a person's confirmation as UTF-8 JSON.</summary>
    public void AddConfirmation(long arrivedUnixMs, ReadOnlySpan<byte> json) =>
        json.CopyTo(TakeBody(arrivedUnixMs, JournalRecordKind.Confirmation, 0, json.Length));

    /// <summary>
    /// Adds the note that a quarantined message was taken up again. The records that came of it belong in the same chunk, so that
    /// either all of it happened or nothing.
    /// </summary>
    public void AddRequeue(long arrivedUnixMs, long quarantineId) =>
        BinaryPrimitives.WriteInt64LittleEndian(
            TakeBody(arrivedUnixMs, JournalRecordKind.Requeue, 0, sizeof(long)), quarantineId);

    /// <summary>Adds a device-offline event as UTF-8 JSON.</summary>
    public void AddDeviceOffline(long arrivedUnixMs, ReadOnlySpan<byte> json) =>
        json.CopyTo(TakeBody(arrivedUnixMs, JournalRecordKind.DeviceOffline, 0, json.Length));

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text)
    {
        if (text.Length <= MaxTextBytes)
        {
            return text;
        }

        var end = MaxTextBytes;
        while (end > 0 && (text[end] & 0xC0) == 0x80)
        {
            end--; // Not in the middle of a UTF-8 sequence.
        }

        return text[..end];
    }

    private Span<byte> TakeBody(long arrivedUnixMs, JournalRecordKind kind, byte code, int length)
    {
        var record = Take(arrivedUnixMs, JournalFormat.BodyHeaderBytes + JournalFormat.Align(length));
        record[0] = (byte)kind;
        record[1] = code;
        BinaryPrimitives.WriteUInt16LittleEndian(record[2..], 0);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], length);
        var body = record[JournalFormat.BodyHeaderBytes..];
        body[length..].Clear();
        Records++;
        return body[..length];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Take(long arrivedUnixMs, int bytes)
    {
        if (_buffer.Length - _used < bytes + JournalFormat.ArrivalMarkBytes)
        {
            Grow(bytes + JournalFormat.ArrivalMarkBytes);
        }

        if (_used == 0 || arrivedUnixMs != _arrived)
        {
            Mark(arrivedUnixMs);
        }

        var taken = _buffer.AsSpan(_used, bytes);
        _used += bytes;
        return taken;
    }

    private void Mark(long arrivedUnixMs)
    {
        var mark = _buffer.AsSpan(_used, JournalFormat.ArrivalMarkBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(mark, JournalFormat.ArrivalMark);
        BinaryPrimitives.WriteInt64LittleEndian(mark[8..], arrivedUnixMs);
        _used += JournalFormat.ArrivalMarkBytes;
        _arrived = arrivedUnixMs;
    }

    private void Grow(int bytes) => Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _used + bytes));
}
