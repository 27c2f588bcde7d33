using System.Buffers;
using System.Runtime.CompilerServices;
using ParkTwin.Mqtt.Codec;
using static ParkTwin.Mqtt.Endpoint.EndpointCounters;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// The loop that reads. Packets are parsed where they lie; only one that straddles two segments is copied, into a rented array.
/// Acknowledgements are collected per segment and handed over with one ticket.
/// </summary>
internal sealed partial class DeviceConnection
{
    private const int StagedLimit = 16 * 1024;
    private readonly List<AckFailure> _failures = [];
    private uint[] _staged = new uint[32];
    private int _stagedCount;
    private int _room;
    private int _handedOver;
    private int _refused;
    private int _repeated;
    private long _published;
    private long _lastTicket;
    private bool _submitDue;
    private byte[]? _scratch;

    /// <summary>How the reading of a stretch of bytes ended.</summary>
    private enum Step
    {
        /// <summary>All whole packets are read; the rest, if any, is the start of one.</summary>
        More,

        /// <summary>Too many acknowledgements wait; the next packet is read when there is room.</summary>
        Full,

        /// <summary>The device does not take its answers; what follows is read when it does.</summary>
        Pause,

        /// <summary>The connection ends.</summary>
        Stop,
    }

    private async ValueTask ReceiveAsync()
    {
        var input = _transport.Input;
        while (_ending is null)
        {
            Volatile.Write(ref _awaited, true);
            var result = await input.ReadAsync(CancellationToken.None);
            Volatile.Write(ref _awaited, false);
            Volatile.Write(ref _lastReceivedMs, _services.Wheel.NowMs);
            _reading = true;
            var buffer = result.Buffer;
            var step = Process(buffer, out var consumed);
            _services.Counters.Add(Count.BytesReceived, consumed);
            var end = buffer.GetPosition(consumed);
            input.AdvanceTo(end, step == Step.More ? buffer.End : end);
            _reading = false;
            if (step == Step.Stop)
            {
                return;
            }

            if (result.IsCompleted && step == Step.More)
            {
                Close(new Ending(OfflineReason.ConnectionLost));
                return;
            }

            var ready = _receiver!.ReadyAsync(_stop.Token);
            if (!ready.IsCompletedSuccessfully || _output.Full())
            {
                await PauseAsync(ready);
            }

            if (_rate is not null)
            {
                await SlowDownAsync(_rate, consumed);
            }
        }
    }

    /// <summary>Waits for the journal, and for the device to take its answers. Its keep-alive does not run meanwhile.</summary>
    private async ValueTask PauseAsync(ValueTask ready)
    {
        await ready;
        while (_output.Full() && _ending is null)
        {
            await _output.SpaceAsync();
        }

        Volatile.Write(ref _lastReceivedMs, _services.Wheel.NowMs);
    }

