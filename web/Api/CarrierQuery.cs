using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api;

/// <summary>The query of a usage sum as texts: which line, and which span.</summary>
internal sealed record CarrierQuery
{
    /// <summary>The energy carrier, a word of the meters' registration: <c>electricity</c>, <c>gas</c>.</summary>
    public string? Carrier { get; init; }

    /// <summary>The role of the meters, <c>grid-import</c>; left out, the roles that are use.</summary>
    public string? Role { get; init; }

    /// <summary>The unit of the amounts, <c>kWh</c>; needed where the carrier is metered in two.</summary>
    public string? Unit { get; init; }

    /// <summary>The first instant, ISO 8601 with an offset, or a local date.</summary>
    public string? From { get; init; }

    /// <summary>The instant before which it ends, in the same form.</summary>
    public string? To { get; init; }

    /// <summary>The step: <c>PT15M</c>, <c>PT1H</c>, <c>P1D</c>, <c>P1M</c> or <c>P1Y</c>.</summary>
    public string? Step { get; init; }

    /// <summary>Checks all; answers the sentence for the first that is wrong, or null.</summary>
    public string? TryRead(RegisteredPark park, out UsageLine line, out UsageQuery span)
    {
        span = new UsageQuery(0, 0, UsageStep.QuarterHour);
        return TryReadLine(Carrier, Role, Unit, out line) ?? UsageQuery.TryParse(park, From, To, Step, out span);
    }

    /// <summary>Checks which line is meant; answers the sentence for the first that is wrong, or null.</summary>
    public static string? TryReadLine(string? carrierText, string? roleText, string? unitText, out UsageLine line)
    {
        line = default;
        if (!Words.TryParse<Carrier>(carrierText, out var carrier))
        {
            return UsageQuery.Say("carrier", carrierText, "one of " + string.Join(", ", Words.All<Carrier>()));
        }

        if (!TryOptional<MeterRole>(roleText, out var role))
        {
            return UsageQuery.Say("role", roleText, "one of " + string.Join(", ", Words.All<MeterRole>()));
        }

        if (!TryOptional<Measure>(unitText, out var measure))
        {
            return UsageQuery.Say("unit", unitText, "one of " + string.Join(", ", Words.All<Measure>()));
        }

        line = new UsageLine(carrier, role, measure);
        return null;
    }

    private static bool TryOptional<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var known = Words.TryParse<T>(text, out var parsed);
        value = parsed;
        return known;
    }
}
