using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Flags;

/// <summary>What the flag rules of one enterprise and period look at.</summary>
public sealed record FlagContext
{
    /// <summary>The park.</summary>
    public required ParkId Park { get; init; }

    /// <summary>The enterprise.</summary>
    public required EnterpriseDefinition Enterprise { get; init; }

    /// <summary>The evaluated period: a month, a quarter or a year.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary>The reference set; all accounts are made with it.</summary>
    public required ReferenceSet Reference { get; init; }

    /// <summary>The periods that <see cref="FlagRules.Needs"/> names, as far as there is anything of them.</summary>
    public required IReadOnlyDictionary<AccountingPeriod, FlagPeriod> Periods { get; init; }

    /// <summary>The enterprise's flags: a <c>DATA_BAD</c> of the period that a person has dismissed blocks nothing any more.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>The period of a key; null where there is nothing of it.</summary>
    internal FlagPeriod? Of(AccountingPeriod period) => Periods.GetValueOrDefault(period);
}
