namespace ParkTwin.Domain;

/// <summary>
/// What the device itself said of a reading (payload key <c>q</c>). It is kept and shown; it changes no amount.
/// </summary>
public enum ReadingQuality : byte
{
    /// <summary>Nothing was said, or <c>good</c>.</summary>
    Good = 0,

    /// <summary><c>estimated</c>: the device made the value up.</summary>
    Estimated = 1,

    /// <summary><c>bad</c>: the device doubts the value.</summary>
    Bad = 2,
}
