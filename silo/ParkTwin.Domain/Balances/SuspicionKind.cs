namespace ParkTwin.Domain.Balances;

/// <summary>Why a place in the balance wants a look.</summary>
public enum SuspicionKind : byte
{
    /// <summary>More came through the meter than the meters behind it account for, beyond what their accuracy allows.</summary>
    BeyondAccuracy = 0,

    /// <summary>The meters behind it count more than came through it, beyond what their accuracy allows.</summary>
    Excess = 1,

    /// <summary>What flows in the stillest hour of the night has risen against the nights before.</summary>
    NightFlow = 2,
}
