namespace ParkTwin.Web.Api.Past;

/// <summary>The greatest demand (最大需量) of each enterprise of a park in a span.</summary>
public sealed record PeaksView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The zone of the instants.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The carrier.</summary>
    public required string Carrier { get; init; }

    /// <summary>The measure of the amounts.</summary>
    public required string Unit { get; init; }

    /// <summary>The unit of the peaks.</summary>
    public required string RateUnit { get; init; }

    /// <summary>Start of the first quarter-hour.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Quarter-hours looked at, those that have ended.</summary>
    public required int Count { get; init; }

    /// <summary>Enterprises that meter the line, the greatest first, then those of which nothing is known.</summary>
    public required IReadOnlyList<EnterprisePeakView> Enterprises { get; init; }
}
