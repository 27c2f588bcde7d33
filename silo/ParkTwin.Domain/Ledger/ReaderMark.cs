namespace ParkTwin.Domain.Ledger;

/// <summary>Where a <see cref="DayReader"/> stands.</summary>
/// <param name="Index">Readings read.</param>
/// <param name="Offset">Bytes read of a packed day.</param>
/// <param name="Tail">What the next record is read against.</param>
/// <param name="LastWinner">Instant of the last winner.</param>
internal readonly record struct ReaderMark(int Index, int Offset, PageTail Tail, long LastWinner);
