using ParkTwin.Contracts;

namespace ParkTwin.Web.Live;

/// <summary>Instants as JSON shows them: with the park's offset.</summary>
internal static class ParkTime
{
    /// <summary>An instant with the offset the park's clocks have then.</summary>
    public static DateTimeOffset At(RegisteredPark park, long unixMs) => At(unixMs, park.Calendar.OffsetMsAt(unixMs));

    /// <summary>An instant with the park's offset; unknown stays unknown.</summary>
    public static DateTimeOffset? At(RegisteredPark park, long? unixMs) => unixMs is { } known ? At(park, known) : null;

    /// <summary>An instant with an offset in milliseconds; in UTC where the local time is not within the years 1 to 9999.</summary>
    public static DateTimeOffset At(long unixMs, int offsetMs)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(unixMs);

        // ISO 8601 offsets are whole minutes; local mean times before 1900 have seconds.
        var offset = TimeSpan.FromMinutes(offsetMs / 60_000);
        var local = at.UtcTicks + offset.Ticks;
        return local < DateTime.MinValue.Ticks || local > DateTime.MaxValue.Ticks ? at : at.ToOffset(offset);
    }
}
