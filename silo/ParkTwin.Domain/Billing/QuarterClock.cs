using ParkTwin.Domain.Forecasts;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>Places quarter-hours on a park's clock and in a tariff's time bands. Not safe for concurrent use.</summary>
public sealed class QuarterClock
{
    private const long DayMs = 86_400_000;

    private readonly ParkCalendar _calendar;
    private readonly TimeBandTable _bands;
    private readonly DayKinds _kinds;
    private (long Number, DateOnly Day, BandDay? Bands, DayKind Kind) _last = (long.MinValue, default, null, default);

    /// <summary>A clock.</summary>
    /// <param name="calendar">The park's calendar.</param>
    /// <param name="bands">The time bands of the enterprise's tariff.</param>
    /// <param name="holidays">The holidays of the tariff document.</param>
    public QuarterClock(ParkCalendar calendar, TimeBandTable bands, IReadOnlyList<TariffHoliday> holidays)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(holidays);
        (_calendar, _bands, _kinds) = (calendar, bands, new(holidays));
    }

    /// <summary>Where the quarter-hour that starts at an instant lies: by the local clock at its start, as the ledgers' sums do it.</summary>
    public QuarterPlace Place(long startUnixMs)
    {
        var local = startUnixMs + _calendar.OffsetMsAt(startUnixMs);
        var number = Math.DivRem(local, DayMs, out var intoDay);
        (number, intoDay) = intoDay < 0 ? (number - 1, intoDay + DayMs) : (number, intoDay);
        if (number != _last.Number)
        {
            var day = _calendar.LocalDay(startUnixMs);
            _last = (number, day, _bands.DayOf(day), _kinds.Of(day));
        }

        var quarter = (int)(intoDay / QuarterHour.LengthMs);
        return new(_last.Day, quarter, _last.Bands?.Quarters[quarter] ?? TimeBand.None, _last.Kind);
    }
}
