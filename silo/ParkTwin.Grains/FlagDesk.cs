using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains;

/// <summary>
/// Evaluates the flag rules of an enterprise for what is due: the last month, quarter and year that are over, and the demand of the
/// present month. Rolling twelve months are seen through the month that ends them.
/// </summary>
internal sealed class FlagDesk(InventorySource source)
{
    /// <summary>The flags as they are after an evaluation; the very same list where nothing changes.</summary>
    public async Task<List<Flag>> EvaluateAsync(EnterpriseAssignment assignment, InventoryState state, ReferenceSet set)
    {
        if (assignment.Enterprise is not { } enterprise)
        {
            return state.Flags;
        }

        var now = source.ThisMonth(assignment);
        var due = Due(now);
        var needs = due.SelectMany(period => FlagRules.Needs(period, set)).Distinct().ToList();
        var inputs = await source.ReadAsync(assignment, needs, set, state.Declarations);
        var periods = new Dictionary<AccountingPeriod, FlagPeriod>();
        foreach (var one in inputs.Values.Where(HasAnything))
        {
            periods[one.Period] = new(Accountant.Make(one, set, FactorScope.Provincial), one);
        }

        IReadOnlyList<Flag> flags = state.Flags;
        foreach (var period in due.Where(periods.ContainsKey))
        {
            var findings = FlagRules.Evaluate(new()
            {
                Park = assignment.Park,
                Enterprise = enterprise,
                Period = period,
                Reference = set,
                Periods = periods,
                Flags = flags,
            });
            var running = period.Contains(AccountingPeriod.OfMonth(now));
            var counted = findings.Where(one => !running || one.Rule == FlagRules.DemandNearLimit).ToList();
            flags = FlagLifecycle.Merge(flags, counted, source.Now);
        }

        return flags.Count == state.Flags.Count && flags.Zip(state.Flags).All(pair => ReferenceEquals(pair.First, pair.Second))
            ? state.Flags
            : [.. flags];
    }

    /// <summary>The periods to be evaluated, earlier ends first, the present month last.</summary>
    private static List<AccountingPeriod> Due(LocalMonth now)
    {
        var last = new LocalMonth(now.Index - 1);
        var quarter = new LocalMonth(now.Index - 1 - (now.Index % 3));
        return
        [
            AccountingPeriod.OfYear(now.Year - 1),
            AccountingPeriod.OfQuarter(quarter.Year, ((quarter.Month - 1) / 3) + 1),
            AccountingPeriod.OfMonth(last),
            AccountingPeriod.OfMonth(now),
        ];
    }

    private static bool HasAnything(InventoryInputs inputs) =>
        inputs.Declared.Count > 0 || inputs.Metered.Months.Any(month => month.Amount is not null);
}
