using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;
using ParkTwin.Payloads;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Devices;

/// <summary>
/// Turns the publishes of one connection into journal records, in the connection's own buffer, and appends them chunk by chunk.
/// No allocation for a message that is accepted. Where the disk does not keep up, QoS 0 is shed and counted, and QoS 1 waits.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="directory">The meters.</param>
/// <param name="client">How the device is called in quarantine.</param>
/// <param name="time">The clock.</param>
/// <param name="shed">Counts what was shed.</param>
/// <param name="access">What the device may publish for; null for any meter.</param>
internal sealed class PublishReceiver(
    Journal journal, MeterDirectoryHolder directory, string client, TimeProvider time, ShedCount shed,
    GatewayAccess? access = null) : IPublishReceiver
{
    /// <summary>A reading may be this much ahead of its arrival: ten minutes.</summary>
    public const long FutureToleranceMs = 600_000;

    /// <summary>How long a connection is not read after a chunk of which something was shed: 64 KiB each time, about 13 MB/s.</summary>
    public static readonly TimeSpan ShedPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Faulty elements of one payload that are kept one by one; the rest of it is kept as one.</summary>
    private const int MaxFaultsPerPayload = 64;

    /// <summary>Elements for an unknown meter that are kept one by one; the rest of a payload is kept as one array.</summary>
    private const int MaxKeptPerPayload = 1_024;

    private const int PrefixLength = 12; // parktwin/v1/
    private const int SuffixLength = 8; // /reading
    private readonly JournalChunkWriter _chunk = new();
    private readonly byte[] _client = Encoding.UTF8.GetBytes(client);
    private readonly int _flushAt = journal.Options.MaxChunkBytes / 2;
    private MeterDirectory _meters = MeterDirectory.Empty;
    private MeterSet? _allowed = access is null ? null : MeterSet.None;
    private long _arrived;
    private long _ticket;
    private long _shed;
    private bool _owesWait;
    private bool _owesPause;

    /// <inheritdoc/>
    public string? LastReasonText { get; private set; }

    /// <inheritdoc/>
    public MqttReasonCode Receive(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, in PublishFlags flags)
    {
        if (flags.Qos != MqttQos.AtMostOnce)
        {
            _owesWait = true;
        }
        else if (!journal.HasRoomToSpare)
        {
            _shed++; // Nobody waits for its acknowledgement, and whoever does must not wait for it.
            return MqttReasonCode.Success;
        }

        if (_chunk.Records == 0)
        {
            _arrived = time.GetUtcNow().ToUnixTimeMilliseconds();
            LookUp(directory.Current);
        }
        else if (_chunk.Length + payload.Length > _flushAt)
        {
            Append();
        }

        if (topic.Length > PrefixLength + SuffixLength
            && topic.StartsWith("parktwin/v1/"u8)
            && topic.EndsWith("/reading"u8)
            && _meters.TryFind(topic[PrefixLength..^SuffixLength], out var entry)
            && (_allowed is null || _allowed.Contains(entry.Number)))
        {
            return Take(topic, payload, entry);
        }

        return RefuseTopic(topic, payload);
    }

    /// <inheritdoc/>
    public long Submit()
    {
        if (_chunk.Records > 0)
        {
            Append();
        }

        if (_shed > 0)
        {
            shed.Add(_shed);
            _shed = 0;
            _owesPause = true;
        }

        return _ticket;
    }

    /// <summary>
    /// What QoS 0 alone brought does not wait for the disk: there is room for it, or it is shed, and what is shed is read at a walking
    /// pace, so that it does not take the processors from those who wait. Anything else waits for the disk.
    /// </summary>
    public ValueTask ReadyAsync(CancellationToken cancellationToken)
    {
        var (waits, pauses) = (_owesWait, _owesPause);
        (_owesWait, _owesPause) = (false, false);
        if (waits)
        {
            return journal.WaitForRoomAsync(cancellationToken);
        }

        return pauses ? new ValueTask(Task.Delay(ShedPause, time, cancellationToken)) : default;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_chunk.Records > 0)
        {
            Append();
        }
    }

    private void LookUp(MeterDirectory newest)
    {
        if (newest != _meters)
        {
            _meters = newest;
            _allowed = access?.MetersIn(newest);
        }
    }

    private MqttReasonCode Take(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, in DirectoryEntry entry)
    {
        var answer = MqttReasonCode.Success;
        var json = new NativeJsonReader(payload);
        var faults = 0;
        while (json.Read(out var parsed))
        {
            if (json.Fault == PayloadFault.None
                && parsed.AtUnixMs - _arrived <= FutureToleranceMs
                && (parsed.Unit is null || parsed.Unit == entry.Unit)
                && Math.Abs(parsed.Value) <= entry.Greatest)
            {
                _chunk.AddReading(entry.Number, new Reading(parsed.AtUnixMs, parsed.Value, parsed.Revision, parsed.Quality, _arrived));
                continue;
            }

            var (start, length) = json.Element.GetOffsetAndLength(payload.Length);
            if (++faults > MaxFaultsPerPayload)
            {
                const string Detail = "The rest of a payload with more faulty elements than are kept one by one; mend the device's format.";
                Quarantine(QuarantineReason.Unparsable, topic, payload[start..], Detail);
                return MqttReasonCode.PayloadFormatInvalid;
            }

            var (reason, detail) = json.Fault == PayloadFault.None ? Judge(parsed, entry) : (ReasonOf(json.Fault), json.Describe());
            Quarantine(reason, topic, payload.Slice(start, length), detail);
            answer = MqttReasonCode.PayloadFormatInvalid;
        }

        return answer;
    }

    private (QuarantineReason Reason, string Detail) Judge(in ParsedReading parsed, in DirectoryEntry entry)
    {
        if (parsed.AtUnixMs - _arrived > FutureToleranceMs)
        {
            var ahead = TimeSpan.FromMilliseconds(parsed.AtUnixMs - _arrived);
            return (QuarantineReason.InFuture, $"The reading's time {Instant(parsed.AtUnixMs)} is {ahead:d\\.hh\\:mm\\:ss} after its arrival "
                + $"{Instant(_arrived)}; at most 10 minutes are accepted. Set the device's clock.");
        }

        if (parsed.Unit is { } unit && unit != entry.Unit)
        {
            return (QuarantineReason.BadUnit, $"The payload says '{MeterUnits.Of(unit)}', the meter is registered in "
                + $"'{MeterUnits.Of(entry.Unit)}'. Correct the device, or the registry by an event with its time.");
        }

        return (QuarantineReason.OutOfRange, $"The value {parsed.Value} is beyond {entry.Greatest:G6} {MeterUnits.Of(entry.Unit)}, "
            + "more than any meter can count. Check the device's register format.");
    }

    /// <summary>The topic names no meter: every element is kept, so that each counts once and can be replayed.</summary>
    private MqttReasonCode RefuseTopic(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload)
    {
        var (reason, detail) = TopicFault.Describe(topic, _meters, access?.Gateway);
        if (reason == QuarantineReason.BadTopic)
        {
            Quarantine(reason, topic, payload, detail);
            return MqttReasonCode.TopicNameInvalid;
        }

        Keep(reason, topic, payload, detail);
        if (access is null)
        {
            return MqttReasonCode.TopicNameInvalid;
        }

        // A meter that there is not, and one of somebody else, look the same to a device.
        access.Track.Refused();
        LastReasonText = $"Gateway '{access.Gateway.UserName}' may not publish to '{Encoding.UTF8.GetString(topic)}'. Check the topic, and "
            + "which meters the gateway is tied to.";
        return MqttReasonCode.NotAuthorized;
    }

    private void Keep(QuarantineReason reason, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, string detail)
    {

        var json = new NativeJsonReader(payload);
        for (var kept = 0; json.Read(out _); kept++)
        {
            var (start, length) = json.Element.GetOffsetAndLength(payload.Length);
            if (kept == MaxKeptPerPayload)
            {
                Quarantine(reason, topic, [(byte)'[', .. payload[start..]], detail);
                break;
            }

            if (json.Fault == PayloadFault.None)
            {
                Quarantine(reason, topic, payload.Slice(start, length), detail);
                continue;
            }

            Quarantine(ReasonOf(json.Fault), topic, payload[start..], json.Describe());
            break;
        }
    }

    private void Quarantine(QuarantineReason reason, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, string detail)
    {
        LastReasonText = detail;
        _chunk.AddQuarantined(_arrived, reason, topic, _client, Encoding.UTF8.GetBytes(detail), payload);
    }

    private void Append()
    {
        access?.Track.Seen(_arrived);
        _ticket = journal.Append(_chunk);
        _chunk.Clear();
    }

    private static QuarantineReason ReasonOf(PayloadFault fault) => fault switch
    {
        PayloadFault.BadTime => QuarantineReason.BadTime,
        PayloadFault.BadValue => QuarantineReason.BadValue,
        PayloadFault.BadUnit => QuarantineReason.BadUnit,
        _ => QuarantineReason.Unparsable,
    };

    private static string Instant(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
