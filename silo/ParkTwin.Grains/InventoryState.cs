using Orleans;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Flags;

namespace ParkTwin.Grains;

/// <summary>What the inventory of an enterprise keeps for ever: nothing in it is ever written anew, only added to.</summary>
[GenerateSerializer, Alias("ParkTwin.InventoryState")]
public sealed class InventoryState
{
    /// <summary>Every version of every declaration, in the order in which they came.</summary>
    [Id(0)]
    public List<Declaration> Declarations { get; set; } = [];

    /// <summary>The reported versions of each locked period, oldest first, their documents packed (<see cref="PackedReport"/>).</summary>
    [Id(1)]
    public Dictionary<AccountingPeriod, List<ReportedVersion>> Reported { get; set; } = [];

    /// <summary>
    /// Periods whose certificates may stand otherwise in the register than in the newest declaration, because a declaration was on
    /// its way; the next review puts them right.
    /// </summary>
    [Id(2)]
    public List<AccountingPeriod> Unsettled { get; set; } = [];

    /// <summary>The flags, as they were raised.</summary>
    [Id(3)]
    public List<Flag> Flags { get; set; } = [];

    /// <summary>Every version of every baseline, in the order in which they came.</summary>
    [Id(4)]
    public List<Baseline> Baselines { get; set; } = [];
}
