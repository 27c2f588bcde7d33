namespace ParkTwin.Domain.Ledger;

/// <summary>Buffers that every book of a thread uses in turn; none is held across a call.</summary>
internal static class Scratch
{
    [ThreadStatic]
    private static ByteWriter? _bytes;

    [ThreadStatic]
    private static ByteWriter? _block;

    [ThreadStatic]
    private static RegisterScan? _scan;

    [ThreadStatic]
    private static DaySlots? _slots;

    /// <summary>For one page, state or day.</summary>
    public static ByteWriter Bytes => _bytes ??= new ByteWriter();

    /// <summary>For a whole block.</summary>
    public static ByteWriter Block => _block ??= new ByteWriter();

    /// <summary>The register scan.</summary>
    public static RegisterScan Scan => _scan ??= new RegisterScan();

    /// <summary>One day of quarter-hours.</summary>
    public static DaySlots Slots => _slots ??= new DaySlots();
}
