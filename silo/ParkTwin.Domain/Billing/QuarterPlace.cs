using ParkTwin.Domain.Forecasts;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>Where a quarter-hour lies on the park's clock and in its tariff.</summary>
/// <param name="Day">The local date.</param>
/// <param name="Quarter">Quarter-hour of the local clock, 0 to 95.</param>
/// <param name="Band">Its time band.</param>
/// <param name="Kind">The kind of its day.</param>
public readonly record struct QuarterPlace(DateOnly Day, int Quarter, TimeBand Band, DayKind Kind);
