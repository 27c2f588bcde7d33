using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Audit;

/// <summary>Reads the files of an audit trail, oldest first, and checks every line and the chain through all of them. Changes nothing.</summary>
/// <param name="files">The disk; only read.</param>
/// <param name="directory">The directory of the trail.</param>
internal sealed class AuditCheck(IFileSystem files, string directory)
{
    private readonly List<string> _faults = [];
    private AuditLine? _last;

    /// <summary>What is wrong, a sentence each that names file and line.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Number of the last entry; 0 while there is none.</summary>
    public long Entries => _last?.Row.Sequence ?? 0;

    /// <summary>The trail's files, oldest first; empty where there is no trail yet.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
    [
        .. (await files.ListFilesAsync(directory, cancellationToken))
            .Where(name => name.StartsWith("audit-", StringComparison.Ordinal) && name.EndsWith(".log", StringComparison.Ordinal)),
    ];

    /// <summary>Checks them all. What a running twin is about to write at the end of the newest file was not confirmed, and is no fault.</summary>
    /// <param name="current">The file that is written to, and its bytes that count; null where that is not known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync((string Name, long Length)? current, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(cancellationToken);
        foreach (var name in names)
        {
            var path = Path.Combine(directory, name);
            var bytes = (await files.ReadAllOrNullAsync(path, cancellationToken) ?? []).AsMemory();
            var whole = current is { } now && now.Name == name ? bytes[..(int)Math.Min(now.Length, bytes.Length)] : bytes;
            var tail = AuditTail.Read(path, whole.Span, _last);
            _last = tail.Last ?? _last;
            var isBeingWritten = current is null && name == names[^1] && !whole.IsEmpty && whole.Span[^1] != (byte)'\n';
            if ((tail.Damage ?? (tail.Length < whole.Length && !isBeingWritten ? $"{path}: its last line is damaged." : null)) is { } fault)
            {
                _faults.Add(fault);
            }
        }
    }
}
