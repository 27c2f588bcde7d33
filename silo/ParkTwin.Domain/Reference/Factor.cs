namespace ParkTwin.Domain.Reference;

/// <summary>One entry of the factor data (reference §2.5).</summary>
public sealed record Factor
{
    /// <summary>Id, unique in the set, for example <c>co2.electricity.zhejiang.2023</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is: <c>co2</c>, <c>co2e_footprint</c>, <c>coal_equivalent</c>, <c>ncv</c>, <c>carbon_content</c>,
    /// <c>oxidation_rate</c>, <c>enthalpy</c>, <c>gwp</c>, <c>conversion</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The carrier's word, for example <c>natural_gas</c>.</summary>
    public required string Carrier { get; init; }

    /// <summary>The value; null when not known.</summary>
    public decimal? Value { get; init; }

    /// <summary>Its unit, for example <c>kgCO2/kWh</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Region: CN, CN-33, CN-EAST, GLOBAL.</summary>
    public required string Region { get; init; }

    /// <summary>The year the value is of, or the standard's edition.</summary>
    public int? DataYear { get; init; }

    /// <summary>When it was published; not the data year.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>First local date it may be used for; null for any.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date it may be used for; null for any.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>
    /// What the value is of, where one kind and carrier has several: <c>average</c>, <c>residual</c>, <c>fossil</c> and
    /// <c>non-fossil</c> of the grid, <c>primary</c> (等价值), <c>range-low</c>, <c>ar5</c>, <c>ar6</c>, <c>saturated</c>,
    /// <c>feed-water</c>; <c>legacy</c> is recognised and never used. Null for the only or the default value.
    /// </summary>
    public string? Basis { get; init; }

    /// <summary>Absolute pressure of a saturated-steam enthalpy, MPa; null for all others.</summary>
    public decimal? PressureMpa { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>The publication or standard.</summary>
    public required string Source { get; init; }

    /// <summary>How many independent copies of the publication agree; null when not counted.</summary>
    public int? Copies { get; init; }

    /// <summary>Ids of the entries it is computed from; it is then shown and checked, and the accounts use the inputs.</summary>
    public IReadOnlyList<string> DerivedFrom { get; init; } = [];

    /// <summary>How sure it is.</summary>
    public required FactorConfidence Confidence { get; init; }

    /// <summary>Id of the entry it replaces; null for none.</summary>
    public string? Supersedes { get; init; }

    /// <summary>What a user has to know; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>True when it may be used for a local date.</summary>
    public bool IsValid(DateOnly on) => (ValidFrom is not { } from || from <= on) && (ValidTo is not { } to || on <= to);
}
