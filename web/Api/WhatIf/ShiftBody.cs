namespace ParkTwin.Web.Api.WhatIf;

/// <summary>Load that is moved within each day.</summary>
public sealed record ShiftBody
{
    /// <summary>The band it leaves: sharp, peak, flat, valley or deep-valley; or <see cref="FromHour"/>.</summary>
    public string? FromBand { get; init; }

    /// <summary>The band it goes to; or <see cref="ToHour"/>.</summary>
    public string? ToBand { get; init; }

    /// <summary>The local hour it leaves, 0 to 23.</summary>
    public int? FromHour { get; init; }

    /// <summary>The local hour it goes to, 0 to 23.</summary>
    public int? ToHour { get; init; }

    /// <summary>Share of what is bought there, above 0 and at most 1; or <see cref="Kwh"/>.</summary>
    public decimal? Share { get; init; }

    /// <summary>kWh of the whole period.</summary>
    public decimal? Kwh { get; init; }
}
