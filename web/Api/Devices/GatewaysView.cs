namespace ParkTwin.Web.Api.Devices;

/// <summary>The gateways of a park.</summary>
/// <param name="Gateways">By id.</param>
internal sealed record GatewaysView(IReadOnlyList<GatewayView> Gateways);
