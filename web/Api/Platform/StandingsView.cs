namespace ParkTwin.Web.Api.Platform;

/// <summary>The enterprises of all parks in scope, in a period.</summary>
public sealed record StandingsView
{
    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>The period it is compared with; null for none.</summary>
    public required string? Before { get; init; }

    /// <summary>The factor scope: always provincial.</summary>
    public required string Scope { get; init; }

    /// <summary>From each name of a row's figures to its key: <c>park~enterprise~period~scope~key</c>, with <c>~version</c> behind it where
    /// the row has one, opens it.</summary>
    public required IReadOnlyDictionary<string, string> Keys { get; init; }

    /// <summary>The parks that were asked.</summary>
    public required IReadOnlyList<StandingParkView> Parks { get; init; }

    /// <summary>A row for each enterprise, parks and enterprises in the registry's order.</summary>
    public required IReadOnlyList<StandingView> Enterprises { get; init; }
}
