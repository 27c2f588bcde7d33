using System.Text;
using Microsoft.Extensions.Logging;
using ParkTwin.Ingest.Dispatch;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Hosting;

/// <summary>What the dispatcher's pass does with records that are no readings.</summary>
internal sealed class JournalNotes(Stores stores, RegistryDesk desk, ILogger<JournalNotes> logger) : IJournalNotes
{
    private bool _spill;

    /// <inheritdoc/>
    public bool Take(ref JournalGroupReader record)
    {
        switch (record.Kind)
        {
            case JournalRecordKind.Quarantined:
                _spill |= stores.Quarantine.Add(record.Quarantined);
                return _spill;
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
    public async Task SettleAsync()
    {
        if (_spill)
        {
            await stores.Quarantine.SpillAsync();
            _spill = false;
        }

        await desk.SettleAsync();
    }
}
