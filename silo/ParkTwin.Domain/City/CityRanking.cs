using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.City;

/// <summary>
/// The quarterly publication (季度晾晒): scores by radar axis and the rank of each zone. A score is value ÷ target (more is better) or
/// target ÷ value (less is better) × 100, held between 0 and the radar's highest; a flow's target is the year's × the elapsed share.
/// A missing axis is a gap. A zone is ranked when all mandatory axes and enough axes in all are known; its score is the mean of the
/// known ones.
/// </summary>
public static class CityRanking
{
    private const decimal Hundred = 100m;

    /// <summary>Scores and ranks zones.</summary>
    /// <param name="radar">The axes and the rule.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="zones">Ids of the zones that are published.</param>
    /// <param name="values">What is there; of a zone's axis the first that is known counts (give computed before declared ones).</param>
    /// <param name="targets">Entered targets; a zone's own goes before one for all, both before the radar's.</param>
    /// <returns>Ranked zones by rank, then the unranked ones by id.</returns>
    /// <exception cref="ArgumentException">The period is not a quarter.</exception>
    public static IReadOnlyList<ZoneStanding> Rank(
        Radar radar, AccountingPeriod quarter, IReadOnlyList<string> zones, IReadOnlyList<AxisValue> values,
        IReadOnlyList<AxisTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(zones);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(targets);
        if (quarter.Kind != PeriodKind.Quarter)
        {
            throw new ArgumentException($"{quarter} is not a quarter; write 2026-Q3.", nameof(quarter));
        }

        var standings = zones.Distinct(StringComparer.Ordinal).Select(zone => Standing(radar, quarter, zone, values, targets)).ToList();
        return
        [
            .. standings.Select(standing => standing.Score.Value is { } score
                    ? standing with { Rank = standings.Count(other => other.Score.Value > score) + 1 }
                    : standing)
                .OrderBy(standing => standing.Rank ?? int.MaxValue)
                .ThenBy(standing => standing.Zone, StringComparer.Ordinal),
        ];
    }

    private static ZoneStanding Standing(
        Radar radar, AccountingPeriod quarter, string zone, IReadOnlyList<AxisValue> values, IReadOnlyList<AxisTarget> targets)
    {
        var axes = radar.Axes.Select(axis =>
        {
            var value = values.Where(entry => entry.Zone == zone && entry.Axis == axis.Id)
                    .OrderBy(entry => entry.Value.Value is null)
                    .FirstOrDefault()?.Value
                ?? Figure.Unknown($"axis.{axis.Id}.value", axis.Unit, $"{axis.NameZh} of {zone} is not known for {quarter}; declare it.");
            var target = Target(radar, axis, quarter, zone, targets);
            return new AxisScore(axis, value, target, Score(radar, axis, value, target));
        }).ToList();
        var known = axes.Where(axis => axis.Score.Value is not null).ToList();
        var gaps = axes.Where(axis => axis.Axis.Mandatory && axis.Score.Value is null).Select(axis => axis.Axis.NameZh).ToList();
        var score = gaps.Count > 0
            ? Figure.Unknown("ranking.score", "1", $"Not ranked: {string.Join(", ", gaps)} must be known.")
            : known.Count < radar.LeastAxes
                ? Figure.Unknown("ranking.score", "1", $"Not ranked: {known.Count} of {axes.Count} axes are known, {radar.LeastAxes} are needed.")
                : Mean(known);
        return new(zone, axes, score, null,
            [.. axes.Where(axis => axis.Axis.Mandatory && axis.Score.Value < Hundred).Select(axis => axis.Axis.Id)]);
    }

    private static Figure Mean(List<AxisScore> known) => Figure.Of(
        "ranking.score", "1", FigureOperation.Quotient, "Σ of the known axes' scores ÷ their number",
        Figure.Of("ranking.sum", "1", FigureOperation.Sum, "Σ of the known axes' scores", [.. known.Select(axis => axis.Score)]),
        Constant("ranking.axes", known.Count, "number of known axes"));

    private static Figure Target(
        Radar radar, RadarAxis axis, AccountingPeriod quarter, string zone, IReadOnlyList<AxisTarget> targets)
    {
        var key = $"axis.{axis.Id}.target";
        var entered = targets.Where(target => target.Axis == axis.Id && target.Year == quarter.Year && (target.Zone ?? zone) == zone)
            .OrderByDescending(target => target.Zone is not null)
            .FirstOrDefault();
        if ((entered?.Value ?? axis.Target) is not { } year)
        {
            return Figure.Unknown(key, axis.Unit, $"No target of {axis.NameZh} is entered for {quarter.Year}.");
        }

        var leaf = Figure.Leaf(axis.Flow ? key + ".year" : key, axis.Unit, year, new()
        {
            Kind = entered is null ? FigureSourceKind.Reference : FigureSourceKind.Declared,
            Id = $"{radar.Id}.{axis.Id}",
            Citation = entered?.Source ?? axis.Source,
            Confidence = entered is null ? Reference.ReferenceWords.Of(axis.Confidence) : null,
        });
        return axis.Flow
            ? Figure.Of(key, axis.Unit, FigureOperation.Product, "the year's target × elapsed share of the year", leaf,
                Constant("axis.elapsed", quarter.Last.Month / 12m, "months to the quarter's end ÷ 12"))
            : leaf;
    }

    private static Figure Score(Radar radar, RadarAxis axis, Figure value, Figure target)
    {
        var key = $"axis.{axis.Id}.score";
        var highest = Constant("axis.highest", radar.HighestScore, $"greatest score of radar {radar.Id}");
        if (!axis.High && value.Value == 0m && target.Value is not null)
        {
            return Figure.Of(key, "1", FigureOperation.Chosen, "nothing of what should be little: the greatest score", highest, value, target);
        }

        var ratio = Figure.Of($"{key}.ratio", "1", FigureOperation.Quotient, axis.High ? "value ÷ target" : "target ÷ value",
            axis.High ? [value, target] : [target, value]);
        var points = Figure.Of($"{key}.free", "1", FigureOperation.Product, "× 100", ratio, Constant("axis.hundred", Hundred, "points"));
        return Figure.Of(key, "1", FigureOperation.Minimum, "not above the greatest score", highest,
            Figure.Of($"{key}.notNegative", "1", FigureOperation.Maximum, "not below 0", Constant("axis.zero", 0m, "least score"), points));
    }

    private static Figure Constant(string key, decimal value, string citation) =>
        Figure.Leaf(key, "1", value, new() { Kind = FigureSourceKind.Constant, Citation = citation });
}
