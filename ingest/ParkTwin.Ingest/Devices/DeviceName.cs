namespace ParkTwin.Ingest.Devices;

/// <summary>
/// How a device that showed credentials is called in quarantine and journal: <c>gateway park/gateway clientId</c>. Others go by their client
/// identifier; one that happens to begin so only makes replaying its own messages harder.
/// </summary>
internal static class DeviceName
{
    private const string Prefix = "gateway ";

    /// <summary>The name of a gateway's connection.</summary>
    public static string Of(Gateway gateway, string clientId) => $"{Prefix}{gateway.UserName} {clientId}";

    /// <summary>The user name in such a name; null where it is another's.</summary>
    public static string? UserNameOf(string? device) =>
        device?.StartsWith(Prefix, StringComparison.Ordinal) == true && device.Split(' ') is [_, var userName, ..] ? userName : null;
}
