using System.Text;
using System.Threading.Channels;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>One message that a client received.</summary>
internal sealed record Delivered(string Topic, string Payload, PublishFlags Flags, MqttAckToken Token);

/// <summary>Keeps what a client receives; nothing is acknowledged by itself.</summary>
internal sealed class Inbox : IMqttMessageHandler
{
    private readonly Channel<Delivered> _messages = Channel.CreateUnbounded<Delivered>();

    public void OnMessage(in MqttDelivery delivery) => _messages.Writer.TryWrite(new Delivered(
        Encoding.UTF8.GetString(delivery.Topic), Encoding.UTF8.GetString(delivery.Payload), delivery.Flags, delivery.Token));

    public void OnChunkEnd()
    {
        // Each message is looked at by itself.
    }

    public ValueTask ReadyAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public async Task<Delivered> NextAsync() => await _messages.Reader.ReadAsync().AsTask().WaitAsync(Device.Patience);

    public bool TryNext(out Delivered? message) => _messages.Reader.TryRead(out message);
}
