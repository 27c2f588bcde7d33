using Orleans;

namespace ParkTwin.Contracts;

/// <summary>Hears of changes to a park's gateways. Calls may come twice or out of order; the highest version counts.</summary>
public interface IGatewayObserver : IGrainObserver
{
    /// <summary>The table after a change.</summary>
    [Alias("GatewaysChanged")]
    Task GatewaysChanged(GatewayTable table);
}
