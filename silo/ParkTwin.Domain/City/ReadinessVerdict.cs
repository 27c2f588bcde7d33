namespace ParkTwin.Domain.City;

/// <summary>How an indicator stands against its limit.</summary>
public enum ReadinessVerdict : byte
{
    /// <summary>Value or limit is not known.</summary>
    Unknown = 0,

    /// <summary>The limit is kept.</summary>
    Pass = 1,

    /// <summary>The limit is missed.</summary>
    Fail = 2,

    /// <summary>The scheme has no limit for a park of this size.</summary>
    NotApplicable = 3,
}
