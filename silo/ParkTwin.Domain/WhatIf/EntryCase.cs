using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.WhatIf;

/// <summary>What an entry check looks at: one period of the park without and with the newcomer.</summary>
public sealed record EntryCase
{
    /// <summary>The newcomer.</summary>
    public required Newcomer Newcomer { get; init; }

    /// <summary>Its account.</summary>
    public required Account Account { get; init; }

    /// <summary>The park without it.</summary>
    public required Account Before { get; init; }

    /// <summary>The park with it.</summary>
    public required Account After { get; init; }

    /// <summary>The part of a year that the period is.</summary>
    public required decimal ShareOfYear { get; init; }

    /// <summary>The park's greatest quarter-hour × 4 with it, kW; null where unknown.</summary>
    public required decimal? PeakKw { get; init; }

    /// <summary>Σ of the transformer capacities of the contracts, its own among them, kVA; null where none is stated.</summary>
    public required decimal? CapacityKva { get; init; }

    /// <summary>The reference data.</summary>
    public required ReferenceSet Reference { get; init; }
}
