using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;
using ParkTwin.Storage.Registry;

namespace ParkTwin.Storage.Verification;

/// <summary>What the journal of a data directory holds for its enterprises, with the registry as the journal leaves it.</summary>
/// <param name="files">The disk; only read.</param>
/// <param name="directory">The data directory.</param>
public sealed class JournalReadings(IFileSystem files, string directory)
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private RegistryState _registry = RegistryState.Empty;
    private RegistryLogContent? _log;

    /// <summary>The registry, with what the journal changes in it.</summary>
    public RegistryState Registry => _registry;

    /// <summary>Readings of the journal by enterprise key.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Reads registry and journal once, and counts.</summary>
    /// <exception cref="InvalidDataException">One of them is damaged.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (await JournalIdentity.ReadAsync(files, Path.Combine(directory, Backups.JournalCopy.DirectoryName), cancellationToken) is { } identity
            && await files.ReadAllOrNullAsync(Path.Combine(directory, RegistryLog.FileName), cancellationToken) is { } bytes)
        {
            _log = RegistryLogLines.Read(RegistryLog.FileName, bytes, identity.Id.ToString("n"));
        }

        await PassAsync(_counts.Clear, (key, _) => _counts[key] = _counts.GetValueOrDefault(key) + 1, cancellationToken);
    }

    /// <summary>Reads the journal again and gathers the readings of some enterprises.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<string, List<PendingReading>>> ReadAsync(
        IReadOnlySet<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, List<PendingReading>>(StringComparer.Ordinal);
        await PassAsync(
            found.Clear,
            (key, reading) =>
            {
                if (!keys.Contains(key))
                {
                    return;
                }

                if (!found.TryGetValue(key, out var list))
                {
                    found[key] = list = [];
                }

                list.Add(reading);
            },
            cancellationToken);
        return found;
    }

    private async Task PassAsync(Action clear, Action<string, PendingReading> take, CancellationToken cancellationToken)
    {
        var scan = new JournalScan(files, directory);
        await scan.RunAsync(
            () =>
            {
                clear();
                _registry = _log?.State ?? RegistryState.Empty;
            },
            group => Take(group, take),
            cancellationToken);
        if (scan.Fault is { } fault)
        {
            throw new InvalidDataException($"The journal is damaged: {fault}");
        }
    }

    private void Take(JournalGroup group, Action<string, PendingReading> take)
    {
        var records = group.Records();
        while (records.Read())
        {
            switch (records.Kind)
            {
                case JournalRecordKind.Reading when records.Meter < _registry.Meters.Count:
                    var meter = _registry.Meters[(int)records.Meter];
                    take(_registry.Enterprises[meter.Enterprise].GrainKey, new(meter.Ordinal, records.Position, records.Reading));
                    break;
                case JournalRecordKind.RegistryEvent or JournalRecordKind.Confirmation when records.Position > (_log?.Position ?? -1):
                    _registry = _registry.With([RegistryChange.Parse(records.Body)]);
                    break;
                default:
                    break;
            }
        }
    }
}
