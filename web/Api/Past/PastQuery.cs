using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Past;

/// <summary>The texts of a question for the past, checked.</summary>
internal static class PastQuery
{
    /// <summary>The quarter-hour that holds an instant, if it has ended; answers the sentence that says what is wrong, or null.</summary>
    public static string? TryReadTime(RegisteredPark park, string? time, long nowUnixMs, out QuarterHour at)
    {
        at = default;
        if (!InstantText.TryParse(park, time, out var unixMs))
        {
            return UsageQuery.Say("time", time, InstantText.Allowed);
        }

        at = QuarterHour.Of(unixMs);
        var running = QuarterHour.Of(nowUnixMs);
        return at < running
            ? null
            : $"time ({time}) is in a quarter-hour that has not ended; the newest past one starts at "
                + $"{ParkTime.At(park, running.Add(-1).StartUnixMs):yyyy-MM-dd'T'HH:mmzzz}. GET /api/parks/{park.Definition.Id}/live shows the present.";
    }

    /// <summary>A run of quarter-hours up to the newest that has ended; answers the sentence that says what is wrong, or null.</summary>
    public static string? TryReadSpan(
        RegisteredPark park, string? from, string? to, long nowUnixMs, out QuarterHour first, out int count)
    {
        (first, count) = (default, 0);
        if (UsageQuery.TryParse(park, from, to, Words.Of(UsageStep.QuarterHour), out var span) is { } wrong)
        {
            return wrong;
        }

        first = QuarterHour.Of(span.FromUnixMs);
        var asked = QuarterHour.Of(span.ToUnixMs - 1).Index - first.Index + 1;
        if (asked > FramesRequest.MaxCount)
        {
            return $"{from} to {to} is {asked} quarter-hours; at most {FramesRequest.MaxCount} (8 days) come in one answer. Ask for a shorter span.";
        }

        count = (int)Math.Clamp(QuarterHour.Of(nowUnixMs).Index - first.Index, 0, asked);
        return null;
    }
}
