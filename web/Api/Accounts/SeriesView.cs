namespace ParkTwin.Web.Api.Accounts;

/// <summary>Energy and carbon by step, from the meters alone: what is declared has no place in time.</summary>
public sealed record SeriesView
{
    /// <summary>The park.</summary>
    public required string Park { get; init; }

    /// <summary>The enterprise; <c>~</c> for the park's own meters.</summary>
    public required string Enterprise { get; init; }

    /// <summary>PT15M, PT1H, P1D, P1M or P1Y.</summary>
    public required string Step { get; init; }

    /// <summary>IANA time zone in which the steps are cut.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The factor scope: always provincial.</summary>
    public required string Scope { get; init; }

    /// <summary>provisional: the readings as they stand now.</summary>
    public required string State { get; init; }

    /// <summary>Version of the reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>True while a factor of an older data year stands in, or a step is not over.</summary>
    public required bool ProvisionalFactors { get; init; }

    /// <summary>The flows that are in it, for example <c>grid-import</c> and <c>gas</c>; a flow that is not metered is not in it.</summary>
    public required IReadOnlyList<string> Flows { get; init; }

    /// <summary>From each key that is null in some step to why, in the first such step.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>The rows, one per step, without gaps.</summary>
    public required IReadOnlyList<SeriesRowView> Values { get; init; }
}
