using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Accounting;

/// <summary>An account in the making: what the parts of <see cref="Accountant"/> read and what they have made so far.</summary>
internal sealed class AccountDraft
{
    private readonly Dictionary<string, Figure> _figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Figure> _factors = new(StringComparer.Ordinal);
    private readonly Dictionary<Flow, FlowActivity> _activities = new(ReferenceEqualityComparer.Instance);
    private readonly List<AccountNote> _notes = [];

    public AccountDraft(InventoryInputs inputs, ReferenceSet reference, FactorScope scope)
    {
        Inputs = inputs;
        Reference = reference;
        Scope = scope;
        Provisional = inputs.AsOfUnixMs < inputs.ToUnixMs;
        Segments = FactorSegment.Of(inputs.Period, reference.Factors, inputs.Region);
        Meters = new(inputs.Metered.Months, inputs.FromUnixMs);
        Supplied = new(inputs);
        Declared = new(inputs.Period, inputs.Declared);
    }

    /// <summary>What the figures follow from.</summary>
    public InventoryInputs Inputs { get; }

    /// <summary>The reference data.</summary>
    public ReferenceSet Reference { get; }

    /// <summary>The scope asked for.</summary>
    public FactorScope Scope { get; }

    /// <summary>The runs of months with one set of factors each: one, but for a period that crosses a new year or a new edition.</summary>
    public FactorSegment[] Segments { get; }

    /// <summary>The ledgers' sums.</summary>
    public MeterTable Meters { get; }

    /// <summary>The meters of others behind these meters, and the ledgers' sums of them.</summary>
    public SuppliedTable Supplied { get; }

    /// <summary>The declarations.</summary>
    public DeclarationTable Declared { get; }

    /// <summary>True once a factor of an older data year was taken, or when the period is not over.</summary>
    public bool Provisional { get; set; }

    /// <summary>Milliseconds of the counted energy meters that are accounted for.</summary>
    public long CoveredMs { get; set; }

    /// <summary>Milliseconds of the counted energy meters that had passed.</summary>
    public long ExpectedMs { get; set; }

    /// <summary>Milliseconds of those before the first reading ever of each meter.</summary>
    public long NotBegunMs { get; set; }

    /// <summary>Covered share of the time of the counted energy meters, 0..1; null where none counts.</summary>
    public decimal? Completeness => ExpectedMs == 0 ? null : (decimal)CoveredMs / ExpectedMs;

    /// <summary>PV used on site, made by <see cref="EnergyFigures"/>; null where there is no PV.</summary>
    public PvUse? PvUsed { get; set; }

    /// <summary>
    /// tCO2 of scope 1 and scope 2 with the province's average, whatever scope was asked for: what intensities and grades take. Null
    /// before <see cref="CarbonFigures"/> has run.
    /// </summary>
    public Figure? ProvincialTotal { get; set; }

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

    /// <summary>The activity of a flow; null where it is neither metered nor declared.</summary>
    public FlowActivity? Activity(Flow flow) => _activities.GetValueOrDefault(flow);

    /// <summary>The activities that are metered and of which no reading is known, of some kinds of flow.</summary>
    public List<Figure> Unread(params ReadOnlySpan<FlowKind> kinds)
    {
        var unread = new List<Figure>();
        foreach (var flow in Flows.All)
        {
            if (kinds.Contains(flow.Kind) && Activity(flow) is { Unread: true } activity)
            {
                unread.Add(activity.Amount);
            }
        }

        return unread;
    }

    /// <summary>Keeps the activity of a flow.</summary>
    public void Keep(FlowActivity activity) => _activities.Add(activity.Flow, activity);

    /// <summary>The key of a figure's part in one segment; the key itself where the period has one.</summary>
    public string SegmentKey(string key, int segment) =>
        Segments.Length == 1 ? key : $"{key}.{Segments[segment].Label}";

    /// <summary>The factor of an edition (not tied to a data year), valid on the last day of a segment; looked up once.</summary>
    public Figure Edition(string kind, string carrier, int segment)
    {
        var key = SegmentKey($"factor.{kind}.{carrier}", segment);
        if (!_factors.TryGetValue(key, out var leaf))
        {
            leaf = FactorLeaf(key, kind, Reference.Factors.Edition(kind, carrier, Inputs.Region, Segments[segment].LastDay));
            _factors.Add(key, leaf);
        }

        return leaf;
    }

    /// <summary>The grid's average of a scope and a segment's year; looked up once.</summary>
    public Figure Grid(FactorScope scope, int segment) => ByYear($"factor.grid.{FigureId.WordOf(scope)}", "kgCO2/kWh", segment,
        (year, on) => Reference.Factors.Grid(scope, Inputs.Region, year, on));

    /// <summary>The residual mix of a segment's year; looked up once.</summary>
    public Figure Residual(int segment) => ByYear("factor.grid.residual", "kgCO2/kWh", segment,
        (year, on) => Reference.Factors.Residual(year, on));

    /// <summary>The primary coefficient (等价值) of electricity of a segment's year; looked up once.</summary>
    public Figure ElectricityPrimary(int segment) => ByYear("factor.coal_equivalent.electricity.primary", "kgce/kWh", segment,
        (year, on) => Reference.Factors.ElectricityPrimary(Inputs.Region, year, on));

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

        return Figure.Leaf(key, factor.Unit, value, FigureSource.Of(factor, Reference.Version, lookup.Provisional));
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
        CoveredMs = CoveredMs,
        ExpectedMs = ExpectedMs,
        NotBegunMs = NotBegunMs,
        Provisional = Provisional,
        Figures = _figures,
        Notes = _notes,
    };

    private Figure ByYear(string key, string unit, int segment, Func<int, DateOnly, FactorLookup> lookup)
    {
        key = SegmentKey(key, segment);
        if (!_factors.TryGetValue(key, out var leaf))
        {
            leaf = FactorLeaf(key, unit, lookup(Segments[segment].Year, Segments[segment].LastDay));
            _factors.Add(key, leaf);
        }

        return leaf;
    }
}
