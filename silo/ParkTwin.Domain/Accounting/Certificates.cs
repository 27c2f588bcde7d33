using ParkTwin.Domain.Declared;

namespace ParkTwin.Domain.Accounting;

/// <summary>
/// Green certificates (绿证) against bought electricity: 1 certificate is 1 MWh. A number counts once, whatever periods declare it;
/// certificates declared for a longer period than the one asked for cannot be parted, so the market-based figure is unknown then.
/// </summary>
internal static class Certificates
{
    private const string Formula = "(bought − certified) × residual mix; certified × 0 (GHG Protocol Scope 2 Guidance; residual: MEE and NBS)";

    /// <summary>The market-based CO₂ of bought electricity.</summary>
    public static Figure Market(AccountDraft draft, BoughtElectricity bought)
    {
        var key = "carbon.flow." + Flows.GridImport.Word + ".market";
        if (Unparted(draft) is { } whole)
        {
            return Figure.Unknown(key, "tCO2", $"Certificates are declared for {whole} as a whole, which cannot be parted to {draft.Inputs.Period}; "
                + "declare them by the month they are used for.");
        }

        var bySegment = BySegment(draft);
        var figure = bought.MarketCarbon(draft, key, Formula, segment => Green(draft, bySegment[segment], segment));
        if (figure.Value is null && bySegment.Any(list => list.Count > 0) && bought.Amount.Value is not null)
        {
            draft.Note("certificates-exceed", "carbon.scope2Market", figure.Reason ?? "Certificates exceed the bought electricity.");
        }

        return figure;
    }

    private static AccountingPeriod? Unparted(AccountDraft draft)
    {
        foreach (var declaration in draft.Declared.All)
        {
            if (declaration.Figures.Certificates.Count > 0 && !draft.Inputs.Period.Contains(declaration.Period))
            {
                return declaration.Period;
            }
        }

        return null;
    }

    private static List<(Declaration Declaration, GreenCertificate Certificate)>[] BySegment(AccountDraft draft)
    {
        var result = new List<(Declaration, GreenCertificate)>[draft.Segments.Length];
        for (var s = 0; s < result.Length; s++)
        {
            result[s] = [];
        }

        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaration in draft.Declared.All)
        {
            var segment = draft.Segments[0].Holds(declaration.Period.First) ? 0 : draft.Segments.Length - 1;
            foreach (var certificate in declaration.Figures.Certificates)
            {
                if (met.Add(certificate.Number))
                {
                    result[segment].Add((declaration, certificate));
                }
            }
        }

        return result;
    }

    private static Figure Green(AccountDraft draft, List<(Declaration Declaration, GreenCertificate Certificate)> certificates, int segment)
    {
        var key = draft.SegmentKey("energy.certified", segment);
        if (certificates.Count == 0)
        {
            return Figure.Leaf(key, "kWh", 0m, new() { Kind = FigureSourceKind.Declared, Citation = "No green certificate is declared." });
        }

        var leaves = certificates.Select(one => Figure.Leaf($"{key}.{one.Certificate.Number}", "MWh", one.Certificate.Mwh,
            DeclaredLeaves.SourceOf(one.Declaration) with { Id = one.Certificate.Number, Citation = "1 certificate is 1 MWh" })).ToArray();
        return Figure.Of(key, "kWh", FigureOperation.Product, "MWh × 1000",
            Figure.Of(key + ".mwh", "MWh", FigureOperation.Sum, "Σ of the certificates", leaves), Constants.KwhPerMwh);
    }
}
