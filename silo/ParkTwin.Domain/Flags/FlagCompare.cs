namespace ParkTwin.Domain.Flags;

/// <summary>How a rule compares a figure with its threshold.</summary>
public enum FlagCompare : byte
{
    /// <summary>Met above the threshold; clear at or below the clearing threshold.</summary>
    Above = 0,

    /// <summary>Met at or above the threshold; clear below the clearing threshold.</summary>
    AtLeast = 1,

    /// <summary>Met below the threshold; clear at or above the clearing threshold.</summary>
    Below = 2,
}
