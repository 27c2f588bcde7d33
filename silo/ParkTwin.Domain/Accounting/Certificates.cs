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

        var all = Numbers(draft);
        var figure = bought.MarketCarbon(draft, key, Formula, year => Green(year, all));
        if (figure.Value is null && all.Count > 0 && bought.Amount.Value is not null)
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

    /// <summary>Each number once, with the first declaration that names it.</summary>
    private static List<(Declaration Declaration, GreenCertificate Certificate)> Numbers(AccountDraft draft)
    {
        var result = new List<(Declaration, GreenCertificate)>();
        HashSet<string>? met = null;
        foreach (var declaration in draft.Declared.All)
        {
            foreach (var certificate in declaration.Figures.Certificates)
            {
                if ((met ??= new(StringComparer.Ordinal)).Add(certificate.Number))
                {
                    result.Add((declaration, certificate));
                }
            }
        }

        return result;
    }

    private static Figure Green(int year, List<(Declaration Declaration, GreenCertificate Certificate)> all)
    {
        var key = FormattableString.Invariant($"energy.certified.{year}");
        var leaves = all.Where(one => one.Declaration.Period.Year == year).Select(one => Figure.Leaf(
            $"{key}.{one.Certificate.Number}", "MWh", one.Certificate.Mwh, DeclaredLeaves.SourceOf(one.Declaration) with
            {
                Id = one.Certificate.Number,
                Citation = "1 certificate is 1 MWh",
            })).ToArray();
        return leaves.Length == 0
            ? Figure.Leaf(key, "kWh", 0m, new() { Kind = FigureSourceKind.Declared, Citation = "No green certificate is declared." })
            : Figure.Of(key, "kWh", FigureOperation.Product, "MWh × 1000",
                Figure.Of(key + ".mwh", "MWh", FigureOperation.Sum, "Σ of the certificates", leaves), Constants.KwhPerMwh);
    }
}
