using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Balances;
using ParkTwin.Web.Access;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Balances;

/// <summary>The balance of a park: what came in, where it went, and what nobody counted.</summary>
internal sealed class BalanceApi(CallerRegistry registry, IGrainFactory grains, TimeProvider time)
{
    private const int GrainsAtOnce = 16;
    private const long DayMs = 86_400_000;
    private const int MostDays = 400;

    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/balance", (
            BalanceApi api, string park, string? carrier, string? unit, string? from, string? to, CancellationToken cancellation) =>
            api.ReadAsync(park, carrier, unit, from, to, cancellation))
        .Needs(AccessRight.ReadPark)
        .Describe<SupplyBalanceView>("parkBalance", "The balance of a park by meter", """
            The meters of one carrier as a tree, each at one place, with what came through it, what the meters behind it drew, and the
            residual: amount + fed = drawn + residual, to the millionth. Submeters serve it alone and enter no sum. Negative residuals are
            shown. `from` and `to` are ISO 8601 with offset, or dates, at most 400 days apart; a future `to` is the present. `unit` is
            needed only where the carrier is metered in two. `suspected` names places beyond what the accuracy class of the meters allows,
            and places where the lowest hour of the night (00:00 to 05:00) has risen against the nights before.
            """, 400, 404, 422);

    private async Task<IResult> ReadAsync(
        string park, string? carrier, string? unit, string? from, string? to, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (new CarrierQuery { Carrier = carrier, Unit = unit, From = from, To = to, Step = "P1D" }.TryRead(found, out var line, out var span) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (span.ToUnixMs - span.FromUnixMs > MostDays * DayMs)
        {
            return Problems.Bad($"{from} to {to} is more than {MostDays} days; ask for a shorter span.");
        }

        var meters = found.Definition.Meters;
        var measures = BalanceTree.Measures(meters, line.Carrier);
        if (measures.Count == 0 || (line.Measure is { } asked && !measures.Contains(asked)))
        {
            return Problems.NotMetered($"Park '{park}'", line.ToString(), MeteredUnits.Carriers(meters));
        }

        var measure = line.Measure ?? measures[0];
        var end = Math.Clamp(time.GetUtcNow().ToUnixTimeMilliseconds(), span.FromUnixMs, span.ToUnixMs);
        var uses = await AskAsync(found, line.Carrier, measure, span.FromUnixMs, end, cancellation);
        return TypedResults.Ok(new SupplyBalanceView
        {
            Park = park,
            Carrier = Words.Of(line.Carrier),
            Unit = Words.Of(measure),
            OtherUnits = [.. measures.Where(other => other != measure).Select(Words.Of)],
            TimeZone = found.Zone.Id,
            From = ParkTime.At(found, span.FromUnixMs),
            To = ParkTime.At(found, end),
            Accuracy = AccuracyClass.PartsPerMillion(line.Carrier) / 1_000_000m,
            Meters = [.. BalanceTree.Build(meters, line.Carrier, measure, uses.GetValueOrDefault).Select(node => BalanceViews.Of(node, measure))],
        });
    }

    private async Task<Dictionary<MeterId, MeterUse>> AskAsync(
        RegisteredPark park, Carrier carrier, Measure measure, long fromUnixMs, long toUnixMs, CancellationToken cancellation)
    {
        var request = new BalanceRequest
        {
            Carriers = carrier == Carrier.Electricity ? [Carrier.Electricity, Carrier.Pv] : [carrier],
            FromUnixMs = fromUnixMs,
            ToUnixMs = toUnixMs,
            Nights = NightFlow.Nights,
            NightHours = NightFlow.Hours,
        };
        string[] keys =
        [
            .. park.Definition.Meters.Where(meter => BalanceTree.Holds(meter, carrier, measure)).Select(park.GrainKeyOf).Distinct(StringComparer.Ordinal),
        ];
        var answers = new BalanceAnswer?[keys.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, keys.Length),
            new ParallelOptions { MaxDegreeOfParallelism = GrainsAtOnce, CancellationToken = cancellation },
            async (i, _) => answers[i] = await grains.GetGrain<IEnterpriseGrain>(keys[i]).Balance(request));
        return answers.OfType<BalanceAnswer>().SelectMany(answer => answer.Rows).ToDictionary(row => row.Meter, row => new MeterUse
        {
            Amount = row.Amount,
            Estimated = row.Estimated,
            CoveredMs = row.CoveredMs,
            ExpectedMs = row.ExpectedMs,
            Nights = row.Nights,
        });
    }
}
