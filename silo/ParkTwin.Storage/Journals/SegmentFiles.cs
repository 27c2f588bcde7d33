using System.Globalization;
using Microsoft.Extensions.Logging;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Journals;

/// <summary>
/// Makes segment files out of pre-written ones and back again, so that a commit never grows a file. Names:
/// <c>segment-EPOCH.ptj</c>
/// counts, <c>spare-N.ptj</c> is pre-written or released, <c>*.tmp</c> is being written. For the writer alone.
/// </summary>
internal sealed class SegmentFiles
{
    internal const string SegmentPrefix = "segment-";
    internal const string SparePrefix = "spare-";
    internal const string Suffix = ".ptj";
    private const int StepBytes = 1024 * 1024;

    private readonly IFileSystem _files;
    private readonly string _directory;
    private readonly JournalOptions _options;
    private readonly ILogger _log;
    private readonly byte[] _zeros;
    private readonly Stack<string> _spares = new();
    private readonly string _preparingPath;
    private IDataFile? _preparing;
    private long _preparingBytes;
    private long _prepared;
    private long _nextSpare;
    private int _fewest;
    private long? _gaveBackAt;
    private long _spareBytes;

    internal SegmentFiles(IFileSystem files, string directory, JournalOptions options, ILogger log)
    {
        (_files, _directory, _options, _log) = (files, directory, options, log);
        _zeros = GC.AllocateArray<byte>(Math.Min(StepBytes, options.SegmentBytes), pinned: true);
        _preparingBytes = options.SegmentBytes;
        _preparingPath = Path.Combine(directory, "prepare" + FileSystemExtensions.TemporarySuffix);
    }

    /// <summary>Bytes of spares on disk, the one being written included.</summary>
    internal long SpareBytes => Volatile.Read(ref _spareBytes);

    /// <summary>The path of a segment.</summary>
    internal string SegmentPath(long epoch) =>
        Path.Combine(_directory, SegmentPrefix + epoch.ToString("x16", CultureInfo.InvariantCulture) + Suffix);

