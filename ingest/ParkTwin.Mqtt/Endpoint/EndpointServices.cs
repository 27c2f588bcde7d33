using Microsoft.Extensions.Logging;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>What all connections of one endpoint share.</summary>
internal sealed record EndpointServices(
    IDeviceGateway Gateway,
    MqttEndpointOptions Options,
    TimeProvider Time,
    TimerWheel Wheel,
    CommitWaiters Waiters,
    EndpointCounters Counters,
    ILogger Log)
{
    /// <summary>Which publishes are durable.</summary>
    public ICommitFeed Commits { get; } = Gateway.Commits;
}
