using System.Globalization;
using Microsoft.Extensions.Logging;
using ParkTwin.Contracts;
using ParkTwin.Storage.Files;

namespace ParkTwin.Storage.Quarantine;

/// <summary>The quarantine's append-only files, <c>quarantine-N.ptq</c>, oldest first. For one caller at a time.</summary>
internal sealed class QuarantineFiles : IAsyncDisposable
{
    private const string Prefix = "quarantine-";
    private const string Suffix = ".ptq";
    private readonly IFileSystem _files;
    private readonly string _directory;
    private readonly ILogger _log;
    private readonly SortedDictionary<int, IDataFile> _open = [];
    private bool _flushFailed;

    internal QuarantineFiles(IFileSystem files, string directory, ILogger log) =>
        (_files, _directory, _log) = (files, directory, log);

    /// <summary>Number of the file that is appended to.</summary>
    internal int Newest { get; private set; } = -1;

    /// <summary>Number of the oldest file.</summary>
    internal int Oldest => _open.Count == 0 ? 0 : _open.First().Key;

    /// <summary>Number of files.</summary>
    internal int Count => _open.Count;

    /// <summary>Offset at which the next frame begins.</summary>
    internal long End { get; private set; }

    /// <summary>Bytes of all files.</summary>
    internal long Bytes
    {
        get
        {
            long bytes = 0;
            foreach (var file in _open.Values)
            {
                bytes += file.Length;
            }

            return bytes;
        }
    }

    /// <summary>Reads everything back and goes on after the last whole frame.</summary>
    internal async ValueTask<QuarantineFrame> LoadAsync(QuarantineIndex index, CancellationToken cancellationToken)
    {
        await _files.CreateDirectoryAsync(_directory, cancellationToken);
        var numbers = new List<int>();
        foreach (var name in await _files.ListFilesAsync(_directory, cancellationToken))
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal)
                && name.EndsWith(Suffix, StringComparison.Ordinal)
                && TryNumber(name.AsSpan()[Prefix.Length..^Suffix.Length], out var number))
            {
                numbers.Add(number);
            }
        }

        numbers.Sort();
        var last = default(QuarantineFrame);
        foreach (var number in numbers)
        {
            var file = await _files.OpenAsync(PathOf(number), FileOpening.Write, cancellationToken);
            _open.Add(number, file);
            var bytes = new byte[file.Length];
            await file.ReadAsync(bytes, 0, cancellationToken);
            (Newest, End) = (number, Replay(number, bytes, index, ref last));
            if (End < bytes.Length)
            {
                StorageLog.QuarantineCut(_log, file.Path, End, bytes.Length - End);
            }
        }

        await SettleTailAsync(cancellationToken);
        return last;
    }

    /// <summary>Appends a frame. After a failure the same frame can be appended again.</summary>
    /// <returns>The file and the offset at which it lies.</returns>
    internal async ValueTask<(int File, long Offset)> AppendAsync(
        ReadOnlyMemory<byte> frame, bool newFile, CancellationToken cancellationToken)
    {
        if (Newest < 0 || newFile)
        {
            await FlushAsync(cancellationToken);
            var file = await _files.OpenAsync(PathOf(Newest + 1), FileOpening.Replace, cancellationToken);
            try
            {
                await _files.FlushDirectoryAsync(_directory, cancellationToken);
            }
            catch (Exception)
            {
                await file.DisposeAsync();
                throw;
            }

            _open[++Newest] = file;
            End = 0;
        }

        var offset = End;
        await _open[Newest].WriteAsync(frame, offset, cancellationToken);
        End += frame.Length;
        return (Newest, offset);
    }

    /// <summary>
    /// Makes what was appended durable. A flush that failed once cannot be made good, whoever asked for it: what it lost comes again out of
    /// the journal at the next start.
    /// </summary>
    internal async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_flushFailed)
        {
            throw new IOException(
                "The quarantine could not be made durable; restart the process, it is then filled from the journal again.");
        }

        if (Newest >= 0)
        {
            try
            {
                await _open[Newest].FlushAsync(cancellationToken);
            }
            catch (IOException)
            {
                _flushFailed = true;
                throw;
            }
        }
    }

    /// <summary>Reads an item.</summary>
    internal async ValueTask<QuarantineItem> ReadAsync(QuarantineIndex.Place place, CancellationToken cancellationToken)
    {
        var bytes = new byte[place.Bytes];
        await _open[place.File].ReadAsync(bytes, place.Offset, cancellationToken);
        return QuarantineEntry.Decode(bytes);
    }

    /// <summary>Deletes the oldest file.</summary>
    internal async ValueTask DeleteOldestAsync(CancellationToken cancellationToken)
    {
        var number = Oldest;
        await _files.DeleteAsync(PathOf(number), cancellationToken);
        await _files.FlushDirectoryAsync(_directory, cancellationToken);
        await _open[number].DisposeAsync();
        _open.Remove(number);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _open.Values)
        {
            await file.DisposeAsync();
        }

        _open.Clear();
    }

    private static int Replay(int number, ReadOnlySpan<byte> bytes, QuarantineIndex index, ref QuarantineFrame last)
    {
        var at = 0;
        while (QuarantineFrame.TryRead(bytes[at..], out var frame))
        {
            var end = at + QuarantineFrame.HeaderBytes + frame.PayloadBytes;
            if (!QuarantineEntry.Fill(bytes[(at + QuarantineFrame.HeaderBytes)..end]))
            {
                break; // Its checksum holds and its entries do not fit: no version of ParkTwin wrote this.
            }

            for (var entry = at + QuarantineFrame.HeaderBytes; entry < end;)
            {
                var (kind, reason, id, length) = QuarantineEntry.Peek(bytes[entry..end]);
                if (kind == QuarantineEntry.Item)
                {
                    index.Add(id, reason, number, entry, length);
                }
                else
                {
                    index.Remove(id);
                }

                entry += length;
            }

            last = frame;
            at = end;
        }

        return at;
    }

    /// <summary>
    /// What the page cache holds may never have reached the disk, and pages of a failed flush count as clean: cuts what is torn,
    /// writes the rest of the newest file once more, and flushes it and its name. Older files were flushed before it was begun.
    /// </summary>
    private async ValueTask SettleTailAsync(CancellationToken cancellationToken)
    {
        if (Newest < 0)
        {
            return;
        }

        var file = _open[Newest];
        if (file.Length > End)
        {
            await file.SetLengthAsync(End, cancellationToken);
        }

        var buffer = new byte[Math.Clamp(End, 1, 1024 * 1024)];
        for (long at = 0; at < End; at += buffer.Length)
        {
            var bytes = buffer.AsMemory(0, (int)Math.Min(buffer.Length, End - at));
            await file.ReadAsync(bytes, at, cancellationToken);
            await file.WriteAsync(bytes, at, cancellationToken);
        }

        await file.FlushAsync(cancellationToken);
        await _files.FlushDirectoryAsync(_directory, cancellationToken); // The life that began it may have ended before it did this.
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);

    private string PathOf(int number) =>
        Path.Combine(_directory, Prefix + number.ToString("x8", CultureInfo.InvariantCulture) + Suffix);
}
