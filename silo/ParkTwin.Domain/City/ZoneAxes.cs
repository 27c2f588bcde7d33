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

    /// <summary>A ratio is over the enterprises of which both figures are known: value added without its energy dilutes nothing.</summary>
    private static Figure Value(RadarAxis axis, IReadOnlyList<Account> quarters)
    {
        var over = quarters.Select(quarter => Of(quarter, axis.Over!)).ToArray();
        if (axis.Under is null)
        {
            return Sum(axis, axis.Over!, over);
        }

        var under = axis.UnderIsStock ? [Of(quarters[^1], axis.Under)] : quarters.Select(quarter => Of(quarter, axis.Under)).ToArray();
        if (axis.UnderIsStock)
        {
            var names = over.Aggregate(Known(under[0]), (both, figure) => Both(both, Known(figure)));
            (over, under) = ([.. over.Select(figure => Only(figure, names))], [Only(under[0], names)]);
        }

        for (var i = 0; i < over.Length && !axis.UnderIsStock; i++)
        {
            var names = Both(Known(over[i]), Known(under[i]));
            (over[i], under[i]) = (Only(over[i], names), Only(under[i], names));
        }

        return Figure.Of($"axis.{axis.Id}.value", axis.Unit, FigureOperation.Quotient, $"Σ {axis.Over} ÷ {axis.Under}, the year to date",
            Sum(axis, axis.Over!, over), Sum(axis, axis.Under, under));
    }

    private static Figure Sum(RadarAxis axis, string key, Figure[] quarters) => quarters.Length == 1
        ? quarters[0]
        : Figure.Of($"axis.{axis.Id}.{key}", quarters[0].Unit, FigureOperation.Sum, $"Σ {key}, the year to date", quarters);

    private static Figure Of(Account account, string key) => account.Figures.GetValueOrDefault(key)
        ?? Figure.Unknown(key, string.Empty, $"The account of {account.Period} has no {key}.");

    /// <summary>The enterprises of which a park's sum knows a value; null for a figure that is no sum over enterprises.</summary>
    private static HashSet<string>? Known(Figure figure) => figure.Operation != FigureOperation.SumOfKnown
        ? null
        : [.. figure.Inputs.Where(one => one.Value is not null).Select(OwnerOf)];

    private static HashSet<string>? Both(HashSet<string>? one, HashSet<string>? other) =>
        one is null || other is null ? null : [.. one.Intersect(other, StringComparer.Ordinal)];

    private static Figure Only(Figure figure, HashSet<string>? names)
    {
        if (names is null || figure.Operation != FigureOperation.SumOfKnown)
        {
            return figure;
        }

        var parts = figure.Inputs.Where(one => names.Contains(OwnerOf(one))).ToList();
        return parts.Count == 0
            ? Figure.Unknown(figure.Key, figure.Unit, $"No enterprise has {figure.Key} and the figure that it is compared with; declare them.")
            : Figure.Of(figure.Key, figure.Unit, FigureOperation.SumOfKnown, "Σ over the enterprises where both figures are known", parts);
    }

    /// <summary>Whose part of a park's sum it is: its key ends with <c>@enterprise</c>.</summary>
    private static string OwnerOf(Figure part) => part.Key[(part.Key.LastIndexOf('@') + 1)..];
}
