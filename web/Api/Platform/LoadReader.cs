using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>Reads when an enterprise buys electricity, by kind of hour, as far as a period has gone.</summary>
internal sealed class LoadReader(IGrainFactory grains, TimeProvider time)
{
    /// <summary>The profile and its span; the profile is null where no meter counts bought electricity, or the period has not begun.</summary>
    public async Task<(LoadProfile? Load, long FromUnixMs, long ToUnixMs)> ReadAsync(EnterpriseRef who, AccountingPeriod period)
    {
        var (from, end) = period.Span(who.Park.Calendar);
        var to = Math.Min(end, time.GetUtcNow().ToUnixTimeMilliseconds());
        if (to <= from || MeteredUnits.Of(who.Park.MetersOf(who.Id), Carrier.Electricity, MeterRole.GridImport).Length == 0)
        {
            return (null, from, end);
        }

        var load = await grains.GetGrain<IEnterpriseGrain>(who.GrainKey).Load(new() { FromUnixMs = from, ToUnixMs = to });
        return (load is null ? null : new() { Night = Part(load.Night), Workday = Part(load.Workday), Weekend = Part(load.Weekend) }, from, to);
    }

    private static LoadPart Part(in LoadSum sum) => new(Exact.FromMillionths(sum.Amount), Exact.FromMillionths(sum.Estimated), sum.Hours);
}
