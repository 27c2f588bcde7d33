using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.WhatIf;

/// <summary>Load that is moved within each local day, from a time band or an hour to another. Nothing is saved by it.</summary>
public sealed record LoadShift
{
    /// <summary>The band it leaves; null with <see cref="FromHour"/>.</summary>
    public TimeBand? FromBand { get; init; }

    /// <summary>The band it goes to; null with <see cref="ToHour"/>.</summary>
    public TimeBand? ToBand { get; init; }

    /// <summary>The local hour it leaves, 0 to 23.</summary>
    public int? FromHour { get; init; }

    /// <summary>The local hour it goes to, 0 to 23.</summary>
    public int? ToHour { get; init; }

    /// <summary>Share of what is bought there, 0..1; null with <see cref="Kwh"/>.</summary>
    public decimal? Share { get; init; }

    /// <summary>kWh of the whole period, taken from each day in proportion; at most all of it.</summary>
    public decimal? Kwh { get; init; }

    /// <summary>True where it leaves a quarter of a day.</summary>
    public bool IsFrom(TimeBand band, int quarter) => FromHour is { } hour ? quarter / 4 == hour : band == FromBand;

    /// <summary>True where it goes to a quarter of a day.</summary>
    public bool IsTo(TimeBand band, int quarter) => ToHour is { } hour ? quarter / 4 == hour : band == ToBand;
}
