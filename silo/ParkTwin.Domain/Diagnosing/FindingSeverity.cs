namespace ParkTwin.Domain.Diagnosing;

/// <summary>How much a finding asks for.</summary>
public enum FindingSeverity : byte
{
    /// <summary>Worth a look.</summary>
    Notice = 0,

    /// <summary>Costs energy or money.</summary>
    Warning = 1,

    /// <summary>Beyond a limit of a contract or a standard, or the data themselves are in doubt.</summary>
    Serious = 2,
}