    /// <summary>Keeps the spares found at start that are of use, deletes the rest.</summary>
    internal async ValueTask AdoptAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            var path = Path.Combine(_directory, name);
            if (name.EndsWith(FileSystemExtensions.TemporarySuffix, StringComparison.Ordinal))
            {
                await _files.DeleteAsync(path, cancellationToken);
            }
            else if (name.StartsWith(SparePrefix, StringComparison.Ordinal))
            {
                await AdoptSpareAsync(path, name, cancellationToken);
            }
        }

        Count();
    }

    /// <summary>Writes a little more of the next spare.</summary>
    /// <returns>True while there is more to write.</returns>
    internal async ValueTask<bool> PrepareStepAsync(CancellationToken cancellationToken)
    {
        if (_spares.Count > 0)
        {
            return false;
        }

        try
        {
            _preparing ??= await _files.OpenAsync(_preparingPath, FileOpening.Replace, cancellationToken);
            var bytes = (int)Math.Min(_zeros.Length, _preparingBytes - _prepared);
            await _preparing.WriteAsync(_zeros.AsMemory(0, bytes), _prepared, cancellationToken);
            await _preparing.FlushAsync(cancellationToken);
            _prepared += bytes;
            if (_prepared < _preparingBytes)
            {
                return true;
            }

            await FinishPreparingAsync(cancellationToken);
        }
        catch (Exception)
        {
            await AbandonPreparingAsync();
            throw;
        }
        finally
        {
            Count();
        }

        return false;
    }

    /// <summary>Puts the first segment of a new journal into use: a small one, so that a new journal is there at once.</summary>
    internal async ValueTask<IDataFile> CreateFirstAsync(
        SegmentHeader header, Action<string, long> named, CancellationToken cancellationToken)
    {
        _preparingBytes = Math.Min(_options.SegmentBytes, _options.BufferBytes * 2L);
        try
        {
            return await CreateAsync(header, named, cancellationToken);
        }
        finally
        {
            _preparingBytes = _options.SegmentBytes;
        }
    }

    /// <summary>Puts a segment with this header into use and opens it. Its header is durable before its name is.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="named">Called once the file has its name, even when what follows fails.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async ValueTask<IDataFile> CreateAsync(
        SegmentHeader header, Action<string, long> named, CancellationToken cancellationToken)
    {
        while (_spares.Count == 0)
        {
            await PrepareStepAsync(cancellationToken);
        }

        var spare = _spares.Peek();
        var file = await _files.OpenAsync(spare, FileOpening.Write, cancellationToken);
        try
        {
            var page = new byte[JournalFormat.SegmentHeaderBytes];
            header.Write(page);
            await file.WriteAsync(page, 0, cancellationToken);
            await file.FlushAsync(cancellationToken);
            var path = SegmentPath(header.Epoch);
            await _files.RenameAsync(spare, path, cancellationToken);
            _spares.Pop();
            _fewest = Math.Min(_fewest, _spares.Count);
            named(path, file.Length);
            await _files.FlushDirectoryAsync(_directory, cancellationToken);
            return file;
        }
        catch (Exception)
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            Count();
        }
    }

    /// <summary>Turns a released segment into a spare, or deletes it when there are enough.</summary>
    internal async ValueTask RecycleAsync(Segment segment, CancellationToken cancellationToken)
    {
        if (!await _files.FileExistsAsync(segment.Path, cancellationToken))
        {
            // An attempt before this one got as far as the rename.
            await _files.FlushDirectoryAsync(_directory, cancellationToken);
        }
        else if (_spares.Count < _options.MaxSpares && segment.FileBytes == _options.SegmentBytes)
        {
            var spare = NextSparePath();
            await _files.RenameAsync(segment.Path, spare, cancellationToken);
            await _files.FlushDirectoryAsync(_directory, cancellationToken);
            _spares.Push(spare);
            await AbandonPreparingAsync();
        }
        else
        {
            await _files.DeleteAsync(segment.Path, cancellationToken);
            await _files.FlushDirectoryAsync(_directory, cancellationToken);
        }

        Count();
    }

    /// <summary>
    /// From time to time gives back to the file system the spares that lay idle since the last time; one is always kept, so that the next
    /// segment is there when it is needed.
    /// </summary>
    internal async ValueTask GiveBackIdleAsync(TimeProvider time)
    {
        if (_gaveBackAt is { } at && time.GetElapsedTime(at) < _options.SparesIdle)
        {
            return;
        }

        var idle = _gaveBackAt is null ? 0 : Math.Min(_fewest, _spares.Count) - 1;
        (_gaveBackAt, _fewest) = (time.GetTimestamp(), _spares.Count);
        try
        {
            for (; idle > 0; idle--)
            {
                await _files.DeleteAsync(_spares.Peek());
                _spares.Pop();
                _fewest = _spares.Count;
                Count();
                await _files.FlushDirectoryAsync(_directory);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            StorageLog.SparesNotGivenBack(_log, failure);
        }
    }

    /// <summary>Stops writing a spare.</summary>
    internal async ValueTask AbandonPreparingAsync()
    {
        if (_preparing is not { } file)
        {
            return;
        }

        (_preparing, _prepared) = (null, 0);
        await file.DisposeAsync();
        try
        {
            await _files.DeleteAsync(_preparingPath);
        }
        catch (IOException failure)
        {
            StorageLog.SpareNotDeleted(_log, failure, _preparingPath);
        }
    }

    private async ValueTask FinishPreparingAsync(CancellationToken cancellationToken)
    {
        var spare = NextSparePath();
        await _preparing!.DisposeAsync();
        await _files.RenameAsync(_preparingPath, spare, cancellationToken);
        (_preparing, _prepared) = (null, 0);
        _spares.Push(spare);
    }

    private async ValueTask AdoptSpareAsync(string path, string name, CancellationToken cancellationToken)
    {
        long length;
        await using (var file = await _files.OpenAsync(path, FileOpening.Read, cancellationToken))
        {
            length = file.Length;
        }

        if (length != _options.SegmentBytes || _spares.Count >= _options.MaxSpares)
        {
            await _files.DeleteAsync(path, cancellationToken);
            return;
        }

        _spares.Push(path);
        var number = name[SparePrefix.Length..^Suffix.Length];
        if (long.TryParse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
        {
            _nextSpare = Math.Max(_nextSpare, value + 1);
        }
    }

    private string NextSparePath() =>
        Path.Combine(_directory, SparePrefix + (_nextSpare++).ToString("x16", CultureInfo.InvariantCulture) + Suffix);

    private void Count() => Volatile.Write(ref _spareBytes, (_spares.Count * (long)_options.SegmentBytes) + _prepared);
}
