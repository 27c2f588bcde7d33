namespace ParkTwin.Web.Api;

/// <summary>One reading as it was kept.</summary>
/// <param name="At">The meter's own time.</param>
/// <param name="Arrived">When it arrived.</param>
/// <param name="Value">Its value in the meter's unit, before the ratio.</param>
/// <param name="Revision">0 for a first transmission.</param>
/// <param name="Quality">good, estimated or bad.</param>
/// <param name="Verdict">accepted, roll-over, detected-reset, suspect, pending, conflict-lost or rejected.</param>
public sealed record ReadingRowView(DateTimeOffset At, DateTimeOffset Arrived, decimal Value, int Revision, string Quality, string Verdict);
