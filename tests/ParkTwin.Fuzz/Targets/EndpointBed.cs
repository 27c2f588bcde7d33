using Microsoft.Extensions.Options;
using ParkTwin.Mqtt;

namespace ParkTwin.Fuzz.Targets;

/// <summary>A real endpoint on one thread, with a clock that stands and small limits.</summary>
internal sealed class EndpointBed
{
    public EndpointBed(int receiveMaximum, KeepingLog log)
    {
        var options = new MqttEndpointOptions
        {
            Scheduler = Scheduler,
            MaximumPacketSize = 16 * 1024,
            MaximumDetachedSessions = 4,
            ReceiveMaximum = receiveMaximum,
            TopicAliasMaximum = 4,
            MaximumSubscriptions = 4,
        };
        Endpoint = new MqttEndpoint(Gateway, Options.Create(options), new StandingTime(), log);
    }

    public QueuedScheduler Scheduler { get; } = new();

    public FuzzGateway Gateway { get; } = new();

    public MqttEndpoint Endpoint { get; }

    /// <summary>Inputs that it has served.</summary>
    public int Uses { get; set; }
}
