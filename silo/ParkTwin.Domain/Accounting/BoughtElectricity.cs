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

    /// <summary>Its CO₂ with a grid factor: Σ over the segments of kWh × kgCO2/kWh.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="key">Key of the result.</param>
    /// <param name="formula">The formula with its standard.</param>
    /// <param name="factor">The factor of a segment.</param>
    public Figure Carbon(AccountDraft draft, string key, string formula, Func<int, Figure> factor) =>
        SegmentSums.Of(draft, key, "tCO2", _bySegment, (part, kwh, segment) => FactorUnits.Apply(part, "tCO2", formula, kwh, factor(segment)));

    /// <summary>
    /// Its CO₂ by the market-based method: what no certificate covers, with the residual mix; by calendar year, because certificates are
    /// set against what was bought in the year they are declared for.
    /// </summary>
    /// <param name="draft">The draft.</param>
    /// <param name="key">Key of the result.</param>
    /// <param name="formula">The formula with its standard.</param>
    /// <param name="greenKwh">Certified kWh of a calendar year.</param>
    public Figure MarketCarbon(AccountDraft draft, string key, string formula, Func<int, Figure> greenKwh)
    {
        var years = new List<Figure>(2);
        var several = draft.Segments[0].Year != draft.Segments[^1].Year;
        for (var s = 0; s < _bySegment.Length;)
        {
            var (segment, year) = (s, draft.Segments[s].Year);
            var parts = new List<Figure>(1);
            for (; s < _bySegment.Length && draft.Segments[s].Year == year; s++)
            {
                if (_bySegment[s] is { } kwh)
                {
                    parts.Add(kwh);
                }
            }

            if (parts.Count > 0)
            {
                var part = several ? FormattableString.Invariant($"{key}.{year}") : key;
                var bought = parts.Count == 1 ? parts[0] : Figure.Of(part + ".bought", "kWh", FigureOperation.Sum, "Σ of the year", parts);
                years.Add(FactorUnits.Apply(part, "tCO2", formula, Uncovered(part, bought, greenKwh(year)), draft.Residual(segment)));
            }
        }

        return several ? Figure.Of(key, "tCO2", FigureOperation.Sum, "Σ of the calendar years", years) : years[0];
    }

    private static Figure Uncovered(string key, Figure kwh, Figure green) => green.Value > 0m && green.Value > kwh.Value
        ? Figure.Unknown(key + ".uncovered", "kWh", FormattableString.Invariant(
            $"Certificates of {green.Value} kWh exceed the {kwh.Value} kWh bought; retire no more than was bought, and declare those."))
        : Figure.Of(key + ".uncovered", "kWh", FigureOperation.Difference, "bought − certified (GB/T 32151.34-2024 App. D.2)", kwh, green);
}
