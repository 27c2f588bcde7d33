using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.TimeZones;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Zones;

/// <summary>
/// The offsets of every IANA zone from 1900 to 2100 as tables for the domain, from the tzdb that NodaTime carries: pinned with
/// the package, the same on every machine, whatever the operating system holds. Before 1900 the first offset holds, after 2100
/// the last. Offsets are kept as tzdb states them; those of local mean time are not whole quarter-hours, and calendars floor
/// them. Safe for concurrent use.
/// </summary>
public static class ZoneTables
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;
    private static readonly ConcurrentDictionary<string, ZoneTable> Tables = new(StringComparer.Ordinal);
    private static readonly Instant First = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2101, 1, 1, 0, 0);

    /// <summary>Version of the time-zone database, for example <c>2026a</c>.</summary>
    public static string Version => Source.TzdbVersion;

    /// <summary>Every id that <see cref="TryGet"/> knows, links such as <c>Asia/Chongqing</c> included.</summary>
    public static IReadOnlyCollection<string> Ids { get; } = [.. Source.GetIds().Order(StringComparer.Ordinal)];

    /// <summary>The table of a zone; ids are compared exactly.</summary>
    public static bool TryGet([NotNullWhen(true)] string? ianaId, [NotNullWhen(true)] out ZoneTable? zone)
    {
        zone = null;
        if (ianaId is null)
        {
            return false;
        }

        if (!Tables.TryGetValue(ianaId, out zone) && Source.CanonicalIdMap.ContainsKey(ianaId))
        {
            zone = Tables.GetOrAdd(ianaId, Read);
        }

        return zone is not null;
    }

    /// <summary>The sentence for an id that is no zone: what was given, what may have been meant, what to write.</summary>
    public static string Explain(string? ianaId)
    {
        var text = ianaId ?? "";
        var near = NearWords.Find(text, Ids);
        if (near.Count == 0 && Source.WindowsMapping.PrimaryMapping.TryGetValue(text, out var windows))
        {
            near = [windows];
        }

        if (near.Count == 0 && text.Length >= 3)
        {
            near = [.. Ids.Where(id => id.Contains(text.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase)).Take(3)];
        }

        return $"'{text}' is not a time zone of tzdb {Version}.{NearWords.Question(near)} "
            + "Write an IANA id such as 'Asia/Shanghai' or 'UTC'.";
    }

    private static ZoneTable Read(string id)
    {
        var (from, offsets) = (new List<long>(), new List<int>());
        var period = new Interval(First, End);
        var intervals = Source.ForId(id).GetZoneIntervals(period, ZoneEqualityComparer.Options.OnlyMatchWallOffset);
        foreach (var interval in intervals)
        {
            from.Add(from.Count == 0 ? long.MinValue : interval.Start.ToUnixTimeMilliseconds());
            offsets.Add(interval.WallOffset.Milliseconds);
        }

        return new ZoneTable { Id = id, Version = Version, FromUnixMs = from.ToArray(), OffsetMs = offsets.ToArray() };
    }
}
