namespace ParkTwin.Web.Api.Platform;

/// <summary>One rule in two published versions, and what each says of the flags that stand.</summary>
public sealed record RuleChangeView
{
    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>As the earlier version has it; null where it has no such rule.</summary>
    public required RuleEditionView? From { get; init; }

    /// <summary>As the later version has it; null where it has no such rule.</summary>
    public required RuleEditionView? To { get; init; }

    /// <summary>What differs: version, figure, compare, levels, on, minCompleteness, validity, source; empty where nothing does.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>The open flags of the rule under both.</summary>
    public required IReadOnlyList<RecheckedFlagView> Flags { get; init; }
}
