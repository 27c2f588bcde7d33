using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.City;

/// <summary>What may be entered for the city: each fault with the value and what is allowed.</summary>
public static class CityRules
{
    private const int LongestText = 500;

    /// <summary>What is wrong with a declared axis; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(DeclaredAxis declared, ReferenceSet reference)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(reference);
        if (declared.Quarter.Kind != PeriodKind.Quarter)
        {
            return [$"{declared.Quarter} is not a quarter; write 2026-Q3."];
        }

        var faults = new List<string>(Axis(declared.Axis, declared.Quarter.Last.First, reference));
        faults.AddRange(Zone(declared.Zone, declared.Quarter.Last.First, reference));
        faults.AddRange(Said("source", declared.Source));
        faults.AddRange(Said("by", declared.By));
        return faults;
    }

    /// <summary>What is wrong with a target; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(AxisTarget target, string by, ReferenceSet reference)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(reference);
        if (target.Year is < 2000 or > 2199)
        {
            return [$"Year {target.Year} is not possible; 2000 to 2199 is."];
        }

        var date = new DateOnly(target.Year, 12, 1);
        var faults = new List<string>(Axis(target.Axis, date, reference));
        if (target.Zone is { } zone)
        {
            faults.AddRange(Zone(zone, date, reference));
        }

        if (target.Value <= 0m)
        {
            faults.Add($"Target {target.Value} is not possible; it must be above zero.");
        }

        faults.AddRange(Said("source", target.Source));
        faults.AddRange(Said("by", by));
        return faults;
    }

    private static IEnumerable<string> Axis(string axis, DateOnly date, ReferenceSet reference)
    {
        var radar = reference.Schemes.RadarOn(date);
        if (radar is null)
        {
            yield return $"No radar is in force on {date:yyyy-MM-dd}; publish one with PUT /api/reference/schemes.";
        }
        else if (radar.Axes.All(known => known.Id != axis))
        {
            yield return $"'{axis}' is no axis of radar {radar.Id}; its axes are {string.Join(", ", radar.Axes.Select(known => known.Id))}.";
        }
    }

    private static IEnumerable<string> Zone(string zone, DateOnly date, ReferenceSet reference)
    {
        if (!reference.Zones.All.Any(known => known.Id == zone && known.IsValid(date)))
        {
            yield return $"'{zone}' is no zone's id on {date:yyyy-MM-dd}; the zones are "
                + $"{string.Join(", ", reference.Zones.All.Where(known => known.IsValid(date)).Select(known => known.Id))}.";
        }
    }

    private static IEnumerable<string> Said(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            yield return $"'{name}' must be said, in at most {LongestText} characters.";
        }
    }
}
