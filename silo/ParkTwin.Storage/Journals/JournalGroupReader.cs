using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// Walks the records of one group in order, without allocating:
/// <c>var records = group.Records(from); while (records.Read()) { switch (records.Kind) … }</c>. The spans it hands out live as
/// long as the group.
/// </summary>
public ref struct JournalGroupReader
{
    private const int MostDecimals = 28;
    private readonly ReadOnlySpan<byte> _payload;
    private int _next;
    private int _at;
    private int _bodyLength;

    /// <summary>Begins before the first record.</summary>
    /// <param name="payload">A group's payload, or a chunk.</param>
    /// <param name="firstPosition">Position of its first record.</param>
    public JournalGroupReader(ReadOnlySpan<byte> payload, long firstPosition)
    {
        _payload = payload;
        Position = firstPosition - 1;
    }

    /// <summary>What the present record is.</summary>
    public JournalRecordKind Kind { get; private set; }

    /// <summary>The present record's position.</summary>
    public long Position { get; private set; }

    /// <summary>When the present record was received, Unix milliseconds.</summary>
    public long ArrivedUnixMs { get; private set; }

    /// <summary>The meter's number; only for <see cref="JournalRecordKind.Reading"/>.</summary>
    public readonly uint Meter => BinaryPrimitives.ReadUInt32LittleEndian(_payload[(_at + 4)..]);

    /// <summary>The reading; only for <see cref="JournalRecordKind.Reading"/>.</summary>
    /// <exception cref="InvalidDataException">The record's value is no decimal.</exception>
    public readonly Reading Reading => DecodeReading();

    /// <summary>The bytes of a registry event, a confirmation or a device-offline event.</summary>
    public readonly ReadOnlySpan<byte> Body => _payload.Slice(_at + JournalFormat.BodyHeaderBytes, _bodyLength);

    /// <summary>The quarantine id; only for <see cref="JournalRecordKind.Requeue"/>.</summary>
    /// <exception cref="InvalidDataException">The record holds none.</exception>
    public readonly long RequeuedId => _bodyLength >= sizeof(long) ? BinaryPrimitives.ReadInt64LittleEndian(Body) : throw Malformed(_at);

    /// <summary>The message; only for <see cref="JournalRecordKind.Quarantined"/>.</summary>
    /// <exception cref="InvalidDataException">The record's lengths do not fit.</exception>
    public readonly QuarantinedRecord Quarantined => new(Position, ArrivedUnixMs, _payload[_at + 1], Body);

    /// <summary>Moves to the next record.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The bytes are not records.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Read()
    {
        if (_payload.Length - _next >= JournalFormat.ReadingBytes && _payload[_next] == (byte)JournalRecordKind.Reading)
        {
            _at = _next;
            _next += JournalFormat.ReadingBytes;
            Kind = JournalRecordKind.Reading;
            Position++;
            return true;
        }

        return ReadOther();
    }

    /// <summary>
    /// Passes over records before <paramref name="position"/>, so that the next <see cref="Read"/> gives that one.
    /// </summary>
    public void SkipTo(long position)
    {
        while (Position < position - 1 && Read())
        {
        }
    }

    private static InvalidDataException Malformed(int offset) =>
        new($"The bytes at offset {offset} of the group are no journal record of format {JournalFormat.Version}.");

    private bool ReadOther()
    {
        while (_next < _payload.Length)
        {
            var left = _payload.Length - _next;
            var kind = _payload[_next];
            if (left < (kind == JournalFormat.ArrivalMark ? JournalFormat.ArrivalMarkBytes : JournalFormat.BodyHeaderBytes))
            {
                throw Malformed(_next);
            }

            if (kind == JournalFormat.ArrivalMark)
            {
                ArrivedUnixMs = BinaryPrimitives.ReadInt64LittleEndian(_payload[(_next + 8)..]);
                _next += JournalFormat.ArrivalMarkBytes;
                continue;
            }

            var length = LengthOf(kind, left);
            _at = _next;
            _next += length;
            Position++;
            return true;
        }

        Kind = JournalRecordKind.None;
        return false;
    }

    private int LengthOf(byte kind, int left)
    {
        int length;
        switch (kind)
        {
            case (byte)JournalRecordKind.Reading:
                Kind = JournalRecordKind.Reading;
                length = JournalFormat.ReadingBytes;
                break;
            case JournalFormat.ExtendedReading:
                Kind = JournalRecordKind.Reading;
                length = JournalFormat.ExtendedReadingBytes;
                break;
            case >= (byte)JournalRecordKind.Quarantined and <= (byte)JournalRecordKind.DeviceOffline:
                Kind = (JournalRecordKind)kind;
                _bodyLength = BinaryPrimitives.ReadInt32LittleEndian(_payload[(_next + 4)..]);
                if (_bodyLength < 0 || _bodyLength > left - JournalFormat.BodyHeaderBytes)
                {
                    throw Malformed(_next);
                }

                length = JournalFormat.BodyHeaderBytes + JournalFormat.Align(_bodyLength);
                break;
            default:
                throw Malformed(_next);
        }

        return length <= left ? length : throw Malformed(_next);
    }

    private readonly Reading DecodeReading()
    {
        var extended = _payload[_at] == JournalFormat.ExtendedReading;
        var record = _payload.Slice(_at, extended ? JournalFormat.ExtendedReadingBytes : JournalFormat.ReadingBytes);
        var mantissa = BinaryPrimitives.ReadUInt64LittleEndian(record[16..]);
        var high = extended ? BinaryPrimitives.ReadInt32LittleEndian(record[24..]) : 0;
        if ((record[1] & 0x7F) > MostDecimals)
        {
            throw Malformed(_at);
        }

        var revision = extended ? BinaryPrimitives.ReadInt32LittleEndian(record[28..]) : record[3];
        unchecked
        {
            var value = new decimal(
                (int)mantissa,
                (int)(mantissa >> 32),
                high,
                (record[1] & JournalFormat.NegativeBit) != 0,
                (byte)(record[1] & 0x7F));
            return new Reading(
                BinaryPrimitives.ReadInt64LittleEndian(record[8..]), value, revision, (ReadingQuality)record[2], ArrivedUnixMs);
        }
    }
}
