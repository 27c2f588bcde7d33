namespace ParkTwin.Mqtt.Endpoint;

/// <summary>Where a connection comes from, how its transport is cut, and what it counts as.</summary>
internal sealed record DeviceAddress(DeviceOrigin Origin, Action Abort, Admission Admission)
{
    /// <summary>The other end, if known.</summary>
    public System.Net.EndPoint? Remote => Origin.Remote;
}
