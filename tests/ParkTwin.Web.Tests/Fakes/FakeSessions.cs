using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>An ingester that has gateway gw1 connected since the first of March.</summary>
internal sealed class FakeSessions : IDeviceSessions
{
    public IReadOnlyDictionary<string, GatewayPresence> Read(ParkId park) =>
        new Dictionary<string, GatewayPresence> { ["gw1"] = new(1, 1_772_330_400_000, 2) };
}
