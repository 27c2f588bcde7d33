namespace ParkTwin.Domain.Accounting;

/// <summary>A park's account in the making.</summary>
internal sealed class ParkDraft
{
    private readonly Dictionary<string, Figure> _figures = new(StringComparer.Ordinal);
    private readonly List<AccountNote> _notes = [];

    /// <summary>A park over accounts of one period, scope and reference set.</summary>
    /// <exception cref="ArgumentException">They differ in period, scope or reference set.</exception>
    public ParkDraft(ParkId park, IReadOnlyList<Account> accounts)
    {
        Park = park;
        Accounts = accounts;
        var first = accounts[0];
        foreach (var account in accounts)
        {
            if (account.Period != first.Period || account.Scope != first.Scope || account.FactorSet != first.FactorSet)
            {
                throw new ArgumentException(
                    $"{account.Enterprise} ({account.Period}, {account.Scope}, set {account.FactorSet}) does not add to {first.Enterprise} "
                    + $"({first.Period}, {first.Scope}, set {first.FactorSet}).", nameof(accounts));
            }
        }
    }

    /// <summary>The park.</summary>
    public ParkId Park { get; }

    /// <summary>The accounts that are summed.</summary>
    public IReadOnlyList<Account> Accounts { get; }

    /// <summary>The figure of a key; null where none was made.</summary>
    public Figure? Find(string key) => _figures.GetValueOrDefault(key);

    /// <summary>Keeps a figure under its key and hands it back.</summary>
    public Figure Add(Figure figure)
    {
        _figures.Add(figure.Key, figure);
        return figure;
    }

    /// <summary>Adds a note.</summary>
    public void Note(string code, string? key, string text) => _notes.Add(new(code, key, text));

    /// <summary>The account as it stands.</summary>
    public Account Finish()
    {
        long covered = 0, expected = 0, notBegun = 0;
        var provisional = false;
        foreach (var account in Accounts)
        {
            covered += account.CoveredMs;
            expected += account.ExpectedMs;
            notBegun += account.NotBegunMs;
            provisional |= account.Provisional;
        }

        return new()
        {
            Park = Park,
            Enterprise = FigureId.WholePark,
            Period = Accounts[0].Period,
            Scope = Accounts[0].Scope,
            FactorSet = Accounts[0].FactorSet,
            Completeness = expected == 0 ? null : (decimal)covered / expected,
            CoveredMs = covered,
            ExpectedMs = expected,
            NotBegunMs = notBegun,
            Provisional = provisional,
            Figures = _figures,
            Notes = _notes,
        };
    }
}
