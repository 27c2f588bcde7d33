using System.Globalization;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api;

/// <summary>Readings of one meter with their verdicts.</summary>
internal static class ReadingsApi
{
    private const int DefaultLimit = 1_000;
    private const int MaxLimit = 10_000;

    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/meters/{meter}/readings", Readings)
        .Needs(AccessRight.ReadLive)
        .Describe<ReadingsView>("meterReadings", "Readings of one meter", """
        The readings in [from, to), oldest first, each with what the ledger makes of it. `from` and `to` as for usage; `limit` is
        1 to 10 000 (1 000 when absent).
        """, 400, 404);

    private static async Task<IResult> Readings(
        string park, string meter, string? from, string? to, string? limit, CallerRegistry registry, IGrainFactory grains)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (!MeterId.TryParse(meter, out var id) || found.FindMeter(id) is not { } definition)
        {
            return Problems.UnknownMeter(found, meter);
        }

        if (TryRead(found, from, to, limit, out var start, out var end, out var count) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var request = new ReadingsRequest { Meter = id, FromUnixMs = start, ToUnixMs = end, Limit = count };
        var answer = await grains.GetGrain<IEnterpriseGrain>(found.GrainKeyOf(definition)).Readings(request);
        return answer is null
            ? Problems.UnknownMeter(found, meter)
            : TypedResults.Ok(new ReadingsView(
                meter, Words.Of(definition.Unit), answer.Truncated, [.. answer.Readings.Select(one => Row(found, one))]));
    }

    private static string? TryRead(
        RegisteredPark park, string? from, string? to, string? limit, out long start, out long end, out int count)
    {
        end = 0;
        count = DefaultLimit;
        if (!InstantText.TryParse(park, from, out start))
        {
            return UsageQuery.Say("from", from, InstantText.Allowed);
        }

        if (!InstantText.TryParse(park, to, out end))
        {
            return UsageQuery.Say("to", to, InstantText.Allowed);
        }

        if (end <= start)
        {
            return $"to ({to}) is not after from ({from}); to is exclusive, so it must be later.";
        }

        var whole = limit is null || int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count);
        return whole && count is >= 1 and <= MaxLimit ? null : UsageQuery.Say("limit", limit, $"a whole number from 1 to {MaxLimit}");
    }

    private static ReadingRowView Row(RegisteredPark park, JudgedReading judged) => new(
        ParkTime.At(park, judged.Reading.AtUnixMs),
        ParkTime.At(park, judged.Reading.ArrivedUnixMs),
        Exact.Trim(judged.Reading.Value),
        judged.Reading.Revision,
        Words.Of(judged.Reading.Quality),
        Words.Of(judged.Verdict));
}
