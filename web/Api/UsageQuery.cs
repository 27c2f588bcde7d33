using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api;

/// <summary>The span and the step of a usage query, checked.</summary>
internal sealed record UsageQuery(long FromUnixMs, long ToUnixMs, UsageStep Step)
{
    private const long HourMs = 3_600_000;

    /// <summary>Checks the texts of a query; answers the sentence for the first that is wrong, or null.</summary>
    public static string? TryParse(RegisteredPark park, string? from, string? to, string? step, out UsageQuery query)
    {
        query = new UsageQuery(0, 0, UsageStep.QuarterHour);
        if (!InstantText.TryParse(park, from, out var start))
        {
            return Say("from", from, InstantText.Allowed);
        }

        if (!InstantText.TryParse(park, to, out var end))
        {
            return Say("to", to, InstantText.Allowed);
        }

        if (!Words.TryParse<UsageStep>(step, out var parsed))
        {
            return Say("step", step, "one of " + string.Join(", ", Words.All<UsageStep>()));
        }

        if (end <= start)
        {
            return $"to ({to}) is not after from ({from}); to is exclusive, so it must be later.";
        }

        query = new UsageQuery(start, end, parsed);
        var rows = query.MostRows();
        return rows <= UsageRequest.MaxRows
            ? null
            : $"{from} to {to} in steps of {step} is about {rows} rows; at most {UsageRequest.MaxRows} come in one answer. "
                + "Ask for a shorter span or a longer step.";
    }

    /// <summary>The sentence for a parameter that is missing or wrong.</summary>
    public static string Say(string name, string? value, string allowed) =>
        value is null ? $"{name} is missing; it is {allowed}." : $"{name} is '{value}'; it is {allowed}.";

    private long MostRows()
    {
        var span = ToUnixMs - FromUnixMs;
        return Step switch
        {
            UsageStep.QuarterHour => QuarterHour.Of(ToUnixMs - 1).Index - QuarterHour.Of(FromUnixMs).Index + 1,
            UsageStep.Hour => span / HourMs,
            UsageStep.Day => span / (25 * HourMs),
            UsageStep.Month => span / (31 * 24 * HourMs),
            _ => span / (366 * 24 * HourMs),
        };
    }
}
