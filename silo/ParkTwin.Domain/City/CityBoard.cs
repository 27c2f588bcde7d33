using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.City;

/// <summary>A quarter's board: which parks are which zones, their computed and declared axes, and the ranking of them.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="FactorSet">Version of the reference set.</param>
/// <param name="Radar">The radar in force; null where there is none: then nothing is ranked.</param>
/// <param name="Standings">The zones, ranked ones first.</param>
/// <param name="WithoutZone">Parks that no zone has as an alias; add their ids to <c>zones.json</c>.</param>
public sealed record CityBoard(
    AccountingPeriod Quarter, string FactorSet, Radar? Radar, IReadOnlyList<ZoneStanding> Standings, IReadOnlyList<ParkId> WithoutZone)
{
    /// <summary>Makes the board of a quarter. Every zone in force that is no part of another is on it, known or not.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="reference">The reference set.</param>
    /// <param name="parks">The parks of the registry; of two that are one zone the first counts.</param>
    /// <param name="declared">The newest declared axes of the quarter.</param>
    /// <param name="targets">The entered targets of the year.</param>
    /// <param name="parksAlone">True puts a park that no zone has as an alias on the board under its own id.</param>
    /// <exception cref="ArgumentException">The period is not a quarter.</exception>
    public static CityBoard Make(
        AccountingPeriod quarter, ReferenceSet reference, IReadOnlyList<CityPark> parks, IReadOnlyList<DeclaredAxis> declared,
        IReadOnlyList<AxisTarget> targets, bool parksAlone = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(parks);
        ArgumentNullException.ThrowIfNull(declared);
        var date = quarter.Last.First;
        var zoneOf = parks.ToDictionary(park => park.Park, park => reference.Zones.OfPark(park.Park, park.Name, date)?.Id);
        IReadOnlyList<ParkId> without = [.. parks.Where(park => zoneOf[park.Park] is null).Select(park => park.Park)];
        foreach (var park in parksAlone ? without : [])
        {
            zoneOf[park] = park.Value;
        }

        if (reference.Schemes.RadarOn(date) is not { } radar)
        {
            return new(quarter, reference.Version, null, [], without);
        }

        var units = radar.Axes.ToDictionary(axis => axis.Id, axis => axis.Unit, StringComparer.Ordinal);
        List<AxisValue> values =
        [
            .. parks.Where(park => zoneOf[park.Park] is not null).DistinctBy(park => zoneOf[park.Park])
                .SelectMany(park => ZoneAxes.Of(radar, zoneOf[park.Park]!, park.Quarters)),
            .. declared.Where(axis => axis.Quarter == quarter && units.ContainsKey(axis.Axis)).Select(axis => axis.ToValue(units[axis.Axis])),
        ];
        string[] zones =
        [
            .. reference.Zones.All.Where(zone => zone.IsValid(date) && zone.Parent is null).Select(zone => zone.Id),
            .. zoneOf.Values.OfType<string>(),
        ];
        return new(quarter, reference.Version, radar, CityRanking.Rank(radar, quarter, zones, values, targets), without);
    }

    /// <summary>The board as the canonical document that is published; null where there is no radar.</summary>
    public string? ToDocument() => Radar is null ? null : RankingDocument.Write(Quarter, Radar, FactorSet, Standings);
}
