using System.Net;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Simulators;

namespace ParkTwin.Web.Hosting;

/// <summary>What the modelled park waits for before its devices connect.</summary>
/// <param name="Started">Where they connect, once the listeners are up.</param>
/// <param name="Demo">The modelled park's settings; its credentials go in here and nowhere else.</param>
internal sealed record DemoRelease(TaskCompletionSource<DnsEndPoint> Started, DemoParkOptions Demo)
{
    private const string Gateway = "demo";

    /// <summary>Makes the modelled park's gateway, unless there is one, and gives it a new password, which is kept in memory alone.</summary>
    public async Task GiveCredentialsAsync(IGrainFactory grains)
    {
        var grain = grains.GetGrain<IGatewayGrain>(DemoPark.Id);
        var table = await grain.Read();
        if (table.Gateways.All(one => one.Gateway != Gateway))
        {
            await grain.Put(new() { Gateway = Gateway, Note = "模拟园区：每次启动换新密码", By = Gateway });
        }

        var (password, secret) = GatewaySecret.Generate();
        await grain.SetSecret(Gateway, secret, Gateway);
        (Demo.User, Demo.Password) = ($"{DemoPark.Id}/{Gateway}", password);
    }
}
