using ParkTwin.Domain.Forecasts;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>Bought electricity of one local day by time band.</summary>
public sealed record BillDay
{
    private const decimal Millionths = 1_000_000m;

    /// <summary>The local date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Its kind.</summary>
    public required DayKind Kind { get; init; }

    /// <summary>Millionths of kWh, indexed by <see cref="TimeBand"/>.</summary>
    public required IReadOnlyList<long> Bands { get; init; }

    /// <summary>The part whose place in time was interpolated, millionths of kWh, indexed by <see cref="TimeBand"/>.</summary>
    public required IReadOnlyList<long> Estimated { get; init; }

    /// <summary>Quarter-hours of which something is known.</summary>
    public required int Known { get; init; }

    /// <summary>Quarter-hours of the day: 96, but where the clock changes.</summary>
    public required int Quarters { get; init; }

    /// <summary>Energy in a band, kWh.</summary>
    public decimal Kwh(TimeBand band) => Bands[(int)band] / Millionths;

    /// <summary>Energy of the day, kWh; null where nothing is known.</summary>
    public decimal? Kwh() => Known == 0 ? null : Bands.Sum() / Millionths;

    /// <summary>The interpolated part of the day, kWh.</summary>
    public decimal EstimatedKwh => Estimated.Sum() / Millionths;

    /// <summary>The days of a run of quarter-hours, in order.</summary>
    /// <param name="uses">Quarter-hours in order; those to come are there without an amount.</param>
    /// <param name="clock">The park's clock and tariff.</param>
    /// <exception cref="OverflowException">A day has more than 9.2 × 10¹² kWh.</exception>
    public static IReadOnlyList<BillDay> Of(IEnumerable<QuarterUse> uses, QuarterClock clock)
    {
        ArgumentNullException.ThrowIfNull(uses);
        ArgumentNullException.ThrowIfNull(clock);
        var days = new List<BillDay>();
        var (bands, estimated) = (Array.Empty<long>(), Array.Empty<long>());
        foreach (var use in uses)
        {
            var place = clock.Place(use.StartUnixMs);
            if (days.Count == 0 || days[^1].Day != place.Day)
            {
                (bands, estimated) = (new long[TimeBands.All.Count], new long[TimeBands.All.Count]);
                days.Add(new() { Day = place.Day, Kind = place.Kind, Bands = bands, Estimated = estimated, Known = 0, Quarters = 0 });
            }

            days[^1] = days[^1] with { Known = days[^1].Known + (use.Amount is null ? 0 : 1), Quarters = days[^1].Quarters + 1 };
            bands[(int)place.Band] = checked(bands[(int)place.Band] + (use.Amount ?? 0));
            estimated[(int)place.Band] = checked(estimated[(int)place.Band] + use.Estimated);
        }

        return days;
    }
}
