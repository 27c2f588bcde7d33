using ParkTwin.Domain;
using ParkTwin.Domain.Billing;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Billing;

/// <summary>What the bill of one month follows from.</summary>
internal sealed record MonthBill
{
    /// <summary>Whose.</summary>
    public required EnterpriseRef Who { get; init; }

    /// <summary>The enterprise; null for the park's own meters.</summary>
    public required EnterpriseDefinition? Enterprise { get; init; }

    /// <summary>The account of the month.</summary>
    public required PeriodAccount Account { get; init; }

    /// <summary>Its reference set.</summary>
    public required ReferenceSet Set { get; init; }

    /// <summary>The time bands.</summary>
    public required TimeBandTable Bands { get; init; }

    /// <summary>The park's clock and tariff.</summary>
    public required QuarterClock Clock { get; init; }

    /// <summary>The quarter-hours of the month.</summary>
    public required IReadOnlyList<QuarterUse> Uses { get; init; }

    /// <summary>The rest of the month; null where it is over.</summary>
    public required MonthProjection? Projection { get; init; }

    /// <summary>What it lacks.</summary>
    public IReadOnlyList<BillLackView> Lacks() =>
    [
        .. BillLacks.Find(Account.Shown, Enterprise, [.. Who.Park.MetersOf(Who.Id)], Set)
            .Select(lack => new BillLackView(BillLacks.Of(lack), BillLacks.WhoMends(lack))),
    ];

    /// <summary>Its contract.</summary>
    public ContractView? Contract() => Enterprise?.Contract is { } contract
        ? new(contract.Tariff, contract.TransformerKva, contract.DemandKw, contract.VoltageKv)
        : null;
}
