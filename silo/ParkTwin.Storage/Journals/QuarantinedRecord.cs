using System.Buffers.Binary;
using ParkTwin.Contracts;

namespace ParkTwin.Storage.Journals;

/// <summary>A quarantined message as it lies in a group. Its spans live as long as the group.</summary>
public readonly ref struct QuarantinedRecord
{
    internal QuarantinedRecord(long id, long arrivedUnixMs, byte reason, ReadOnlySpan<byte> body)
    {
        Id = id;
        ArrivedUnixMs = arrivedUnixMs;
        Reason = (QuarantineReason)reason;
        if (body.Length < JournalFormat.QuarantinedHeaderBytes)
        {
            throw new InvalidDataException($"The quarantined message at position {id} is shorter than its header.");
        }

        int topic = BinaryPrimitives.ReadUInt16LittleEndian(body);
        int client = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        int detail = BinaryPrimitives.ReadUInt16LittleEndian(body[4..]);
        var rest = body[JournalFormat.QuarantinedHeaderBytes..];
        if (topic + client + detail > rest.Length)
        {
            throw new InvalidDataException($"The quarantined message at position {id} is shorter than its header says.");
        }

        Topic = rest[..topic];
        Client = rest.Slice(topic, client);
        Detail = rest.Slice(topic + client, detail);
        Payload = rest[(topic + client + detail)..];
    }

    /// <summary>Its id, which is its journal position.</summary>
    public long Id { get; }

    /// <summary>When it was received, Unix milliseconds.</summary>
    public long ArrivedUnixMs { get; }

    /// <summary>Why it was not accepted.</summary>
    public QuarantineReason Reason { get; }

    /// <summary>Its topic, UTF-8.</summary>
    public ReadOnlySpan<byte> Topic { get; }

    /// <summary>The client that sent it, UTF-8.</summary>
    public ReadOnlySpan<byte> Client { get; }

    /// <summary>What is wrong and what to do, UTF-8.</summary>
    public ReadOnlySpan<byte> Detail { get; }

    /// <summary>Its payload as it came.</summary>
    public ReadOnlySpan<byte> Payload { get; }
}
