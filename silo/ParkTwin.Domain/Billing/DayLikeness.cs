using ParkTwin.Domain.Forecasts;

namespace ParkTwin.Domain.Billing;

/// <summary>Which kinds of day stand in for one another where too few days of a kind are known.</summary>
internal static class DayLikeness
{
    private static readonly DayKind[][] StandIns =
    [
        [DayKind.Workday],
        [DayKind.Saturday, DayKind.Sunday],
        [DayKind.Sunday, DayKind.Saturday],
        [DayKind.Holiday, DayKind.Sunday, DayKind.Saturday],
    ];

    /// <summary>The kinds whose days a day of this kind is like, itself first.</summary>
    public static IReadOnlyList<DayKind> Of(DayKind kind) => StandIns[(int)kind];
}
