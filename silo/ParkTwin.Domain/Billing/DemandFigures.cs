using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Billing;

/// <summary>The greatest demand of a month against what is contracted and what the transformer carries.</summary>
public sealed record DemandFigures
{
    /// <summary>Greatest quarter-hour as mean power, kW.</summary>
    public required Figure MaxKw { get; init; }

    /// <summary>Contracted demand (合同需量), kW.</summary>
    public required Figure ContractKw { get; init; }

    /// <summary>Transformer capacity, kVA.</summary>
    public required Figure TransformerKva { get; init; }

    /// <summary>What is left to the contract, kW; below zero beyond it.</summary>
    public required Figure MarginKw { get; init; }

    /// <summary>Greatest demand ÷ contracted demand.</summary>
    public required Figure ContractShare { get; init; }

    /// <summary>Greatest demand ÷ transformer capacity.</summary>
    public required Figure TransformerShare { get; init; }

    /// <summary>What is above the contract, kW; 0 within it.</summary>
    public required Figure OverKw { get; init; }

    /// <summary>What that costs by the tariff's rule, 元; it is part of the basic charge.</summary>
    public required Figure OverCost { get; init; }

    /// <summary>What one kW more would cost in this month, 元/kW: nothing below the floor.</summary>
    public required Figure NextKwCost { get; init; }

    /// <summary>Billed demand, kW; unknown where the tariff bills none.</summary>
    public required Figure BilledKw { get; init; }

    /// <summary>What is billed by the floor and was not drawn, kW.</summary>
    public required Figure UnusedKw { get; init; }

    /// <summary>The figures of a month.</summary>
    /// <param name="account">The account of one month.</param>
    /// <param name="contract">The supply contract; null where none is stated.</param>
    /// <param name="who">The enterprise's id.</param>
    public static DemandFigures Of(Account account, SupplyContract? contract, string who)
    {
        ArgumentNullException.ThrowIfNull(account);
        var greatest = account.Figures["demand.maxKw"];
        var contracted = Registered("contract.demandKw", "kW", contract?.DemandKw, who, "Contracted demand");
        var transformer = Registered("contract.transformerKva", "kVA", contract?.TransformerKva, who, "Transformer capacity");
        var charge = account.Figures["cost.demand"];
        var billing = charge is { Operation: FigureOperation.Product, Inputs: [var first, _] }
            && first.Key.StartsWith("demand.billedKw", StringComparison.Ordinal) ? charge : null;
        var none = charge.Reason ?? "The tariff bills no demand.";
        var billed = billing?.Inputs[0] ?? Figure.Unknown("demand.billedKw", "kW", none);
        var price = billing?.Inputs[1] ?? Figure.Unknown("demand.price", "CNY/kW", none);
        var over = Figure.Of("demand.overKw", "kW", FigureOperation.Maximum, "Greatest demand − contracted demand, not below 0",
            Figure.Of("demand.overKw.free", "kW", FigureOperation.Difference, "Greatest demand − contracted demand", greatest, contracted), Zero);
        return new()
        {
            MaxKw = greatest,
            ContractKw = contracted,
            TransformerKva = transformer,
            MarginKw = Figure.Of("demand.marginKw", "kW", FigureOperation.Difference, "Contracted demand − greatest demand", contracted, greatest),
            ContractShare = Figure.Of("demand.contractShare", "1", FigureOperation.Quotient, "Greatest demand ÷ contracted demand",
                greatest, contracted),
            TransformerShare = Figure.Of("demand.transformerShare", "kW/kVA", FigureOperation.Quotient, "Greatest demand ÷ transformer capacity",
                greatest, transformer),
            OverKw = over,
            OverCost = Figure.Of("demand.overCost", "CNY", FigureOperation.Product,
                "kW above the contract × demand price; the greatest demand is billed whole", over, price),
            NextKwCost = NextKw(billed, price),
            BilledKw = billed,
            UnusedKw = Figure.Of("demand.unusedKw", "kW", FigureOperation.Difference, "Billed demand − greatest demand", billed, greatest),
        };
    }

    private static Figure Zero { get; } = Figure.Leaf("constant.zero", "kW", 0m, new()
    {
        Kind = FigureSourceKind.Constant,
        Citation = "Within the contract nothing is above it",
    });

    private static Figure NextKw(Figure billed, Figure price)
    {
        const string Key = "demand.nextKwCost";
        var byFloor = billed is { Operation: FigureOperation.Maximum, Inputs: [{ Value: { } greatest }, { Value: { } floor }] } && greatest < floor;
        return byFloor
            ? Figure.Leaf(Key, "CNY/kW", 0m, new() { Kind = FigureSourceKind.Constant, Citation = "The floor is billed; more is free up to it" })
            : Figure.Of(Key, "CNY/kW", FigureOperation.Chosen, "The demand price: each kW more is billed", price, billed);
    }

    private static Figure Registered(string key, string unit, decimal? value, string who, string what) => value is { } known
        ? Figure.Leaf(key, unit, known, new() { Kind = FigureSourceKind.Registry, Id = who })
        : Figure.Unknown(key, unit, $"{what} of {who} is not stated; state {key} in the registry.");
}
