namespace ParkTwin.Web.Api.Accounts;

/// <summary>What the figures of a locked period would be by a later version; the reported ones stand.</summary>
public sealed record RestatementView
{
    /// <summary>The version, from 2.</summary>
    public required int Version { get; init; }

    /// <summary>True once it is kept beside the reported version; false while it still follows the data.</summary>
    public required bool Kept { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Version of its reference set.</summary>
    public required string FactorSet { get; init; }

    /// <summary>The answer's keys with their restated values.</summary>
    public required IReadOnlyDictionary<string, decimal?> Values { get; init; }

    /// <summary>From each key to the id of the restated figure.</summary>
    public required IReadOnlyDictionary<string, string> Figures { get; init; }

    /// <summary>From each known key to the ids of the entries with confidence <c>check</c> that its restated value rests on.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Checks { get; init; }

    /// <summary>How the keys of this answer differ from the reported version, and why.</summary>
    public required IReadOnlyList<DifferenceView> Differences { get; init; }
}
