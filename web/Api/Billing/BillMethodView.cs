namespace ParkTwin.Web.Api.Billing;

/// <summary>What a forecast rests on (<c>docs/accounting-bill.md</c>).</summary>
public sealed record BillMethodView
{
    /// <summary>like-days, over (nothing is to come), or none (too little history).</summary>
    public required string Method { get; init; }

    /// <summary>Whole days in the history by kind: workday, saturday, sunday, holiday.</summary>
    public required IReadOnlyDictionary<string, int> Days { get; init; }

    /// <summary>Begin of the history; null where the month is over.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Up to here the month is known, as far as it is.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>Quarter-hours that have passed and are not known.</summary>
    public required int MissingQuarterHours { get; init; }

    /// <summary>Quarter-hours to come.</summary>
    public required int RestQuarterHours { get; init; }
}
