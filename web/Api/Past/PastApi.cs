using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Past;
using ParkTwin.Web.Access;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Past;

/// <summary>A park at any past quarter-hour, and over a run of them. One request per enterprise, none per meter.</summary>
internal sealed class PastApi(CallerRegistry registry, IGrainFactory grains, TimeProvider time)
{
    private const int GrainsAtOnce = 16;

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/at", (PastApi api, string park, string? time, CancellationToken cancellation) => api.AtAsync(park, time, cancellation))
            .Needs(AccessRight.ReadLive)
            .Describe<ParkView>("parkAt", "A park at a past quarter-hour", """
                The shape of `/live`, from the ledgers: a `rate` is the amount of the quarter-hour that holds `time`, as power; `today` runs from
                local midnight to the end of that quarter-hour, `yesterdaySoFar` over as many quarter-hours of the day before. A meter is `stale`
                where nothing was measured in the three intervals and two minutes before (an amount interpolated over a gap was not measured);
                `lastAt` is the start of the newest quarter-hour, back to yesterday's first, in which something was. Readings themselves are
                not shown: `lastValue`, `lastArrived`, `quality` and `verdict` are null. Unknown is null, never 0.
                """, 400, 404);
        parks.MapGet("/{park}/frames", (
                PastApi api, string park, string? from, string? to, CancellationToken cancellation) => api.FramesAsync(park, from, to, cancellation))
            .Needs(AccessRight.ReadLive)
            .Describe<FramesView>("parkFrames", "A park over past quarter-hours", """
                The rates of the park and of each enterprise for every quarter-hour from `from` to `to` (exclusive) that has ended, at most
                768 (8 days): what is needed to play a day.
                """, 400, 404);
    }

    private async Task<IResult> AtAsync(string park, string? text, CancellationToken cancellation)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (PastQuery.TryReadTime(found, text, time.GetUtcNow().ToUnixTimeMilliseconds(), out var at) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var reports = await AskAsync(found, grain => grain.At(at.StartUnixMs), cancellation);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(at.StartUnixMs);
        return TypedResults.Ok(
            LiveViews.Park(found, [.. reports.Select((report, i) => report with { Enterprise = IdOf(found, i) })], registry.IsWhole(found), now)
                with
            { Past = true });
    }

    private async Task<IResult> FramesAsync(string park, string? from, string? to, CancellationToken cancellation)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (PastQuery.TryReadSpan(found, from, to, now, out var first, out var count) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var request = new FramesRequest { FromUnixMs = first.StartUnixMs, Count = count };
        var lines = count == 0 ? [] : await AskAsync(found, grain => grain.Frames(request), cancellation);
        return TypedResults.Ok(new FramesView
        {
            Park = park,
            TimeZone = found.Definition.TimeZone,
            Start = ParkTime.At(found, first.StartUnixMs),
            Count = count,
            Lines = registry.IsWhole(found) ? [.. Frames.Sum(lines.SelectMany(one => one)).Select(View)] : [],
            Enterprises = [.. lines.Select((one, i) => new EnterpriseFramesView(IdOf(found, i)?.Value, [.. one.Select(View)]))],
        });
    }

    /// <summary>The answers of every enterprise grain of what is seen of a park, in the registry's order, the park's own last.</summary>
    private async Task<T[]> AskAsync<T>(RegisteredPark park, Func<IEnterpriseGrain, Task<T>> ask, CancellationToken cancellation)
    {
        var keys = park.EnterpriseGrainKeys().ToArray();
        var answers = new T[keys.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, keys.Length),
            new ParallelOptions { MaxDegreeOfParallelism = GrainsAtOnce, CancellationToken = cancellation },
            async (i, _) => answers[i] = await ask(grains.GetGrain<IEnterpriseGrain>(keys[i])));
        return answers;
    }

    private static EnterpriseId? IdOf(RegisteredPark park, int index) =>
        index < park.Definition.Enterprises.Count ? park.Definition.Enterprises[index].Id : null;

    private static FrameLineView View(FrameLine line) => new()
    {
        Carrier = Words.Of(line.Carrier),
        Role = Words.Of(line.Role),
        Unit = Words.Of(line.Measure),
        RateUnit = Words.RateOf(line.Measure),
        Meters = line.Meters,
        Rates = [.. line.Amounts.Select(amount => Exact.FromMillionths(checked(amount * PastMeter.PerHour)))],
        Measured = line.Measured,
    };
}
