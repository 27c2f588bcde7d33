using System.Buffers.Binary;
using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Quarantine;

/// <summary>An entry as it lies in a frame: an item, or the note that an item was taken up again.</summary>
internal static class QuarantineEntry
{
    internal const int HeaderBytes = 32;
    internal const byte Item = 1;
    private const int MostPayloadBytes = 1024 * 1024 * 1024;
    internal const byte Requeued = 2;

    /// <summary>Bytes of an item's entry.</summary>
    internal static int SizeOf(in QuarantinedRecord record) =>
        HeaderBytes + record.Topic.Length + record.Client.Length + record.Detail.Length + record.Payload.Length;

    /// <summary>Writes an item.</summary>
    internal static void Write(Span<byte> entry, in QuarantinedRecord record)
    {
        entry[0] = Item;
        entry[1] = (byte)record.Reason;
        BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)record.Topic.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[4..], (ushort)record.Client.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[6..], (ushort)record.Detail.Length);
        BinaryPrimitives.WriteInt64LittleEndian(entry[8..], record.Id);
        BinaryPrimitives.WriteInt64LittleEndian(entry[16..], record.ArrivedUnixMs);
        BinaryPrimitives.WriteInt32LittleEndian(entry[24..], record.Payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(entry[28..], 0);
        var rest = entry[HeaderBytes..];
        record.Topic.CopyTo(rest);
        rest = rest[record.Topic.Length..];
        record.Client.CopyTo(rest);
        rest = rest[record.Client.Length..];
        record.Detail.CopyTo(rest);
        record.Payload.CopyTo(rest[record.Detail.Length..]);
    }

    /// <summary>Writes the note that an item was taken up again.</summary>
    internal static void WriteRequeued(Span<byte> entry, long id)
    {
        entry[..HeaderBytes].Clear();
        entry[0] = Requeued;
        BinaryPrimitives.WriteInt64LittleEndian(entry[8..], id);
    }

    /// <summary>Reads the id, kind, reason and length of the entry at the beginning of some bytes.</summary>
    internal static (byte Kind, QuarantineReason Reason, long Id, int Bytes) Peek(ReadOnlySpan<byte> entry) => (
        entry[0],
        (QuarantineReason)entry[1],
        BinaryPrimitives.ReadInt64LittleEndian(entry[8..]),
        HeaderBytes + TextBytes(entry) + BinaryPrimitives.ReadInt32LittleEndian(entry[24..]));

    /// <summary>Whether some bytes are entries, one after the other, to the last byte.</summary>
    internal static bool Fill(ReadOnlySpan<byte> entries)
    {
        while (!entries.IsEmpty)
        {
            if (entries.Length < HeaderBytes || BinaryPrimitives.ReadInt32LittleEndian(entries[24..]) is < 0 or > MostPayloadBytes)
            {
                return false;
            }

            var bytes = Peek(entries).Bytes;
            if (bytes > entries.Length)
            {
                return false;
            }

            entries = entries[bytes..];
        }

        return true;
    }

    /// <summary>Reads an item.</summary>
    internal static QuarantineItem Decode(ReadOnlySpan<byte> entry)
    {
        var topic = BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]);
        var client = BinaryPrimitives.ReadUInt16LittleEndian(entry[4..]);
        var detail = BinaryPrimitives.ReadUInt16LittleEndian(entry[6..]);
        var rest = entry[HeaderBytes..];
        return new QuarantineItem
        {
            Id = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]),
            ArrivedUnixMs = BinaryPrimitives.ReadInt64LittleEndian(entry[16..]),
            Topic = Encoding.UTF8.GetString(rest[..topic]),
            Client = client == 0 ? null : Encoding.UTF8.GetString(rest.Slice(topic, client)),
            Reason = (QuarantineReason)entry[1],
            Detail = Encoding.UTF8.GetString(rest.Slice(topic + client, detail)),
            Payload = rest[(topic + client + detail)..].ToArray(),
        };
    }

    private static int TextBytes(ReadOnlySpan<byte> entry) =>
        BinaryPrimitives.ReadUInt16LittleEndian(entry[2..])
        + BinaryPrimitives.ReadUInt16LittleEndian(entry[4..])
        + BinaryPrimitives.ReadUInt16LittleEndian(entry[6..]);
}
