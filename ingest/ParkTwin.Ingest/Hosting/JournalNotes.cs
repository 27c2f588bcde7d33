using System.Text;
using Microsoft.Extensions.Logging;
using ParkTwin.Ingest.Dispatch;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Hosting;

/// <summary>What the dispatcher's pass does with records that are no readings.</summary>
internal sealed class JournalNotes(Stores stores, RegistryDesk desk, ILogger<JournalNotes> logger) : IJournalNotes
{
    /// <inheritdoc/>
    public bool Take(ref JournalGroupReader record)
    {
        switch (record.Kind)
        {
            case JournalRecordKind.Quarantined:
                stores.Quarantine.Add(record.Quarantined);
                return false;
            case JournalRecordKind.Requeue:
                stores.Quarantine.Requeued(record.RequeuedId, record.Position);
                return false;
            case JournalRecordKind.RegistryEvent or JournalRecordKind.Confirmation:
                return desk.Note(record.Position, record.Body);
            case JournalRecordKind.DeviceOffline:
                logger.DeviceOffline(Encoding.UTF8.GetString(record.Body));
                return false;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public Task SettleAsync() => desk.SettleAsync();
}
