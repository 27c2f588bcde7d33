using System.Text.Json;
using ParkTwin.Ingest.Hosting;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Devices;

/// <summary>What the endpoint does with devices' messages: into the journal, and back when they are durable.</summary>
internal sealed class DeviceGateway(Stores stores, MeterDirectoryHolder directory, ShedCount shed, TimeProvider time)
    : IDeviceGateway
{
    private static ReadOnlySpan<byte> Prefix => "parktwin/v1/"u8;

    /// <inheritdoc/>
    public ICommitFeed Commits => stores.Commits;

    /// <inheritdoc/>
    public ValueTask<ConnectDecision> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(DeviceAccess.Decide(request));

    /// <inheritdoc/>
    public IPublishReceiver Open(DeviceSession session) =>
        new PublishReceiver(stores.Journal, directory, session.ClientId, time, shed);

    /// <inheritdoc/>
    public void Offline(DeviceSession session, OfflineReason reason, MqttWill? will)
    {
        if (reason is OfflineReason.ServerShutdown || (reason == OfflineReason.Disconnected && will is null))
        {
            return;
        }

        var chunk = new JournalChunkWriter(1024);
        var note = new DeviceOfflineNote(session.ClientId, reason.ToString(), will?.Topic);
        chunk.AddDeviceOffline(time.GetUtcNow().ToUnixTimeMilliseconds(), JsonSerializer.SerializeToUtf8Bytes(note));
        stores.Journal.Append(chunk);
    }

    /// <inheritdoc/>
    public MqttReasonCode Subscribe(DeviceSession session, ReadOnlySpan<byte> topicFilter, MqttQos requested)
    {
        if (!topicFilter.StartsWith(Prefix) || !topicFilter.EndsWith("/status"u8) || topicFilter.Contains((byte)'#'))
        {
            return MqttReasonCode.NotAuthorized;
        }

        return requested == MqttQos.AtMostOnce ? MqttReasonCode.Success : MqttReasonCode.GrantedQos1;
    }
}
