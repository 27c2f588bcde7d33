using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>The axes that follow from accounts: Σ over Σ from January to the quarter's end, never a mean of ratios.</summary>
public static class ZoneAxes
{
    /// <summary>The axis values of a zone.</summary>
    /// <param name="radar">The axes.</param>
    /// <param name="zone">Id of the zone.</param>
    /// <param name="quarters">The accounts of the zone's park, one per quarter from the first to the published one, in order.</param>
    public static IReadOnlyList<AxisValue> Of(Radar radar, string zone, IReadOnlyList<Account> quarters)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(quarters);
        return
        [
            .. from axis in radar.Axes
               where quarters.Count > 0 && axis.Over is not null
               select new AxisValue(zone, axis.Id, Value(axis, quarters)),
        ];
    }

    private static Figure Value(RadarAxis axis, IReadOnlyList<Account> quarters)
    {
        var over = Sum(axis, axis.Over!, quarters);
        if (axis.Under is null)
        {
            return over;
        }

        var under = axis.UnderIsStock ? Of(quarters[^1], axis.Under) : Sum(axis, axis.Under, quarters);
        return Figure.Of($"axis.{axis.Id}.value", axis.Unit, FigureOperation.Quotient, $"Σ {axis.Over} ÷ {axis.Under}, the year to date", over, under);
    }

    private static Figure Sum(RadarAxis axis, string key, IReadOnlyList<Account> quarters) => quarters.Count == 1
        ? Of(quarters[0], key)
        : Figure.Of($"axis.{axis.Id}.{key}", Of(quarters[0], key).Unit, FigureOperation.Sum, $"Σ {key}, the year to date",
            [.. quarters.Select(quarter => Of(quarter, key))]);

    private static Figure Of(Account account, string key) => account.Figures.GetValueOrDefault(key)
        ?? Figure.Unknown(key, string.Empty, $"The account of {account.Period} has no {key}.");
}
