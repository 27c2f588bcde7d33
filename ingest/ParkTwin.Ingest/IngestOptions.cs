using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Quarantine;

namespace ParkTwin.Ingest;

/// <summary>Settings of the ingester.</summary>
public sealed class IngestOptions
{
    /// <summary>The data directory; it is acquired, and locked, at start. Required.</summary>
    public string DataDirectory { get; set; } = string.Empty;

    /// <summary>The registry file to seed from; null takes <see cref="RegistryJson"/>.</summary>
    public string? RegistryFile { get; set; }

    /// <summary>A registry file's content (the demo park's); null seeds nothing.</summary>
    public ReadOnlyMemory<byte>? RegistryJson { get; set; }

    /// <summary>A broker to consume from as well, <c>mqtt://host:port</c>; null for none.</summary>
    public string? Broker { get; set; }

    /// <summary>Lets devices on loopback in without credentials, for any meter. Default false.</summary>
    public bool AnonymousDevices { get; set; }

    /// <summary>What happens to those who try wrong credentials.</summary>
    public DeviceGuardOptions Guard { get; set; } = new();

    /// <summary>Time between an enterprise's first reading after a checkpoint and its next checkpoint. Default 30 s, 1 s to 1 h.</summary>
    public TimeSpan CheckpointAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of journal beyond which checkpoints come early. Default 1 GiB.</summary>
    public long JournalSoftLimitBytes { get; set; } = 1L << 30;

    /// <summary>Bounds of the journal, and where its writer runs.</summary>
    public JournalOptions Journal { get; set; } = new();

    /// <summary>Bounds of the quarantine.</summary>
    public QuarantineOptions Quarantine { get; set; } = new();
}
