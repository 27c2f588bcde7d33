namespace ParkTwin.Domain.Ledger;

/// <summary>Buffers that every book of a thread uses in turn; none is held across a call.</summary>
internal static class Scratch
{
    [ThreadStatic]
    private static ByteWriter? bytes;

    [ThreadStatic]
    private static ByteWriter? block;

    [ThreadStatic]
    private static RegisterScan? scan;

    [ThreadStatic]
    private static DaySlots? slots;

    /// <summary>For one page, state or day.</summary>
    public static ByteWriter Bytes => bytes ??= new ByteWriter();

    /// <summary>For a whole block.</summary>
    public static ByteWriter Block => block ??= new ByteWriter();

    /// <summary>The register scan.</summary>
    public static RegisterScan Scan => scan ??= new RegisterScan();

    /// <summary>One day of quarter-hours.</summary>
    public static DaySlots Slots => slots ??= new DaySlots();
}
