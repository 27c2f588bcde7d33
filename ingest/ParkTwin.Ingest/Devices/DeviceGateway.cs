using System.Text;
using System.Text.Json;
using ParkTwin.Ingest.Hosting;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Devices;

/// <summary>What the endpoint does with devices' messages: into the journal, and back when they are durable.</summary>
internal sealed class DeviceGateway(
    Stores stores, MeterDirectoryHolder directory, DeviceDoor door, DeviceSessions sessions, ShedCount shed,
    TimeProvider time)
    : IDeviceGateway
{
    private static readonly string[] StatusSuffix = ["status"];

    private static ReadOnlySpan<byte> Prefix => "parktwin/v1/"u8;

    /// <inheritdoc/>
    public ICommitFeed Commits => stores.Commits;

    /// <inheritdoc/>
    public ValueTask<ConnectDecision> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken) =>
        door.DecideAsync(request, cancellationToken);

    /// <inheritdoc/>
    public IPublishReceiver Open(DeviceSession session)
    {
        var access = session.State as GatewayAccess;
        var receiver = new PublishReceiver(stores.Journal, directory, NameOf(session), time, shed, access);
        if (access is not null)
        {
            sessions.Add(session, access);
        }

        return receiver;
    }

    /// <inheritdoc/>
    public void Offline(DeviceSession session, OfflineReason reason, MqttWill? will)
    {
        if (session.State is GatewayAccess access && reason != OfflineReason.WillDelayElapsed)
        {
            sessions.Remove(session, access);
        }

        if (reason is OfflineReason.ServerShutdown || (reason == OfflineReason.Disconnected && will is null))
        {
            return;
        }

        var chunk = new JournalChunkWriter(1024);
        var note = new DeviceOfflineNote(NameOf(session), reason.ToString(), will?.Topic);
        chunk.AddDeviceOffline(time.GetUtcNow().ToUnixTimeMilliseconds(), JsonSerializer.SerializeToUtf8Bytes(note));
        stores.Journal.Append(chunk);
    }

    /// <inheritdoc/>
    public MqttReasonCode Subscribe(DeviceSession session, ReadOnlySpan<byte> topicFilter, MqttQos requested)
    {
        var isStatus = topicFilter.StartsWith(Prefix) && topicFilter.EndsWith("/status"u8) && !topicFilter.Contains((byte)'#');
        var isOwn = session.State is not GatewayAccess access
            || access.MayUse(Encoding.UTF8.GetString(topicFilter), StatusSuffix, directory.Current);
        if (!isStatus || !isOwn)
        {
            return MqttReasonCode.NotAuthorized;
        }

        return requested == MqttQos.AtMostOnce ? MqttReasonCode.Success : MqttReasonCode.GrantedQos1;
    }

    private static string NameOf(DeviceSession session) =>
        session.State is GatewayAccess access ? DeviceName.Of(access.Gateway, session.ClientId) : session.ClientId;
}
