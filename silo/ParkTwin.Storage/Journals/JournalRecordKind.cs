namespace ParkTwin.Storage.Journals;

/// <summary>What a journal record is. The numbers are the bytes on disk (<c>docs/formats/journal.md</c>).</summary>
public enum JournalRecordKind : byte
{
    /// <summary>No record: before the first <see cref="JournalGroupReader.Read"/>.</summary>
    None = 0,

    /// <summary>A reading of one meter.</summary>
    Reading = 2,

    /// <summary>A message that could not be accepted, with its raw payload.</summary>
    Quarantined = 16,

    /// <summary>A change of the registry, UTF-8 JSON.</summary>
    RegistryEvent = 17,

    /// <summary>A person's confirmation of what happened to a meter, UTF-8 JSON.</summary>
    Confirmation = 18,

    /// <summary>A quarantined message was taken up again; names its id.</summary>
    Requeue = 19,

    /// <summary>A device went offline (its Will), UTF-8 JSON.</summary>
    DeviceOffline = 20,
}
