using Orleans;

namespace ParkTwin.Contracts;

/// <summary>The gateways of one park and their credentials. Key: the park's id. A change is durable before it is answered or told.</summary>
[Alias("ParkTwin.IGatewayGrain")]
public interface IGatewayGrain : IGrainWithStringKey
{
    /// <summary>All gateways.</summary>
    [Alias("Read")]
    Task<GatewayTable> Read();

    /// <summary>Makes a gateway, or changes everything of it but its password. The same again changes nothing.</summary>
    [Alias("Put")]
    Task<GatewayReply> Put(GatewayRequest request);

    /// <summary>Gives a gateway another password; the one before is worth nothing from then on. The same again changes nothing.</summary>
    /// <param name="gateway">Its id.</param>
    /// <param name="secret">The password as it is kept; null takes it away.</param>
    /// <param name="by">Who asks: an account's name.</param>
    /// <returns>The gateway; <see cref="GatewayReply.Kept"/> null without a fault where there is none of this id.</returns>
    [Alias("SetSecret")]
    Task<GatewayReply> SetSecret(string gateway, GatewaySecret? secret, string by);

    /// <summary>Removes a gateway with its credentials; answers what it was, null where there is none of this id.</summary>
    [Alias("Remove")]
    Task<GatewayRecord?> Remove(string gateway);

    /// <summary>
    /// Adds or renews a watcher, and answers the table as it is; it is told every later one. It is dropped two minutes after its last
    /// renewal, or when it fails.
    /// </summary>
    [Alias("Watch")]
    Task<GatewayTable> Watch(IGatewayObserver observer);

    /// <summary>Removes a watcher.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IGatewayObserver observer);
}
