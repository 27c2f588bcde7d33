using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Ingest.Meters;
using ParkTwin.Payloads;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Devices;

/// <summary>Reads a quarantined message again, with the registry as it is now; its arrival stays the first one.</summary>
internal sealed class RequeueReading(MeterDirectory meters, GatewayDirectory gateways, long nowUnixMs)
{
    private const string Prefix = "parktwin/v1/";
    private const string Suffix = "/reading";

    /// <summary>
    /// Writes the note of the requeue and the readings into a chunk; the chunk stands or falls as a whole. False, and nothing
    /// written, where any part of the message is still not acceptable.
    /// </summary>
    public bool TryWrite(QuarantineItem item, JournalChunkWriter chunk)
    {
        if (!item.Topic.StartsWith(Prefix, StringComparison.Ordinal) || !item.Topic.EndsWith(Suffix, StringComparison.Ordinal)
            || item.Topic.Length <= Prefix.Length + Suffix.Length
            || !meters.TryFind(Encoding.UTF8.GetBytes(item.Topic[Prefix.Length..^Suffix.Length]), out var entry)
            || !IsAllowed(item, entry))
        {
            return false;
        }

        var readings = new List<Reading>();
        var json = new NativeJsonReader(item.Payload.Span);
        while (json.Read(out var parsed))
        {
            if (json.Fault != PayloadFault.None || !IsAcceptable(parsed, entry))
            {
                return false;
            }

            readings.Add(new(parsed.AtUnixMs, parsed.Value, parsed.Revision, parsed.Quality, item.ArrivedUnixMs));
        }

        chunk.AddRequeue(nowUnixMs, item.Id);
        foreach (var reading in readings)
        {
            chunk.AddReading(entry.Number, reading);
        }

        return true;
    }

    /// <summary>What was refused because of who sent it is taken only once that gateway may send it.</summary>
    private bool IsAllowed(QuarantineItem item, in DirectoryEntry entry)
    {
        if (item.Reason is not (QuarantineReason.NotAllowed or QuarantineReason.UnknownMeter or QuarantineReason.UnknownPark))
        {
            return true;
        }

        return DeviceName.UserNameOf(item.Client) is { } userName
            ? gateways.TryFind(userName, out var gateway) && !gateway.Record.Disabled && gateway.MetersIn(meters).Contains(entry.Number)
            : item.Reason != QuarantineReason.NotAllowed;
    }

    private bool IsAcceptable(in ParsedReading parsed, in DirectoryEntry entry) =>
        parsed.AtUnixMs - nowUnixMs <= PublishReceiver.FutureToleranceMs
        && (parsed.Unit is null || parsed.Unit == entry.Unit)
        && Math.Abs(parsed.Value) <= entry.Greatest;
}
