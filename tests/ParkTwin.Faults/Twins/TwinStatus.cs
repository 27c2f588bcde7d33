using System.Text.Json;

namespace ParkTwin.Faults.Twins;

/// <summary>What the twin says of itself.</summary>
internal sealed record TwinStatus(
    long Accepted, long Duplicates, long Quarantined, long JournalPosition, long AppliedPosition, long Shed, long JournalBytes)
{
    public static TwinStatus Of(JsonElement status) => new(
        Number(status, "accepted"),
        Number(status, "duplicates"),
        Number(status, "quarantined"),
        Number(status, "journalPosition"),
        Number(status, "appliedPosition"),
        Number(status, "shed"),
        Number(status, "journalBytes"));

    private static long Number(JsonElement status, string name) => status.GetProperty(name).GetInt64();
}
