using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.Billing;

/// <summary>What a month's bill lacks, and who can mend it: the operator keeps the registry, the platform the reference data.</summary>
public static class BillLacks
{
    private static readonly string[] Words =
    [
        "tariff", "unknown-tariff", "price", "price-change", "demand-price", "bands", "transformer", "contract-demand", "grid-meter", "readings",
        "reactive-meter",
    ];

    /// <summary>The word of a lack.</summary>
    public static string Of(BillLack lack) => Words[(int)lack];

    /// <summary>The word of the role that can mend it.</summary>
    public static string WhoMends(BillLack lack) => lack switch
    {
        BillLack.UnknownTariff or BillLack.Price or BillLack.PriceChange or BillLack.DemandPrice or BillLack.Bands => "platform",
        BillLack.Readings => "enterprise",
        _ => "operator",
    };

    /// <summary>What a month lacks, the most basic first.</summary>
    /// <param name="account">The account of one month.</param>
    /// <param name="enterprise">The enterprise; null for the park's own meters.</param>
    /// <param name="meters">Its meters.</param>
    /// <param name="set">The reference set of the account.</param>
    public static IReadOnlyList<BillLack> Find(
        Account account, EnterpriseDefinition? enterprise, IReadOnlyCollection<MeterDefinition> meters, ReferenceSet set)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(meters);
        ArgumentNullException.ThrowIfNull(set);
        var lacks = new List<BillLack>();
        var counted = meters.Where(meter => meter.Carrier == Carrier.Electricity && Counting.IsCounted(meter)).ToList();
        if (!counted.Exists(meter => meter.Role is MeterRole.GridImport or MeterRole.Consumption))
        {
            lacks.Add(BillLack.GridMeter);
        }
        else if (BillForecasts.Bought(account).Value is null)
        {
            lacks.Add(BillLack.Readings);
        }

        var contract = enterprise?.Contract;
        var tariff = set.Tariffs.Find(contract?.Tariff);
        if (tariff is null)
        {
            lacks.Add(contract?.Tariff is null ? BillLack.Tariff : BillLack.UnknownTariff);
            return lacks;
        }

        Prices(lacks, account, contract!, tariff, set);
        if (contract!.TransformerKva is null)
        {
            lacks.Add(BillLack.Transformer);
        }

        if (!counted.Exists(meter => meter.Role == MeterRole.Reactive) && contract.TransformerKva is { } kva
            && tariff.PowerFactorOf(kva, contract.VoltageKv) is not null)
        {
            lacks.Add(BillLack.ReactiveMeter);
        }

        return lacks;
    }

    private static void Prices(List<BillLack> lacks, Account account, SupplyContract contract, Tariff tariff, ReferenceSet set)
    {
        var month = account.Period.First;
        var price = tariff.PriceOn(month.First, contract.VoltageKv);
        if (set.Tariffs.ChangesInside(tariff, month, contract.VoltageKv, out _))
        {
            lacks.Add(BillLack.PriceChange);
        }
        else if (price?.FlatBase is null || price.FixedPart is null)
        {
            lacks.Add(BillLack.Price);
        }

        if (account.Figures.TryGetValue("cost.bandKwh.none", out var without) && without.Value is > 0m)
        {
            lacks.Add(BillLack.Bands);
        }

        if (tariff.Kind != TariffKind.TwoPart)
        {
            return;
        }

        var byCapacity = contract.DemandKw is null && price?.CapacityPrice is not null;
        if (!byCapacity && price?.DemandPrice is null)
        {
            lacks.Add(BillLack.DemandPrice);
        }

        if (!byCapacity && contract.DemandKw is null)
        {
            lacks.Add(BillLack.ContractDemand);
        }
    }
}
