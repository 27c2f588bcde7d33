namespace ParkTwin.Domain;

/// <summary>What became of a reading when it entered its meter's set.</summary>
public enum ReadingOutcome : byte
{
    /// <summary>New to the set, whatever the ledger then makes of it; a suspect or a conflicting value is accepted too.</summary>
    Accepted = 0,

    /// <summary>The set held the same instant, value and revision already; nothing changed.</summary>
    Duplicate = 1,
}
