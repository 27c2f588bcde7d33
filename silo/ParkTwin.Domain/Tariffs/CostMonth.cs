using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>The bill of one month: energy by band, demand or capacity, power-factor adjustment (reference §6.2 and §6.3).</summary>
internal sealed class CostMonth
{
    private const string Put = "enter it with PUT /api/reference/tariffs";

    private readonly AccountDraft _draft;
    private readonly string _suffix;
    private readonly SupplyContract? _contract;
    private readonly Tariff? _tariff;
    private readonly TariffPrice? _price;
    private readonly BandRatios? _ratios;
    private readonly string? _noPrice;

    public CostMonth(AccountDraft draft, GridMonth grid, string suffix)
    {
        _draft = draft;
        _suffix = suffix;
        Grid = grid;
        _contract = draft.Inputs.Enterprise?.Contract;
        _tariff = draft.Reference.Tariffs.Find(_contract?.Tariff);
        (_price, _ratios, _noPrice) = Prices();
        BandKwh = [.. TimeBands.All.Select(grid.Band)];
        BandCosts = [.. TimeBands.All.Select(BandCost)];
        Energy = EnergyCharge();
        Demand = DemandCharge();
        Base = Figure.Of($"cost.base{suffix}", "CNY", FigureOperation.Sum, "电度电费 + 基本电费 (energy charge + basic charge)", Energy, Demand);
        PowerFactor = TariffFormulas.PowerFactor($"demand.powerFactor{suffix}", grid.Energy, grid.Reactive);
        Adjustment = PowerFactorAdjustment();
        Total = Figure.Of($"cost.total{suffix}", "CNY", FigureOperation.Sum,
            "电度电费 + 基本电费 + 力调电费, before government funds that are not in the entered price", Energy, Demand, Adjustment);
    }

    /// <summary>What the meters say.</summary>
    public GridMonth Grid { get; }

    /// <summary>Energy by band, kWh, indexed by <see cref="TimeBand"/>.</summary>
    public Figure[] BandKwh { get; }

    /// <summary>Energy charge by band, 元, indexed by <see cref="TimeBand"/>.</summary>
    public Figure[] BandCosts { get; }

    /// <summary>Energy charge (电度电费), 元.</summary>
    public Figure Energy { get; }

    /// <summary>Basic charge by demand or capacity (基本电费), 元.</summary>
    public Figure Demand { get; }

    /// <summary>Energy and basic charge, 元.</summary>
    public Figure Base { get; }

    /// <summary>Power factor, two decimals.</summary>
    public Figure PowerFactor { get; }

    /// <summary>Power-factor adjustment (力调电费), 元; negative lowers the bill.</summary>
    public Figure Adjustment { get; }

    /// <summary>The bill, 元.</summary>
    public Figure Total { get; }

    private (TariffPrice? Price, BandRatios? Ratios, string? Reason) Prices()
    {
        if (_draft.Inputs.Enterprise is null)
        {
            return (null, null, "The park's own meters have no supply contract in the registry, so their cost is not known.");
        }

        var who = $"Enterprise {_draft.Inputs.Enterprise.Id}";
        if (_contract?.Tariff is not { } id)
        {
            return (null, null, $"{who} has no tariff; state contract.tariff in the registry.");
        }

        if (_tariff is null)
        {
            return (null, null, $"{who} has the tariff '{id}', which is not known; {Put}, or correct the contract.");
        }

        var month = Grid.Month;
        if (_draft.Reference.Tariffs.ChangesInside(_tariff, month, _contract.VoltageKv, out var on))
        {
            return (null, null, $"Prices of {_tariff.Id} change on {on:yyyy-MM-dd}, inside {month}; sums are kept by month and band, so "
                + "let a price begin on the first of a month with PUT /api/reference/tariffs.");
        }

        return _tariff.PriceOn(month.First, _contract.VoltageKv) is { } price
            ? (price, _draft.Reference.Tariffs.RatiosOn(_tariff, month.First), null)
            : (null, null, $"No price of {_tariff.Id} holds in {month}; {Put}.");
    }

    private Figure BandCost(TimeBand band)
    {
        var key = $"cost.band.{TimeBands.Of(band)}{_suffix}";
        var price = PriceOf(band);
        return BandKwh[(int)band].Value == 0m && price.Value is null && _price?.FlatBase is not null
            ? Figure.Leaf(key, "CNY", 0m, new() { Kind = FigureSourceKind.Constant, Citation = $"No kWh are in this band in {Grid.Month}" })
            : Figure.Of(key, "CNY", FigureOperation.Product, $"{TimeBands.Chinese(band)} kWh × price", BandKwh[(int)band], price);
    }

    private Figure PriceOf(TimeBand band)
    {
        var word = TimeBands.Of(band);
        var key = $"price.{word}.{Grid.Month}";
        const string Unit = "CNY/kWh";
        if (_noPrice is not null || _tariff is null || _price is null)
        {
            return Figure.Unknown(key, Unit, _noPrice ?? "No price is known.");
        }

        if (band == TimeBand.None)
        {
            return Figure.Unknown(key, Unit, $"No time bands are known for {Grid.Month}; {Put} as an edition of '{_tariff.Bands}'.");
        }

        var ratio = _ratios?.Ratios[(int)band];
        var floating = Figure.Of($"price.floating.{word}.{Grid.Month}", Unit, FigureOperation.Product,
            "flatBase × ratio of the band", PriceLeaf("flatBase", Unit, _price.FlatBase),
            ReferenceLeaf($"tariff.{_tariff.Bands}.ratio.{word}.{_ratios?.From:yyyy-MM-dd}", "1", ratio, _tariff.Bands,
                _ratios?.Citation, _ratios?.Confidence, $"The ratio of {word} of '{_tariff.Bands}' in {Grid.Month}"));
        return Figure.Of(key, Unit, FigureOperation.Sum, "flatBase × ratio + fixedPart", floating,
            PriceLeaf("fixedPart", Unit, _price.FixedPart));
    }

