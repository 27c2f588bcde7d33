using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Past;
using ParkTwin.Web.Access;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Past;

/// <summary>What the enterprises of a park are ranked by beside energy: their greatest quarter-hour. One request per enterprise.</summary>
internal sealed class PeaksApi(CallerRegistry registry, IGrainFactory grains, TimeProvider time)
{
    private const int GrainsAtOnce = 16;

    public static void Map(RouteGroupBuilder parks) =>
        parks.MapGet("/{park}/peaks", (PeaksApi api, string park, [AsParameters] CarrierQuery query, CancellationToken cancellation) =>
                api.GetAsync(park, query, cancellation))
            .Needs(AccessRight.ReadPark)
            .Describe<PeaksView>("parkPeaks", "The greatest demand of each enterprise of a park", """
                The greatest quarter-hour of each enterprise as a rate (its amount × 4), of the quarter-hours from `from` to `to` (exclusive,
                at most 768, 8 days) that have ended; the other parameters as for usage, `step` is not looked at. The greatest first;
                unknown is null and last.
                """, 400, 404, 422);

    private async Task<IResult> GetAsync(string park, CarrierQuery query, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (CarrierQuery.TryReadLine(query.Carrier, query.Role, query.Unit, out var line) is { } unreadable)
        {
            return Problems.Bad(unreadable);
        }

        if (PastQuery.TryReadSpan(found, query.From, query.To, now, out var first, out var count) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var definition = found.Definition;
        if (UsageSums.TryMeasure($"Park '{park}'", definition.Meters, line, out var measure) is { } problem)
        {
            return problem;
        }

        var request = new UsageRequest
        {
            Carrier = line.Carrier,
            Role = line.Role,
            Measure = measure,
            FromUnixMs = first.StartUnixMs,
            ToUnixMs = first.Add(count).StartUnixMs,
            Step = UsageStep.QuarterHour,
        };
        var peaks = count == 0 ? [] : await AskAsync(found, request, cancellation);
        return TypedResults.Ok(new PeaksView
        {
            Park = park,
            TimeZone = definition.TimeZone,
            Carrier = Words.Of(line.Carrier),
            Unit = Words.Of(measure),
            RateUnit = Words.RateOf(measure),
            From = ParkTime.At(found, first.StartUnixMs),
            Count = count,
            Enterprises = [.. peaks.OfType<EnterprisePeakView>().OrderByDescending(one => one.Peak ?? decimal.MinValue)],
        });
    }

    private async Task<EnterprisePeakView?[]> AskAsync(RegisteredPark park, UsageRequest request, CancellationToken cancellation)
    {
        var keys = park.EnterpriseGrainKeys().ToArray();
        var enterprises = park.Definition.Enterprises;
        var peaks = new EnterprisePeakView?[enterprises.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, enterprises.Count),
            new ParallelOptions { MaxDegreeOfParallelism = GrainsAtOnce, CancellationToken = cancellation },
            async (i, _) => peaks[i] = await grains.GetGrain<IEnterpriseGrain>(keys[i]).Usage(request) is { } usage
                ? PeakOf(enterprises[i].Id.Value, usage.Rows)
                : null);
        return peaks;
    }

    private static EnterprisePeakView PeakOf(string id, UsageRow[] rows)
    {
        UsageRow? greatest = null;
        foreach (var row in rows)
        {
            greatest = row.Amount is { } amount && !(amount <= greatest?.Amount) ? row : greatest;
        }

        return new EnterprisePeakView(
            id,
            Exact.FromMillionths(checked(greatest?.Amount * PastMeter.PerHour)),
            greatest is { } found ? ParkTime.At(found.StartUnixMs, found.OffsetMs) : null,
            Exact.Completeness(rows.Sum(row => row.CoveredMs), rows.Sum(row => row.ExpectedMs)));
    }
}
