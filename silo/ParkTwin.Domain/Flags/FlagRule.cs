using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Flags;

/// <summary>One edition of a flag rule as the reference data state it; <c>docs/flags.md</c> says each in words.</summary>
public sealed record FlagRule
{
    /// <summary>The rule's word, one of <see cref="FlagRules.All"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its version, from 1; raised with every change of a threshold or guard.</summary>
    public required int Version { get; init; }

    /// <summary>Key of the figure that is compared; null where the rule takes several (LIMIT_EXCEEDED, DATA_BAD).</summary>
    public string? Figure { get; init; }

    /// <summary>How it compares.</summary>
    public required FlagCompare Compare { get; init; }

    /// <summary>The thresholds, from the first met to the last. For rules that compare with a moving value (a contract, last year, a
    /// base level, an allotment) they are multiples of it.</summary>
    public required IReadOnlyList<FlagLevel> Levels { get; init; }

    /// <summary>
    /// The kinds of period that it is evaluated on, with the number of consecutive periods (the evaluated one and those before it)
    /// in which the condition must hold: the minimum duration.
    /// </summary>
    public required IReadOnlyDictionary<PeriodKind, int> On { get; init; }

    /// <summary>True when a month stands for the twelve months that end with it.</summary>
    public bool Rolling { get; init; }

    /// <summary>Completeness below which the rule is silent, 0..1; null for none.</summary>
    public decimal? MinCompleteness { get; init; }

    /// <summary>First local date it may be used for; null for any.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date it may be used for; null for any.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The publication or standard.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }
}
