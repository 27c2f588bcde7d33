namespace ParkTwin.Domain.Tariffs;

/// <summary>The time bands of one edition of a tariff, from a local date until the next edition begins.</summary>
public sealed record BandEdition
{
    /// <summary>First local date; the edition holds until the next one's.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The document that sets it.</summary>
    public required string Citation { get; init; }

    /// <summary>The day of each month, index 0 is January; exactly 12.</summary>
    public required IReadOnlyList<BandDay> Months { get; init; }

    /// <summary>Dates that differ (holidays), by local date.</summary>
    public required IReadOnlyDictionary<DateOnly, BandDay> Days { get; init; }
}
