using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Dispatch;

/// <summary>Takes the records of a journal that are no readings, in their place in the pass.</summary>
internal interface IJournalNotes
{
    /// <summary>Takes the present record.</summary>
    /// <returns>True when what follows depends on it: the pass awaits <see cref="SettleAsync"/> before it goes on.</returns>
    bool Take(ref JournalGroupReader record);

    /// <summary>Finishes what the last record began.</summary>
    Task SettleAsync();
}