    private Figure EnergyCharge()
    {
        var used = TimeBands.All.Where(band => Grid.Uses(band)).Select(band => BandCosts[(int)band]).ToList();
        return Figure.Of($"cost.energy{_suffix}", "CNY", FigureOperation.Sum, "Σ over bands of kWh × price (电度电费)",
            used.Count > 0 ? used : [BandCosts[(int)TimeBand.Flat]]);
    }

    private Figure DemandCharge()
    {
        var key = $"cost.demand{_suffix}";
        if (_noPrice is not null || _tariff is null || _price is null)
        {
            return Figure.Unknown(key, "CNY", _noPrice ?? "No price is known.");
        }

        if (_tariff.Kind == TariffKind.SinglePart)
        {
            return Figure.Leaf(key, "CNY", 0m, new()
            {
                Kind = FigureSourceKind.Constant,
                Citation = $"{_tariff.Id} is single-part (单一制): it has no basic charge",
            });
        }

        var byCapacity = _contract!.DemandKw is null && _price.CapacityPrice is not null;
        if (byCapacity)
        {
            return Figure.Of(key, "CNY", FigureOperation.Product, "Transformer kVA × capacity price (容量电价), no contracted demand",
                Transformer(), PriceLeaf("capacityPrice", "CNY/kVA", _price.CapacityPrice));
        }

        return Figure.Of(key, "CNY", FigureOperation.Product, "Billed demand × demand price (需量电价)", Billed(),
            PriceLeaf("demandPrice", "CNY/kW", _price.DemandPrice));
    }

    private Figure Billed()
    {
        var key = $"demand.billedKw{_suffix}";
        if (_tariff!.DemandFloor is not { } share)
        {
            return Figure.Of(key, "kW", FigureOperation.Chosen, "Greatest demand; the tariff has no floor", Grid.MaxKw);
        }

        var floor = Figure.Of($"demand.floorKw{_suffix}", "kW", FigureOperation.Product, "Floor share × transformer kVA",
            ReferenceLeaf($"tariff.{_tariff.Id}.demandFloor", "kW/kVA", share, _tariff.Id, _tariff.DemandFloorCitation,
                _tariff.DemandFloorConfidence, "The floor"), Transformer());
        return Figure.Of(key, "kW", FigureOperation.Maximum, "The greater of the greatest demand and the floor", Grid.MaxKw, floor);
    }

    private Figure PowerFactorAdjustment()
    {
        var key = $"cost.powerFactorAdjustment{_suffix}";
        if (_noPrice is not null || _tariff is null)
        {
            return Figure.Unknown(key, "CNY", _noPrice ?? "No price is known.");
        }

        if (_contract!.TransformerKva is not { } kva)
        {
            return Figure.Unknown(key, "CNY", $"Transformer capacity of {Who()} is not stated; state contract.transformerKva in the registry.");
        }

        return _tariff.PowerFactorOf(kva, _contract.VoltageKv) is not { } table
            ? Figure.Leaf(key, "CNY", 0m, new()
            {
                Kind = FigureSourceKind.Constant,
                Citation = $"(83)水电财字第215号: a transformer of {kva} kVA is below every table of {_tariff.Id}",
                Confidence = "check",
            })
            : Figure.Of(key, "CNY", FigureOperation.Product,
                "Energy and basic charge × share, (83)水电财字第215号; government funds are outside the base", Base,
                TariffFormulas.AdjustmentShare($"demand.adjustmentShare{_suffix}", PowerFactor, table, _draft.Reference.Version));
    }

    private Figure Transformer() => _contract?.TransformerKva is { } kva
        ? Figure.Leaf("contract.transformerKva", "kVA", kva, new() { Kind = FigureSourceKind.Registry, Id = Who() })
        : Figure.Unknown("contract.transformerKva", "kVA", $"Transformer capacity of {Who()} is not stated; state contract.transformerKva "
            + "in the registry.");

    private Figure PriceLeaf(string name, string unit, decimal? value) => ReferenceLeaf(
        $"tariff.{_tariff!.Id}.{name}.{_price!.From:yyyy-MM-dd}", unit, value, _tariff.Id, _price.Citation, _price.Confidence,
        $"{name} of tariff {_tariff.Id} in {Grid.Month} (entry from {_price.From:yyyy-MM-dd})");

    private Figure ReferenceLeaf(
        string key, string unit, decimal? value, string id, string? citation, FactorConfidence? confidence, string what) =>
        value is { } known
            ? Figure.Leaf(key, unit, known, TariffFormulas.Source(id, _draft.Reference.Version, citation, confidence))
            : Figure.Unknown(key, unit, $"{what} is not known; {Put}.");

    private string Who() => _draft.Inputs.Enterprise is { } enterprise ? $"{enterprise.Id}" : "the park itself";
}
