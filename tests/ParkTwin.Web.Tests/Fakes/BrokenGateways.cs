using ParkTwin.Contracts;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A park's gateways whose state is damaged: every call fails.</summary>
internal sealed class BrokenGateways(Exception fault) : IGatewayGrain
{
    public Task<GatewayTable> Read() => Task.FromException<GatewayTable>(fault);

    public Task<GatewayReply> Put(GatewayRequest request) => Task.FromException<GatewayReply>(fault);

    public Task<GatewayReply> SetSecret(string gateway, GatewaySecret? secret, string by) => Task.FromException<GatewayReply>(fault);

    public Task<GatewayRecord?> Remove(string gateway) => Task.FromException<GatewayRecord?>(fault);

    public Task<GatewayTable> Watch(IGatewayObserver observer) => Task.FromException<GatewayTable>(fault);

    public Task Unwatch(IGatewayObserver observer) => Task.FromException(fault);
}
