using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Audit;

/// <summary>
/// The audit trail in files of a month each (<c>docs/formats/audit.md</c>): one JSON line an entry, with a checksum, and with the hash of
/// the line before, so that nothing can be taken out or changed unseen. Whatever waits is written and flushed together. Opened at its
/// first use, when the data directory is held.
/// </summary>
public sealed class AuditLog : IAuditTrail, IAsyncDisposable
{
    /// <summary>Name of its directory in the data directory.</summary>
    public const string DirectoryName = "audit";

    /// <summary>Most characters of an entry's texts, and of its detail; what is longer is cut.</summary>
    public const int MostText = 500, MostDetail = 2_000;

    private const int MostGroup = 256;
    private readonly IFileSystem _files;
    private readonly string _directory;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private List<(AuditEntry Entry, TaskCompletionSource Done)> _waiting = [];
    private IDataFile? _file;
    private string _name = string.Empty;
    private long _length;
    private long _sequence;
    private string _hash = AuditLine.NoHash;
    private bool _isOpen;
    private volatile string? _damage;
    private volatile string? _fault;

    /// <summary>The trail of a data directory; nothing is read yet.</summary>
    public AuditLog(IFileSystem files, string dataDirectory, ILogger<AuditLog> logger) =>
        (_files, _directory, _logger) = (files, Path.Combine(dataDirectory, DirectoryName), logger);

    /// <inheritdoc/>
    public HealthItem Health => _fault is { } fault
        ? new("audit", false, $"The audit trail cannot be written, so nothing can be changed: {fault} Free space, or mend the disk.")
        : new("audit", _damage is null, _damage ?? "Every change and export is written down.");

    /// <inheritdoc/>
    public bool IsWritable => _fault is null;

    /// <inheritdoc/>
    public async ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((Bounded(entry), done));
        }

        // Whoever comes first writes for all who wait; an entry that waits is never given up half-way.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            while (!done.Task.IsCompleted)
            {
                await WriteGroupAsync();
            }
        }
        finally
        {
            _turn.Release();
        }

        await done.Task;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AuditRow>> ReadAsync(
        long? before, int count, Func<AuditEntry, bool>? matches = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var (current, length) = await PresentAsync(cancellationToken);
        var found = new List<AuditRow>();
        foreach (var name in (await NamesAsync(cancellationToken)).Reverse())
        {
            await using var file = await _files.OpenAsync(Path.Combine(_directory, name), FileOpening.Read, cancellationToken);
            var end = name == current ? length : file.Length;
            await foreach (var bytes in BackwardLines.ReadAsync(file, end, cancellationToken))
            {
                if (AuditLine.TryRead(bytes.Span, out var line) && (before is null || line.Row.Sequence < before)
                    && (matches is null || matches(line.Row.Entry)))
                {
                    found.Add(line.Row);
                    if (found.Count == count)
                    {
                        return found;
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Checks every file and the chain through all of them.</summary>
    /// <returns>What is wrong, a sentence each that names file and line; empty where nothing is.</returns>
    public async Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var present = await PresentAsync(cancellationToken);
        var check = new AuditCheck(_files, _directory);
        await check.RunAsync(present, cancellationToken);
        return check.Faults;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
            _file = null;
        }

        _turn.Dispose();
    }

    private static string NameOf(long atMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(atMs).ToString("'audit-'yyyy-MM'.log'", CultureInfo.InvariantCulture);

    private static AuditEntry Bounded(AuditEntry entry) => entry with
    {
        User = Cut(entry.User, MostText)!,
        Role = Cut(entry.Role, MostText)!,
        Address = Cut(entry.Address, MostText)!,
        Action = Cut(entry.Action, MostText)!,
        Target = Cut(entry.Target, MostText)!,
        Detail = Cut(entry.Detail, MostDetail),
    };

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..(most - 1)] + "…";

    private Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        new AuditCheck(_files, _directory).NamesAsync(cancellationToken);

    private async Task<(string Name, long Length)> PresentAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await OpenAsync();
            return (_name, _length);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WriteGroupAsync()
    {
        List<(AuditEntry Entry, TaskCompletionSource Done)> group;
        lock (_lock)
        {
            group = _waiting.Count <= MostGroup ? _waiting : _waiting[..MostGroup];
            _waiting = _waiting.Count <= MostGroup ? [] : _waiting[MostGroup..];
        }

        try
        {
            await OpenAsync();
            await RotateAsync(NameOf(group[0].Entry.AtMs));
            var lines = new ArrayBufferWriter<byte>();
            var (hash, sequence) = (_hash, _sequence);
            foreach (var (entry, _) in group)
            {
                hash = AuditLine.Write(lines, new AuditRow(++sequence, entry), _sequence + 1, hash);
            }

            await _file!.SetLengthAsync(_length); // A line that a failing disk left behind.
            await _file.WriteAsync(lines.WrittenMemory, _length);
            await _file.FlushAsync();
            (_hash, _sequence, _length, _fault) = (hash, sequence, _length + lines.WrittenCount, null);
            group.ForEach(one => one.Done.SetResult());
        }
        catch (Exception failure)
        {
            _fault = failure.Message;
            StorageLog.AuditNotWritten(_logger, failure, group.Count);
            group.ForEach(one => one.Done.SetException(
                failure is IOException ? failure : new IOException("The audit trail cannot be written: " + failure.Message, failure)));
        }
    }

    private async Task RotateAsync(string wanted)
    {
        // A clock that goes back stays in the month it came from.
        var name = string.CompareOrdinal(wanted, _name) > 0 ? wanted : _name;
        if (_file is not null && name == _name)
        {
            return;
        }

        var file = await _files.OpenAsync(Path.Combine(_directory, name), FileOpening.WriteOrCreate);
        await _files.FlushDirectoryAsync(_directory);
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }

        (_file, _name, _length) = (file, name, name == _name ? _length : 0);
    }

    /// <summary>Finds the end of the trail: drops a tail that was never confirmed, and names what is damaged before it.</summary>
    private async Task OpenAsync()
    {
        if (_isOpen)
        {
            return;
        }

        _name = string.Empty;
        await _files.CreateDirectoryAsync(_directory);
        var names = await NamesAsync(CancellationToken.None);
        foreach (var name in names.Reverse())
        {
            var path = Path.Combine(_directory, name);
            var bytes = await _files.ReadAllOrNullAsync(path) ?? [];
            var tail = AuditTail.Read(path, bytes, null);
            if (_name.Length == 0)
            {
                (_name, _length) = (name, tail.Length);
            }

            if (tail.Damage is { } damage)
            {
                _damage = damage;
                StorageLog.AuditDamaged(_logger, damage);
            }

            if (tail.Last is { } last)
            {
                (_hash, _sequence) = (last.Hash, last.Row.Sequence);
                break;
            }
        }

        _isOpen = true;
    }
}
