namespace ParkTwin.Domain.Accounting;

/// <summary>How settled a period's figures are.</summary>
public enum ReportState : byte
{
    /// <summary>They follow the data as it comes.</summary>
    Provisional = 0,

    /// <summary>Locked by a person; they do not change.</summary>
    Final = 1,

    /// <summary>Locked, and a later version stands beside them with the difference.</summary>
    Restated = 2,
}
