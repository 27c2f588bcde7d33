using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Domain.WhatIf;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.WhatIf;

/// <summary>Reads what a trial needs and has the domain make the figures. Asks alone; nothing is kept.</summary>
internal sealed class WhatIfDesk(IGrainFactory grains, IReferenceSets sets, UsageSums sums, CurrentCaller caller)
{
    /// <summary>The case of one enterprise; null before the silo knows it. A fault says what cannot be tried.</summary>
    public async Task<(WhatIfCase? Case, string? Fault)> OfAsync(EnterpriseRef who, InventoryAnswer answer, WhatIfPlan plan, bool isChanged)
    {
        var set = await FindAsync(answer.FactorSet) ?? throw new InvalidDataException(
            $"Reference set '{answer.FactorSet}' is named by an account and is not there.");
        var setAfter = plan.SetAfter is { } wanted ? await FindAsync(wanted) : set;
        if (setAfter is null)
        {
            return (null, $"There is no reference set '{plan.SetAfter}'; GET /api/reference lists the versions.");
        }

        var inputs = caller.Value.Scope.SeesWhole(who.Park.Definition.Id) ? answer.Inputs : OthersMeters.Unnamed(answer.Inputs);
        var before = Accountant.Make(inputs, set, plan.Scope);
        if (!isChanged)
        {
            var same = ReferenceEquals(set, setAfter) && plan.Scope == plan.ScopeAfter;
            return (new(before, same ? before : Accountant.Make(inputs, setAfter, plan.ScopeAfter), null, set, setAfter, inputs), null);
        }

        if (plan.Tariff is { } tariff && setAfter.Tariffs.Find(tariff) is null)
        {
            return (null, $"There is no tariff '{tariff}'; it is one of {string.Join(", ", setAfter.Tariffs.All.Select(one => one.Id))}.");
        }

        var (moved, bands) = await UnderTariffAsync(who, inputs, set, setAfter, plan.Tariff);
        var change = LoadChange.Of(await PointsAsync(who.Park, [who.GrainKey], plan.Period), bands, plan.Trial);
        return ChangedInputs.Of(moved, change) is { } changed
            ? (new(before, Accountant.Make(changed, setAfter, plan.ScopeAfter), change, set, setAfter, inputs), null)
            : (null, ChangedInputs.NoGridMeter);
    }

    /// <summary>The quarter-hours of a period over these enterprises; all unknown where nothing is metered.</summary>
    public async Task<IReadOnlyList<LoadPoint>> PointsAsync(RegisteredPark park, string[] keys, AccountingPeriod period)
    {
        var (from, to) = period.Span(park.Calendar);
        var request = new UsageRequest
        {
            Carrier = Carrier.Electricity,
            Measure = Measure.KilowattHour,
            FromUnixMs = from,
            ToUnixMs = to,
            Step = UsageStep.QuarterHour,
        };
        var bought = await sums.AskAsync(keys, request, CancellationToken.None);
        var pv = await sums.AskAsync(keys, request with { Carrier = Carrier.Pv }, CancellationToken.None);
        var first = QuarterHour.Of(from);
        return
        [
            .. Enumerable.Range(0, (int)(QuarterHour.Of(to - 1).Index - first.Index) + 1).Select(i =>
            {
                var at = first.Add(i).StartUnixMs;
                return new LoadPoint(at, park.Calendar.OffsetMsAt(at), Amount(bought, i), Amount(pv, i));
            }),
        ];
    }

    private static long? Amount(UsageAnswer? answer, int index) => answer is not null && index < answer.Rows.Length ? answer.Rows[index].Amount : null;

    /// <summary>The inputs under another tariff: its time bands sum the ledger anew.</summary>
    private async Task<(InventoryInputs Inputs, TimeBandTable Bands)> UnderTariffAsync(
        EnterpriseRef who, InventoryInputs inputs, ReferenceSet set, ReferenceSet setAfter, string? tariff)
    {
        var contract = inputs.Enterprise?.Contract;
        var bands = setAfter.Tariffs.BandsFor(tariff ?? contract?.Tariff, inputs.Region);
        if (tariff is not null && inputs.Enterprise is { } enterprise)
        {
            inputs = inputs with { Enterprise = enterprise with { Contract = (contract ?? new()) with { Tariff = tariff } } };
        }

        if (bands.Id == set.Tariffs.BandsFor(contract?.Tariff, inputs.Region).Id)
        {
            return (inputs, bands);
        }

        var request = new ActivityRequest { First = inputs.Period.First, Months = inputs.Period.MonthCount, Bands = bands };
        return await grains.GetGrain<IEnterpriseGrain>(who.GrainKey).Activities(request) is { } metered
            ? (inputs with { Metered = metered }, bands)
            : (inputs, bands);
    }

    private async Task<ReferenceSet?> FindAsync(string version) => await sets.FindAsync(version);
}
