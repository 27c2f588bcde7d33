using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>Makes the figures. Pure: no clock, no I/O; <c>docs/accounting.md</c> lists every figure and formula.</summary>
public static class Accountant
{
    /// <summary>The parts of an account in order; a part sees what the ones before it made.</summary>
    private static readonly Action<AccountDraft>[] Parts =
    [
        ActivityFigures.Add,
        EnergyFigures.Add,
        CarbonFigures.Add,
        DeclarationFigures.Add,
        IntensityFigures.Add,
        BalanceFigures.Add,
        Tariffs.CostFigures.Add,
        Evaluation.CarbonGrade.Add,
    ];

    /// <summary>The figures of one enterprise in one period.</summary>
    public static Account Make(InventoryInputs inputs, ReferenceSet reference, FactorScope scope)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(reference);
        var draft = new AccountDraft(inputs, reference, scope);
        foreach (var part in Parts)
        {
            part(draft);
        }

        return draft.Finish();
    }

    /// <summary>A park's figures: additive ones are sums of what is known, ratios are Σ over Σ.</summary>
    /// <param name="park">The park.</param>
    /// <param name="accounts">The accounts of its enterprises and of its own meters, of one period, scope and reference set.</param>
    public static Account Sum(ParkId park, IReadOnlyList<Account> accounts) => AccountSum.Of(park, accounts);
}
