namespace ParkTwin.Storage.Journals;

/// <summary>The constants of the format on disk (<c>docs/formats/journal.md</c>). All numbers are little-endian.</summary>
internal static class JournalFormat
{
    /// <summary>Version of segments, groups and records.</summary>
    internal const ushort Version = 1;

    /// <summary>First four bytes of a group: <c>PTG1</c>.</summary>
    internal const uint GroupMagic = 0x3147_5450;

    /// <summary>First eight bytes of a segment: <c>PTSEGMT1</c>.</summary>
    internal const ulong SegmentMagic = 0x3154_4D47_4553_5450;

    /// <summary>Bytes before the first group of a segment; a page of its own, so that no commit rewrites it.</summary>
    internal const int SegmentHeaderBytes = 4096;

    /// <summary>Bytes before the payload of a group.</summary>
    internal const int GroupHeaderBytes = 64;

    /// <summary>Records and groups begin at multiples of this.</summary>
    internal const int Alignment = 8;

    /// <summary>A note in a chunk, not a record: the arrival time of what follows.</summary>
    internal const byte ArrivalMark = 1;

    /// <summary>A reading whose mantissa needs more than 64 bits or whose revision more than 8.</summary>
    internal const byte ExtendedReading = 3;

    internal const int ArrivalMarkBytes = 16;
    internal const int ReadingBytes = 24;
    internal const int ExtendedReadingBytes = 32;
    internal const int BodyHeaderBytes = 8;
    internal const int QuarantinedHeaderBytes = 8;
    internal const byte NegativeBit = 0x80;

    /// <summary>Rounds up to <see cref="Alignment"/>.</summary>
    internal static int Align(int bytes) => (bytes + (Alignment - 1)) & ~(Alignment - 1);
}
