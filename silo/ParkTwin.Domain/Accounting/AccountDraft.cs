using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>An account in the making: what the parts of <see cref="Accountant"/> read and what they have made so far.</summary>
internal sealed class AccountDraft
{
    private readonly Dictionary<string, Figure> _figures = new(StringComparer.Ordinal);
    private readonly List<AccountNote> _notes = [];

    public AccountDraft(InventoryInputs inputs, ReferenceSet reference, FactorScope scope)
    {
        Inputs = inputs;
        Reference = reference;
        Scope = scope;
        Provisional = inputs.AsOfUnixMs < inputs.ToUnixMs;
    }

    /// <summary>What the figures follow from.</summary>
    public InventoryInputs Inputs { get; }

    /// <summary>The reference data.</summary>
    public ReferenceSet Reference { get; }

    /// <summary>The scope asked for.</summary>
    public FactorScope Scope { get; }

    /// <summary>True once a factor of an older data year was taken, or when the period is not over.</summary>
    public bool Provisional { get; set; }

    /// <summary>Covered share of the metered time, 0..1; null where no energy meter counts.</summary>
    public decimal? Completeness { get; set; }

    /// <summary>The figures so far, by key.</summary>
    public IReadOnlyDictionary<string, Figure> Figures => _figures;

    /// <summary>The notes so far.</summary>
    public IReadOnlyList<AccountNote> Notes => _notes;

    /// <summary>The figure of a key; null where no part has made it.</summary>
    public Figure? Find(string key) => _figures.GetValueOrDefault(key);

    /// <summary>Keeps a figure under its key and hands it back.</summary>
    /// <exception cref="ArgumentException">Another figure has the key.</exception>
    public Figure Add(Figure figure)
    {
        _figures.Add(figure.Key, figure);
        return figure;
    }

    /// <summary>Adds a note, once for the same code and key.</summary>
    public void Note(string code, string? key, string text)
    {
        foreach (var note in _notes)
        {
            if (note.Code == code && note.Key == key)
            {
                return;
            }
        }

        _notes.Add(new(code, key, text));
    }

    /// <summary>
    /// The leaf of a looked-up factor, or an unknown figure with the reason. An older data year makes the account provisional and is
    /// noted.
    /// </summary>
    /// <param name="key">The leaf's key, for example <c>factor.grid.2023</c>.</param>
    /// <param name="unit">The unit to show where there is no factor.</param>
    /// <param name="lookup">The answer of the factor table.</param>
    public Figure FactorLeaf(string key, string unit, FactorLookup lookup)
    {
        if (lookup.Factor is not { Value: { } value } factor)
        {
            return Figure.Unknown(key, unit, lookup.Reason ?? $"{key} has no value; publish one with PUT /api/reference/factors.");
        }

        if (lookup.Provisional)
        {
            Provisional = true;
            Note("older-factor", factor.Id, $"{factor.Id} is of {factor.DataYear}; no newer one is published, so what follows from it "
                + "is provisional.");
        }

        return Figure.Leaf(key, factor.Unit, value, SourceOf(factor, lookup.Provisional));
    }

    /// <summary>The account as it stands.</summary>
    public Account Finish() => new()
    {
        Park = Inputs.Park,
        Enterprise = Inputs.Enterprise?.Id.ToString() ?? FigureId.ParkOwn,
        Period = Inputs.Period,
        Scope = Scope,
        FactorSet = Reference.Version,
        Completeness = Completeness,
        Provisional = Provisional,
        Figures = _figures,
        Notes = _notes,
    };

    private FigureSource SourceOf(Factor factor, bool provisional) => new()
    {
        Kind = FigureSourceKind.Reference,
        Id = factor.Id,
        Set = Reference.Version,
        DataYear = factor.DataYear,
        PublishedOn = factor.PublishedOn,
        Citation = factor.Source,
        Confidence = ConfidenceWords[(int)factor.Confidence],
        Provisional = provisional,
    };

    private static readonly string[] ConfidenceWords = ["confirmed", "calculated", "check", "not-found"];
}
