using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>Who is connected to this ingester. Safe for concurrent use.</summary>
public interface IDeviceSessions
{
    /// <summary>What is known of a park's gateways since this process began, by gateway; those never seen are not in it.</summary>
    IReadOnlyDictionary<string, GatewayPresence> Read(ParkId park);
}
