using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Billing;

/// <summary>The demand of a month (需量) against contract and transformer.</summary>
public sealed record DemandView : AccountView
{
    /// <summary>The park's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The supply contract; null where none is stated.</summary>
    public required ContractView? Contract { get; init; }

    /// <summary>Greatest quarter-hour as mean power, kW.</summary>
    public required decimal? MaxKw { get; init; }

    /// <summary>When that quarter-hour began; null where nothing is known.</summary>
    public required DateTimeOffset? MaxAt { get; init; }

    /// <summary>What is left to the contract, kW; below zero beyond it.</summary>
    public required decimal? MarginKw { get; init; }

    /// <summary>Greatest demand ÷ contracted demand; from 0.95 on it is near the limit.</summary>
    public required decimal? ContractShare { get; init; }

    /// <summary>Greatest demand ÷ transformer capacity.</summary>
    public required decimal? TransformerShare { get; init; }

    /// <summary>What is above the contract, kW.</summary>
    public required decimal? OverKw { get; init; }

    /// <summary>What that costs by the tariff's rule, 元; it is in the basic charge already.</summary>
    public required decimal? OverCost { get; init; }

    /// <summary>What one kW more would cost in this month, 元/kW.</summary>
    public required decimal? NextKwCost { get; init; }

    /// <summary>Billed demand, kW.</summary>
    public required decimal? BilledKw { get; init; }

    /// <summary>Billed by the floor and not drawn, kW.</summary>
    public required decimal? UnusedKw { get; init; }

    /// <summary>Basic charge, 元.</summary>
    public required decimal? Demand { get; init; }

    /// <summary>Each quarter-hour of the month.</summary>
    public required IReadOnlyList<DemandRowView> Rows { get; init; }

    /// <summary>The months up to this one, oldest first, with their greatest demand.</summary>
    public required IReadOnlyList<BillMonthView> Months { get; init; }

    /// <summary>What is lacking, and who can mend it.</summary>
    public required IReadOnlyList<BillLackView> Lacks { get; init; }

    /// <summary>From each key that is no figure of the account to the tree that makes it.</summary>
    public required IReadOnlyDictionary<string, FigureNodeView> Trees { get; init; }
}
