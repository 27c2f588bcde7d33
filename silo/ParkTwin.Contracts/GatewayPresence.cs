namespace ParkTwin.Contracts;

/// <summary>What an ingester has seen of a gateway since it began.</summary>
/// <param name="Connections">Connections now.</param>
/// <param name="LastSeenMs">When it last connected or sent something, Unix milliseconds; null for never.</param>
/// <param name="Refused">CONNECTs refused in its name, and messages refused because it is not tied to their meter.</param>
public sealed record GatewayPresence(int Connections, long? LastSeenMs, long Refused);
