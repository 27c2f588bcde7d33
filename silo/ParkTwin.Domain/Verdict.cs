namespace ParkTwin.Domain;

/// <summary>How the ledger judges a reading; a pure function of the meter's set of readings and its events.</summary>
public enum Verdict : byte
{
    /// <summary>Counts.</summary>
    Accepted = 0,

    /// <summary>Counts; the register rolled over at <c>digits</c> just before it.</summary>
    RollOver = 1,

    /// <summary>Opens a new segment after a level change nobody has confirmed; the span before it is unknown.</summary>
    DetectedReset = 2,

    /// <summary>Kept and left out: a spike, a stale value, or beyond <c>maxRate</c>.</summary>
    Suspect = 3,

    /// <summary>Kept and left out until later readings decide between stale, spike and reset.</summary>
    Pending = 4,

    /// <summary>Kept and left out: another value for the same instant won (higher revision, then smaller value).</summary>
    ConflictLost = 5,

    /// <summary>Left out because a person rejected it (event <c>confirmation</c>).</summary>
    Rejected = 6,
}
