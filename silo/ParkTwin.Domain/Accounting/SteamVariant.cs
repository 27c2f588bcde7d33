namespace ParkTwin.Domain.Accounting;

/// <summary>How the heat of bought steam is counted from its mass.</summary>
public enum SteamVariant : byte
{
    /// <summary>The steam's whole enthalpy: t × h ÷ 1000 (GB/T 32151.34-2024 eq. 13).</summary>
    WholeEnthalpy = 0,

    /// <summary>Less that of the feed water at 20 °C: t × (h − 83.74) ÷ 1000 (older sector guides; to be checked).</summary>
    LessFeedWater = 1,
}
