namespace ParkTwin.Web.Api.Devices;

/// <summary>A gateway's new password.</summary>
internal sealed class GatewayPasswordBody
{
    /// <summary>12 to 256 characters; null (or left out) has one generated, which is the better choice.</summary>
    public string? Password { get; init; }
}
