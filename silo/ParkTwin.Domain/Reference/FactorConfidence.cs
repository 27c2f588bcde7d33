namespace ParkTwin.Domain.Reference;

/// <summary>How sure a reference entry is; shown wherever it counts.</summary>
public enum FactorConfidence : byte
{
    /// <summary>Stated by a stored source.</summary>
    Confirmed = 0,

    /// <summary>Computed from confirmed inputs.</summary>
    Calculated = 1,

    /// <summary>From general knowledge: to be checked before a formal report.</summary>
    Check = 2,

    /// <summary>Not found; the value is null until somebody enters it.</summary>
    NotFound = 3,
}
