using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>Reads when an enterprise buys electricity, hour by hour, as far as a period has gone.</summary>
internal sealed class LoadReader(IGrainFactory grains, TimeProvider time)
{
    private const long MsPerDay = 86_400_000;
    private const int MsPerHour = 3_600_000;

    /// <summary>The profile and its span; the profile is null where no meter counts bought electricity, or the period has not begun.</summary>
    public async Task<(LoadProfile? Load, long FromUnixMs, long ToUnixMs)> ReadAsync(EnterpriseRef who, AccountingPeriod period)
    {
        var (from, end) = period.Span(who.Park.Calendar);
        var to = Math.Min(end, time.GetUtcNow().ToUnixTimeMilliseconds());
        if (to <= from || MeteredUnits.Of(who.Park.MetersOf(who.Id), Carrier.Electricity, MeterRole.GridImport).Length == 0)
        {
            return (null, from, end);
        }

        var usage = await grains.GetGrain<IEnterpriseGrain>(who.GrainKey).Usage(new UsageRequest
        {
            Carrier = Carrier.Electricity,
            Role = MeterRole.GridImport,
            Measure = Measure.KilowattHour,
            FromUnixMs = from,
            ToUnixMs = to,
            Step = UsageStep.Hour,
        });
        return (usage is null ? null : LoadProfile.Of(usage.Rows.Select(Hour)), from, to);
    }

    /// <summary>An hour of which a part is not covered is unknown: its sum would look like a low load.</summary>
    private static LoadHour Hour(UsageRow row)
    {
        var local = row.StartUnixMs + row.OffsetMs;
        var day = DateOnly.FromDayNumber((int)Math.DivRem(local, MsPerDay, out var inDay) + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
        return new(day, (int)(inDay / MsPerHour), row.CoveredMs >= row.ExpectedMs ? Exact.FromMillionths(row.Amount) : null,
            Exact.FromMillionths(row.Estimated));
    }
}
