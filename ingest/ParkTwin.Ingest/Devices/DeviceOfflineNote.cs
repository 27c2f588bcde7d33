namespace ParkTwin.Ingest.Devices;

/// <summary>A device that went without saying so, as the journal keeps it.</summary>
/// <param name="Client">Its client id.</param>
/// <param name="Reason">How it went.</param>
/// <param name="WillTopic">Topic of its Will; null when it left none.</param>
internal sealed record DeviceOfflineNote(string Client, string Reason, string? WillTopic);
