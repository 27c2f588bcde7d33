using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>Energy and carbon by step, from the meters.</summary>
internal sealed class SeriesApi(CallerRegistry registry, IGrainFactory grains, IReferenceSets sets, TimeProvider time)
{
    private const int AtOnce = 16;

    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/enterprises/{enterprise}/accounts/series", (
            SeriesApi api, string park, string enterprise, string? from, string? to, string? step, CancellationToken cancellation) =>
            api.GetAsync(park, enterprise, from, to, step, cancellation))
        .Needs(AccessRight.ReadAccounts)
        .Describe<SeriesView>("enterpriseSeries", "Energy and carbon by step", """
            Per step the bought and self-used electricity, standard coal and CO2 of what is metered, each step with the factors of its own
            month as in the account; a month's row is that month's account without what is declared. `from`, `to` and `step` as for
            usage; at most 100 000 rows. `flows` says what is in it.
            """, 400, 404);

    private async Task<IResult> GetAsync(
        string park, string enterprise, string? from, string? to, string? step, CancellationToken cancellation)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (UsageQuery.TryParse(who.Park, from, to, step, out var span) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        MeterDefinition[] meters =
        [
            .. who.Park.MetersOf(who.Id).Where(meter =>
                Counting.IsCounted(meter) && meter.Carrier != Carrier.Water && meter.Role != MeterRole.Reactive),
        ];
        if (meters.Length == 0)
        {
            return Problems.Missing("Nothing is metered.", $"{who.Word} has no counted meter of energy; GET {who.Route}/energy has what is declared.");
        }

        var usage = await AskAsync(who, meters, span, cancellation);
        var set = await sets.CurrentAsync();
        var series = new AccountSeries(who, set, time.GetUtcNow().ToUnixTimeMilliseconds(), meters);
        for (var row = 0; row < usage.Max(one => one.Length); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            series.Add([.. usage.Select(one => row < one.Length ? one[row] : default(UsageRow?))], span.Step);
        }

        return TypedResults.Ok(series.View(span.Step));
    }

    /// <summary>The rows of each meter; a year is asked for by its months, because factors change within it.</summary>
    private async Task<UsageRow[][]> AskAsync(EnterpriseRef who, MeterDefinition[] meters, UsageQuery span, CancellationToken cancellation)
    {
        var (start, end, step) = (span.FromUnixMs, span.ToUnixMs, span.Step);
        if (step == UsageStep.Year)
        {
            var calendar = who.Park.Calendar;
            start = AccountingPeriod.OfYear(calendar.LocalDay(start).Year).Span(calendar).FromUnixMs;
            end = AccountingPeriod.OfYear(calendar.LocalDay(end - 1).Year).Span(calendar).ToUnixMs;
            step = UsageStep.Month;
        }

        var rows = new UsageRow[meters.Length][];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, meters.Length),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (i, _) => rows[i] = [.. (await grains.GetGrain<IEnterpriseGrain>(who.GrainKey).Usage(new UsageRequest
            {
                Meter = meters[i].Id,
                FromUnixMs = start,
                ToUnixMs = end,
                Step = step,
            }))?.Rows ?? []]);
        return rows;
    }
}
