using System.Net;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>Where a connection comes from and goes to, and how its transport is cut.</summary>
internal sealed record DeviceAddress(EndPoint? Remote, EndPoint? Local, Action Abort);
