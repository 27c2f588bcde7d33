using System.Buffers.Binary;
using System.Text;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Storage.GrainStates;

/// <summary>
/// The file of one grain state, little-endian: magic, format version, CRC-32C of all that follows, ETag, the name of grain and
/// state, the state as JSON (<c>docs/formats/files.md</c>).
/// </summary>
internal static class StateFile
{
    private const uint Magic = 0x3153_5450; // PTS1
    private const uint FormatVersion = 1;
    private const int VersionOffset = 4;
    private const int CrcOffset = 8;
    private const int EtagOffset = 12;
    private const int NameLengthOffset = 28;
    private const int HeaderBytes = 32;

    public static byte[] Write(StateEtag etag, string name, ReadOnlySpan<byte> json)
    {
        var nameBytes = Encoding.UTF8.GetByteCount(name);
        var file = new byte[HeaderBytes + nameBytes + json.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(file, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(VersionOffset), FormatVersion);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(EtagOffset), etag.Number);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(EtagOffset + sizeof(long)), etag.Nonce);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(NameLengthOffset), nameBytes);
        Encoding.UTF8.GetBytes(name, file.AsSpan(HeaderBytes));
        json.CopyTo(file.AsSpan(HeaderBytes + nameBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(CrcOffset), Crc32C.Of(file.AsSpan(EtagOffset)));
        return file;
    }

    /// <summary>Takes a file apart.</summary>
    /// <exception cref="InvalidDataException">It is damaged, of another format, or another grain's.</exception>
    public static (StateEtag Etag, Range Json) Read(string path, ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic)
        {
            throw Damaged(path, "it does not begin as a state does");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(file[VersionOffset..]) is var version && version != FormatVersion)
        {
            throw new InvalidDataException(
                $"The grain state '{path}' is of format {version}; this version reads {FormatVersion}. "
                + "Start the version that wrote it.");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(file[CrcOffset..]) != Crc32C.Of(file[EtagOffset..]))
        {
            throw Damaged(path, "its checksum fails");
        }

        var nameBytes = BinaryPrimitives.ReadInt32LittleEndian(file[NameLengthOffset..]);
        if (nameBytes < 0 || nameBytes > file.Length - HeaderBytes)
        {
            throw Damaged(path, "the name in it is longer than the file");
        }

        var end = HeaderBytes + nameBytes;
        if (Encoding.UTF8.GetString(file[HeaderBytes..end]) is var owner && owner != name)
        {
            throw Damaged(path, $"it is the state of {owner.Replace('\n', ' ')}");
        }

        return (ReadEtag(file), end..file.Length);
    }

    /// <summary>Bytes at the beginning of a file that hold its ETag.</summary>
    public const int EtagBytes = NameLengthOffset;

    /// <summary>Reads the ETag without judging the rest; null where these bytes do not begin a state.</summary>
    public static StateEtag? PeekEtag(ReadOnlySpan<byte> begin) =>
        begin.Length >= EtagBytes && BinaryPrimitives.ReadUInt32LittleEndian(begin) == Magic ? ReadEtag(begin) : null;

    /// <summary>Reads and checks a file whose owner is not known.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another format.</exception>
    public static Header ReadHeader(string path, ReadOnlySpan<byte> file)
    {
        var nameBytes = file.Length < HeaderBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(file[NameLengthOffset..]);
        var name = nameBytes >= 0 && nameBytes <= file.Length - HeaderBytes
            ? Encoding.UTF8.GetString(file.Slice(HeaderBytes, nameBytes))
            : string.Empty;
        var (etag, json) = Read(path, file, name);
        var (slash, line) = (name.IndexOf('/', StringComparison.Ordinal), name.IndexOf('\n', StringComparison.Ordinal));
        return slash > 0 && line > slash
            ? new(name[..slash], name[(slash + 1)..line], name[(line + 1)..], etag, json)
            : throw Damaged(path, "it does not name its owner");
    }

    private static StateEtag ReadEtag(ReadOnlySpan<byte> file) => new(
        BinaryPrimitives.ReadInt64LittleEndian(file[EtagOffset..]),
        BinaryPrimitives.ReadUInt64LittleEndian(file[(EtagOffset + sizeof(long))..]));

    private static InvalidDataException Damaged(string path, string how) => new(
        $"The grain state '{path}' is damaged: {how}. Nothing was changed. "
        + "Restore the whole data directory from a backup: its files belong to one moment.");

    /// <summary>Whose state it is, which version, and where its JSON lies.</summary>
    internal readonly record struct Header(string Type, string Key, string State, StateEtag Etag, Range Json);
}
