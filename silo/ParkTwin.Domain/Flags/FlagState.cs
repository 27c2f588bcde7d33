namespace ParkTwin.Domain.Flags;

/// <summary>Where a flag stands. A flag is a candidate for a person; the platform applies nothing by itself.</summary>
public enum FlagState : byte
{
    /// <summary>Raised by a rule.</summary>
    Candidate = 0,

    /// <summary>Verified by a park officer.</summary>
    Verified = 1,

    /// <summary>The enterprise has been told.</summary>
    Notified = 2,

    /// <summary>The enterprise has answered.</summary>
    Answered = 3,

    /// <summary>The enterprise's appeal is being looked into.</summary>
    Appealed = 4,

    /// <summary>Rectified and closed.</summary>
    Closed = 5,

    /// <summary>Dismissed by a person, with a reason.</summary>
    Dismissed = 6,

    /// <summary>Handed on to the authority.</summary>
    Escalated = 7,
}
