using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains;

/// <summary>Keeps baselines: every version, with its months as they were when it was made.</summary>
internal sealed class BaselineDesk(InventorySource source)
{
    private const int LongestWord = 64;
    private const int LongestText = 500;

    /// <summary>Adds a version to the state, unless it says what is newest already; the caller saves it.</summary>
    public async Task<BaselineReply> AddAsync(EnterpriseAssignment assignment, InventoryState state, Baseline asked, ReferenceSet set)
    {
        if (Faults(asked) is { Count: > 0 } faults)
        {
            return new(null, faults);
        }

        var newest = state.Baselines.FindLast(one => one.Id == asked.Id);
        if (newest is not null && Same(newest, asked))
        {
            return new(newest, []);
        }

        var kept = asked with
        {
            Version = (newest?.Version ?? 0) + 1,
            AtUnixMs = source.Now,
            Points = asked.Points.Count > 0 ? asked.Points : await PointsAsync(assignment, state, asked, set),
        };
        state.Baselines.Add(kept);
        return new(kept, []);
    }

    private static List<string> Faults(Baseline asked)
    {
        var faults = new List<string>();
        if (asked.Id.Length is 0 or > LongestWord || !asked.Id.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.'))
        {
            faults.Add($"id: '{asked.Id}' must be 1 to {LongestWord} of ASCII letters, digits, '-', '_' and '.'.");
        }

        if (string.IsNullOrWhiteSpace(asked.Reason) || asked.Reason.Length > LongestText)
        {
            faults.Add($"reason: say in 1 to {LongestText} characters why the baseline is made.");
        }

        if (asked.From.Index <= asked.Reference.First.Index)
        {
            faults.Add($"from: {asked.From} is not after the beginning of the reference period {asked.Reference}.");
        }

        if (asked.LeastCompleteness is < 0m or > 1m || asked.CompletenessTolerance is < 0m or > 1m)
        {
            faults.Add($"leastCompleteness, completenessTolerance: {asked.LeastCompleteness} and {asked.CompletenessTolerance} must be 0 to 1.");
        }

        var months = asked.Reference.Months().ToHashSet();
        if (asked.Points.Select(point => point.Month).Any(month => !months.Remove(month)))
        {
            faults.Add($"points: each month must lie in {asked.Reference} and come once.");
        }

        return faults;
    }

    private static bool Same(Baseline newest, Baseline asked) =>
        newest with { Version = asked.Version, AtUnixMs = asked.AtUnixMs, By = asked.By, Points = asked.Points } == asked
        && (asked.Points.Count == 0 || asked.Points.SequenceEqual(newest.Points));

    /// <summary>The months of the reference period as they stand; what the account does not have is null.</summary>
    private async Task<IReadOnlyList<BaselinePoint>> PointsAsync(
        EnterpriseAssignment assignment, InventoryState state, Baseline asked, ReferenceSet set)
    {
        var months = asked.Reference.Months().Select(AccountingPeriod.OfMonth).ToList();
        var inputs = await source.ReadAsync(assignment, months, set, state.Declarations);
        var points = new List<BaselinePoint>(months.Count);
        foreach (var month in months)
        {
            var account = inputs.TryGetValue(month, out var found) ? Accountant.Make(found, set, FactorScope.Provincial) : null;
            points.Add(new(
                month.First,
                account?.Figures.GetValueOrDefault(asked.Energy)?.Value,
                account?.Figures.GetValueOrDefault(asked.Driver)?.Value,
                account?.CompletenessOf(asked.Energy)));
        }

        return points;
    }
}
