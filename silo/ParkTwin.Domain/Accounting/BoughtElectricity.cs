namespace ParkTwin.Domain.Accounting;

/// <summary>
/// Electricity bought at the gateway: the only quantity scope 2 is made from. It can be had from the grid-import flow alone and no
/// operation takes anything from it, so that PV, which never passed the gateway, cannot be deducted a second time (reference rule 4
/// and TV3; GB/T 32151.34-2024 App. D.1).
/// </summary>
internal sealed class BoughtElectricity
{
    private readonly Figure?[] _bySegment;

    private BoughtElectricity(FlowActivity import)
    {
        Amount = import.Amount;
        _bySegment = import.BySegment;
    }

    /// <summary>kWh through the gateway.</summary>
    public Figure Amount { get; }

    /// <summary>What was bought; null where import is neither metered nor declared, or no reading is known.</summary>
    public static BoughtElectricity? Of(AccountDraft draft) =>
        draft.Activity(Flows.GridImport) is { Unread: false } import ? new(import) : null;

    /// <summary>Its CO₂ with a grid factor: Σ over the calendar years of kWh × kgCO2/kWh.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="key">Key of the result.</param>
    /// <param name="formula">The formula with its standard.</param>
    /// <param name="factor">The factor of a segment.</param>
    public Figure Carbon(AccountDraft draft, string key, string formula, Func<int, Figure> factor) =>
        SegmentSums.Of(draft, key, "tCO2", _bySegment, (part, kwh, segment) => FactorUnits.Apply(part, "tCO2", formula, kwh, factor(segment)));

    /// <summary>Its CO₂ by the market-based method: what no certificate covers, with the residual mix.</summary>
    public Figure MarketCarbon(AccountDraft draft, string key, string formula, Func<int, Figure> greenKwh) =>
        SegmentSums.Of(draft, key, "tCO2", _bySegment, (part, kwh, segment) => FactorUnits.Apply(part, "tCO2", formula,
            Uncovered(part, kwh, greenKwh(segment)), draft.Residual(segment)));

    private static Figure Uncovered(string key, Figure kwh, Figure green) => green.Value > kwh.Value
        ? Figure.Unknown(key + ".uncovered", "kWh", FormattableString.Invariant(
            $"Certificates of {green.Value} kWh exceed the {kwh.Value} kWh bought; retire no more than was bought, and declare those."))
        : Figure.Of(key + ".uncovered", "kWh", FigureOperation.Difference, "bought − certified (GB/T 32151.34-2024 App. D.2)", kwh, green);
}
