namespace ParkTwin.Web.Api.Devices;

/// <summary>A gateway's new password, shown this once.</summary>
/// <param name="Gateway">Its id in the park.</param>
/// <param name="UserName">Its MQTT user name.</param>
/// <param name="Password">The generated password; null where the caller chose one.</param>
internal sealed record GatewayPasswordView(string Gateway, string UserName, string? Password);
