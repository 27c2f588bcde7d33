namespace ParkTwin.Ingest.Dispatch;

/// <summary>Where the readings of one meter go.</summary>
/// <param name="Outbox">Its enterprise.</param>
/// <param name="Ordinal">Its ordinal there.</param>
internal readonly record struct MeterRoute(EnterpriseOutbox? Outbox, int Ordinal);
