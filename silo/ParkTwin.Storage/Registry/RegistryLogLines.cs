using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ParkTwin.Domain;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// Lines of the registry log: eight hexadecimal digits of CRC-32C, a space, JSON, a line feed. The first line names format and
/// journal, each other line holds the changes up to one journal position; one without changes is a seal: what is before it is durable.
/// </summary>
internal static class RegistryLogLines
{
    private const string Format = "parktwin-registry";
    private const int FormatVersion = 1;
    private const int PrefixBytes = 9;
    private const byte LineEnd = (byte)'\n';
    private static readonly JsonWriterOptions Compact = new() { Encoder = RegistryFile.Pretty.Encoder };

    /// <summary>The first line.</summary>
    public static byte[] Header(string journal)
    {
        var line = new ArrayBufferWriter<byte>();
        Frame(line, json =>
        {
            json.WriteString("format", Format);
            json.WriteNumber("version", FormatVersion);
            json.WriteString("journal", journal);
        });
        return line.WrittenSpan.ToArray();
    }

    /// <summary>Writes changes from <paramref name="first"/> on as a line of about <paramref name="maxBytes"/>.</summary>
    /// <returns>Index of the first change that is not in the line.</returns>
    public static int Write(IReadOnlyList<JournaledChange> changes, int first, int maxBytes, ArrayBufferWriter<byte> line)
    {
        var end = first;
        Frame(line, json =>
        {
            json.WriteStartArray("changes");
            do
            {
                changes[end++].Change.Write(json);
            }
            while (end < changes.Count && json.BytesCommitted + json.BytesPending < maxBytes);
            json.WriteEndArray();
            json.WriteNumber("position", changes[end - 1].Position);
        });
        return end;
    }

    /// <summary>The line which says that every change up to a position is durable.</summary>
    public static byte[] Seal(long position)
    {
        var line = new ArrayBufferWriter<byte>();
        Frame(line, json =>
        {
            json.WriteStartArray("changes");
            json.WriteEndArray();
            json.WriteNumber("position", position);
        });
        return line.WrittenSpan.ToArray();
    }

    /// <summary>Reads a whole log.</summary>
    /// <exception cref="InvalidDataException">
    /// It is damaged in the middle, of another format, or follows another journal.
    /// </exception>
    public static RegistryLogContent Read(string path, ReadOnlySpan<byte> bytes, string journal)
    {
        if (!TryTakeLine(bytes, out var header, out var offset))
        {
            throw new InvalidDataException(
                $"'{path}' does not begin as a registry log does. Put it aside, or start with another --data directory.");
        }

        CheckHeader(path, bytes.Slice(header.Start.Value, header.End.Value - header.Start.Value), journal);
        List<RegistryChange> changes = [];
        var (position, last, isSealed) = (-1L, 0, false);
        while (TryTakeLine(bytes[offset..], out var line, out var length))
        {
            var before = changes.Count;
            position = ReadLine(path, offset, bytes[(offset + line.Start.Value)..(offset + line.End.Value)], changes);
            isSealed = changes.Count == before;
            last = isSealed ? last : offset;
            offset += length;
        }

        CheckTail(path, bytes, offset);
        return new(RegistryState.Empty.With(changes), position, offset, last, isSealed);
    }

    private static void Frame(ArrayBufferWriter<byte> line, Action<Utf8JsonWriter> fields)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Compact))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        var prefix = line.GetSpan(PrefixBytes);
        _ = Utf8Formatter.TryFormat(Crc32C.Of(body.WrittenSpan), prefix, out _, new StandardFormat('x', 8));
        prefix[PrefixBytes - 1] = (byte)' ';
        line.Advance(PrefixBytes);
        line.Write(body.WrittenSpan);
        line.Write([LineEnd]);
    }

    private static bool TryTakeLine(ReadOnlySpan<byte> bytes, out Range json, out int length)
    {
        length = bytes.IndexOf(LineEnd) + 1;
        json = length > PrefixBytes ? PrefixBytes..(length - 1) : default;
        return length > PrefixBytes
            && bytes[PrefixBytes - 1] == (byte)' '
            && Utf8Parser.TryParse(bytes[..(PrefixBytes - 1)], out uint crc, out var read, 'x')
            && read == PrefixBytes - 1
            && Crc32C.Of(bytes[json]) == crc;
    }

    private static void CheckHeader(string path, ReadOnlySpan<byte> json, string journal)
    {
        var (format, version, owner) = ReadHeader(path, json);
        if (format != Format || version != FormatVersion)
        {
            throw new InvalidDataException(
                $"'{path}' is of a format that this version does not read: {Encoding.UTF8.GetString(json)}. "
                + "Start the version that wrote it, or name another --data directory.");
        }

        if (owner != journal)
        {
            throw new InvalidDataException(
                $"'{path}' follows journal {owner}, but the journal beside it is {journal}: the directory was put together "
                + "from two. Restore both from one backup, or name another --data directory.");
        }
    }

    private static (string? Format, int Version, string? Journal) ReadHeader(string path, ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            var root = document.RootElement;
            return (root.GetProperty("format").GetString(), root.GetProperty("version").GetInt32(), root.GetProperty("journal").GetString());
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(
                $"'{path}' begins with a line that this version cannot read: {exception.Message} Start the version that wrote it.", exception);
        }
    }

    private static long ReadLine(string path, int offset, ReadOnlySpan<byte> json, List<RegistryChange> changes)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            JsonTexts.ThrowIfUnreadable(document.RootElement);
            foreach (var change in document.RootElement.GetProperty("changes").EnumerateArray())
            {
                changes.Add(RegistryChange.Read(change));
            }

            return document.RootElement.GetProperty("position").GetInt64();
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(
                $"'{path}' holds a line at byte {offset} that this version cannot read: {exception.Message} "
                + "Start the version that wrote it.", exception);
        }
    }

    /// <summary>A tail is torn when no whole line begins anywhere in it; a damaged line feed must not hide the line behind it.</summary>
    private static void CheckTail(string path, ReadOnlySpan<byte> bytes, int offset)
    {
        for (var at = offset + 1; at < bytes.Length; at++)
        {
            var brace = bytes[at..].IndexOf(" {\""u8);
            if (brace < 0)
            {
                return;
            }

            at += brace;
            var start = at - (PrefixBytes - 1);
            if (start > offset && TryTakeLine(bytes[start..], out _, out _))
            {
                throw new InvalidDataException(
                    $"'{path}' is damaged at byte {offset}: the line there fails its checksum, and whole lines follow it. "
                    + "Nothing was changed. Restore the file from a backup.");
            }
        }
    }
}