    /// <summary>Reads nothing until the client's rate allows more; one that is far too fast, and would understand it, is told.</summary>
    private async ValueTask SlowDownAsync(PublishRate rate, long bytes)
    {
        var wait = rate.Take(_published, bytes, out var beyond);
        _published = 0;
        if (beyond && IsV5)
        {
            Close(new Ending(OfflineReason.Ended, MqttReasonCode.MessageRateTooHigh, "Publish more slowly, or in arrays."));
        }
        else if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _services.Time, _stop.Token);
            Volatile.Write(ref _lastReceivedMs, _services.Wheel.NowMs);
        }
    }

    private Step Process(in ReadOnlySequence<byte> buffer, out long consumed)
    {
        consumed = 0;
        var rest = buffer;
        while (!rest.IsEmpty)
        {
            var span = rest.FirstSpan;
            var step = ProcessSpan(span, out var read);
            consumed += read;
            if (step != Step.More)
            {
                return step;
            }

            rest = rest.Slice(read);
            if (read == span.Length)
            {
                continue;
            }

            if (rest.IsSingleSegment || !TryJoin(rest, out var length))
            {
                break;
            }

            step = ProcessSpan(_scratch.AsSpan(0, length), out read);
            consumed += read;
            if (step != Step.More)
            {
                return step;
            }

            rest = rest.Slice(read);
        }

        return Step.More;
    }

    /// <summary>Copies the packet at the start of a sequence into one piece, if it is there whole.</summary>
    private bool TryJoin(in ReadOnlySequence<byte> rest, out int length)
    {
        // What is malformed or too long is not copied: its header goes to the parser, which says so.
        var frame = MqttFrame.Read(rest, out var header, out length);
        length += header;
        // A length that is not there whole is no length: whatever it is so far says nothing.
        if (frame < 0 || (frame > 0 && length > _services.Options.MaximumPacketSize))
        {
            length = (int)Math.Min(5, rest.Length);
        }
        else if (frame == 0 || length > rest.Length)
        {
            return false;
        }

        if (_scratch is null || _scratch.Length < length)
        {
            ReturnScratch();
            _scratch = ArrayPool<byte>.Shared.Rent(Math.Max(4_096, length));
        }

        rest.Slice(0, length).CopyTo(_scratch);
        return true;
    }

    private void ReturnScratch()
    {
        if (_scratch is { } scratch)
        {
            _scratch = null;
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    /// <summary>Reads the whole packets of one contiguous stretch, then hands over what they brought.</summary>
    private Step ProcessSpan(ReadOnlySpan<byte> span, out int consumed)
    {
        _room = _output.Room();
        var largest = _services.Options.MaximumPacketSize;
        var step = Step.More;
        var at = 0;
        while (span.Length - at >= 2)
        {
            int header = 2;
            int length = span[at + 1];
            if (length >= 0x80)
            {
                var size = MqttFrame.ReadVariable(span[(at + 1)..], out length);
                header = 1 + size;
                if (size <= 0)
                {
                    step = size < 0 ? Fault(MqttReasonCode.MalformedPacket) : Step.More;
                    break;
                }
            }

            if (header + length > largest)
            {
                step = Fault(MqttReasonCode.PacketTooLarge);
                break;
            }

            if (header + length > span.Length - at)
            {
                break;
            }

            var first = span[at];
            var body = span.Slice(at + header, length);
            step = (first & 0xF0) == (int)MqttPacketType.Publish << 4 ? OnPublish(first, body) : OnControl(first, body);
            if (step != Step.More)
            {
                at += step == Step.Full ? 0 : header + length;
                break;
            }

            at += header + length;
        }

        consumed = at;
        HandOver();
        return step;
    }

    /// <summary>One PUBLISH. The hot path: nothing is allocated, and nothing copied but what the gateway keeps.</summary>
    private Step OnPublish(byte first, ReadOnlySpan<byte> body)
    {
        var v5 = IsV5;
        var fault = PublishPacket.Decode(first, body, v5, out var packet);
        if (fault != MqttReasonCode.Success)
        {
            return Fault(fault);
        }

        if (packet.Qos != MqttQos.AtMostOnce && _stagedCount >= Math.Min(_room, StagedLimit) && !MakeRoom())
        {
            return v5 ? Fault(MqttReasonCode.ReceiveMaximumExceeded) : Step.Full;
        }

        var topic = packet.Topic;
        if (v5 && !CheckV5(packet, ref topic, out var refusal))
        {
            return Fault(refusal);
        }

        var flags = new PublishFlags(packet.Qos, packet.Retain, packet.Duplicate);
        if (packet.Qos == MqttQos.ExactlyOnce)
        {
            return OnExactlyOnce(topic, packet, flags);
        }

        var code = _receiver!.Receive(topic, packet.Payload, flags);
        _handedOver++;
        _submitDue = true;
        if (packet.Qos == MqttQos.AtLeastOnce)
        {
            Stage(MqttPacketType.Puback, packet.PacketId, code);
        }
        else if (code >= MqttReasonCode.UnspecifiedError)
        {
            _refused++;
        }

        return Step.More;
    }

    /// <summary>One PUBLISH of QoS 2: handed over unless its identifier is known and not yet released.</summary>
    private Step OnExactlyOnce(ReadOnlySpan<byte> topic, in PublishPacket packet, in PublishFlags flags)
    {
        var ids = _session!.ReceivedIds;
        if (ids.Contains(packet.PacketId))
        {
            _repeated++;
            Stage(MqttPacketType.Pubrec, packet.PacketId, MqttReasonCode.Success);
            return Step.More;
        }

        if (IsV5 && _unreleased >= _services.Options.ReceiveMaximum)
        {
            return Fault(MqttReasonCode.ReceiveMaximumExceeded);
        }

        var code = _receiver!.Receive(topic, packet.Payload, flags);
        _handedOver++;
        _submitDue = true;

        // A PUBREC of MQTT 5 with a failure ends the exchange; 3.1.1 goes through it whatever became of the message.
        if (!IsV5 || code < MqttReasonCode.UnspecifiedError)
        {
            ids.Add(packet.PacketId);
            _unreleased++;
        }

        Stage(MqttPacketType.Pubrec, packet.PacketId, code);
        return Step.More;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Stage(MqttPacketType type, ushort packetId, MqttReasonCode code)
    {
        if (_stagedCount == _staged.Length)
        {
            Array.Resize(ref _staged, _staged.Length * 2);
        }

        _staged[_stagedCount++] = code == MqttReasonCode.Success
            ? AckPacket.Short(type, packetId)
            : StageOther(type, packetId, code);
    }

    private uint StageOther(MqttPacketType type, ushort packetId, MqttReasonCode code)
    {
        if (code >= MqttReasonCode.UnspecifiedError)
        {
            _refused++;
        }

        if (!IsV5)
        {
            return AckPacket.Short(type, packetId);
        }

        var text = _connect!.RequestProblemInformation && code >= MqttReasonCode.UnspecifiedError ? _receiver!.LastReasonText : null;
        _failures.Add(new AckFailure(code, text));
        return AckFailure.Mark(type, packetId);
    }

    /// <summary>Hands over what is staged, and looks how much room there is then.</summary>
    private bool MakeRoom()
    {
        HandOver();
        _room = _output.Room();
        return _room > 0;
    }

    /// <summary>Hands the publishes since the last time to the journal, and their acknowledgements to the output.</summary>
    private void HandOver()
    {
        if (_submitDue)
        {
            _submitDue = false;
            _lastTicket = Math.Max(_lastTicket, _receiver!.Submit());
            _session!.LastTicket = _lastTicket;
        }

        if (_stagedCount > 0)
        {
            var acks = _staged.AsSpan(0, _stagedCount);
            _room -= _stagedCount;
            _stagedCount = 0;
            _output.Acknowledge(acks, _failures, _lastTicket);
        }

        if (_handedOver + _repeated > 0)
        {
            _services.Counters.Add(Count.PublishesReceived, _handedOver);
            _services.Counters.Add(Count.PublishesRefused, _refused);
            _services.Counters.Add(Count.PublishesRepeated, _repeated);
            _published += _handedOver + _repeated;
            (_handedOver, _refused, _repeated) = (0, 0, 0);
        }
    }

    private Step Fault(MqttReasonCode code, string? text = null)
    {
        Close(new Ending(OfflineReason.ProtocolError, code, text));
        return Step.Stop;
    }
}
