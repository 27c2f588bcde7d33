using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.WhatIf;

/// <summary>What differs between two accounts.</summary>
public static class AccountChanges
{
    /// <summary>Figures that are shown whether they differ or not.</summary>
    private static readonly HashSet<string> Always = new(StringComparer.Ordinal)
    {
        "energy.tceCalorific", "energy.tceEquivalent", "carbon.total", "cost.total", "demand.maxKw", "intensity.selfConsumption",
        "intensity.selfSufficiency", "intensity.tceCalorificPerValueAdded", "intensity.tco2PerValueAdded",
    };

    private static readonly string[] Shown = ["activity.", "energy.", "carbon.", "cost.", "demand.", "intensity.", "grade."];

    /// <summary>The figures of a reader's interest that differ, and those that always are, in the account's order.</summary>
    /// <param name="before">As it is.</param>
    /// <param name="after">As it would be.</param>
    /// <param name="added">An account that is summed in <paramref name="after"/> only; null where there is none.</param>
    public static IReadOnlyList<FigureChange> Between(Account before, Account after, Account? added = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. after.Figures.Keys.Union(before.Figures.Keys, StringComparer.Ordinal)
                .Where(key => Shown.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
                .Select(key => new FigureChange(key, before.Figures.GetValueOrDefault(key), after.Figures.GetValueOrDefault(key))
                {
                    LeftOut = LeftOut(added, key),
                })
                .Where(change => Always.Contains(change.Key) || change.Before?.Value != change.After?.Value),
        ];
    }

    private static string? LeftOut(Account? added, string key) =>
        added?.Figures.GetValueOrDefault(key) is { } figure && AccountSum.LeavesOut(figure) ? figure.Reason : null;
}
