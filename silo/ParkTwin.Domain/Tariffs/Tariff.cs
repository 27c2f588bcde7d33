using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>An electricity tariff. Immutable.</summary>
public sealed record Tariff
{
    /// <summary>Id, as contracts name it, for example <c>zj-two-part</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Other ids that mean the same.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>What it charges for.</summary>
    public required TariffKind Kind { get; init; }

    /// <summary>Id of its time bands in the document.</summary>
    public required string Bands { get; init; }

    /// <summary>Least billed demand as a share of the transformer capacity, 0..1; null where there is none.</summary>
    public decimal? DemandFloor { get; init; }

    /// <summary>The document that sets the floor; null without one.</summary>
    public string? DemandFloorCitation { get; init; }

    /// <summary>How sure the floor is.</summary>
    public FactorConfidence DemandFloorConfidence { get; init; }

    /// <summary>Its power-factor tables; the first that fits a contract holds.</summary>
    public IReadOnlyList<PowerFactorTable> PowerFactors { get; init; } = [];

    /// <summary>Its prices; at least one.</summary>
    public required IReadOnlyList<TariffPrice> Prices { get; init; }

    /// <summary>Published parts of the price, for whoever enters it.</summary>
    public IReadOnlyList<TariffComponent> Components { get; init; } = [];

    /// <summary>The prices of a voltage on a local date: the newest entry, and of equals the one of the highest voltage that fits.
    /// Null where none holds yet.</summary>
    public TariffPrice? PriceOn(DateOnly day, decimal? voltageKv) => Prices
        .Where(price => price.From <= day && Fits(price.LeastVoltageKv, voltageKv))
        .OrderByDescending(price => price.From)
        .ThenByDescending(price => price.LeastVoltageKv ?? 0m)
        .FirstOrDefault();

    /// <summary>The power-factor table of a contract; null where the transformer is smaller than any table asks for.</summary>
    /// <param name="transformerKva">Transformer capacity, kVA.</param>
    /// <param name="voltageKv">Supply voltage, kV; null counts as fitting.</param>
    public PowerFactorTable? PowerFactorOf(decimal transformerKva, decimal? voltageKv) => PowerFactors.FirstOrDefault(
        table => transformerKva >= table.LeastKva && (voltageKv is null || Fits(table.LeastVoltageKv, voltageKv)));

    private static bool Fits(decimal? least, decimal? voltageKv) => least is null || voltageKv >= least;
}
