using System.Globalization;
using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api;

/// <summary>What could not be accepted, and how it is let in again.</summary>
internal static class QuarantineApi
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Map(RouteGroupBuilder quarantine)
    {
        quarantine.MapGet("/", List)
            .Needs(AccessRight.ReadQuarantine)
            .Describe<QuarantineView>("quarantine", "What is in quarantine, newest first", """
            `limit` is 1 to 1 000 (100 when absent); `before` takes only items with a lower id, for the next page; `reason` only those
            of one reason.
            """, 400);
        quarantine.MapPost("/replay", Replay)
            .Accepts<ReplayBody>("application/json")
            .Needs(AccessRight.ChangeRegistry)
            .Describe<QuarantineReplay>("replayQuarantine", "Lets items in again", """
                With `ids` these items, with `reason` all of a reason, with `{}` everything. What is still not acceptable stays.
                """, 400);
    }

    private static async Task<IResult> List(
        string? limit, string? before, string? reason, CallerQuarantine quarantine, CancellationToken cancellation)
    {
        var count = DefaultLimit;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
        {
            return Problems.Bad(UsageQuery.Say("limit", limit, $"a whole number from 1 to {MaxLimit}"));
        }

        long id = 0;
        if (before is not null && !long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out id))
        {
            return Problems.Bad(UsageQuery.Say("before", before, "the id of an item"));
        }

        QuarantineReason? wanted = null;
        if (!string.IsNullOrEmpty(reason))
        {
            if (!QuarantineWords.TryParse(reason, out var parsed))
            {
                return Problems.Bad(UsageQuery.Say("reason", reason, "one of " + string.Join(", ", QuarantineWords.All)));
            }

            wanted = parsed;
        }

        var page = await quarantine.ListAsync(count, before is null ? null : id, wanted, cancellation);
        return TypedResults.Ok(new QuarantineView(
            page.Total,
            page.ByReason.OrderBy(entry => entry.Key).ToDictionary(entry => QuarantineWords.Of(entry.Key), entry => entry.Value),
            [.. page.Items.Select(Item)]));
    }

    private static async Task<IResult> Replay(HttpRequest request, CallerQuarantine quarantine, CancellationToken cancellation)
    {
        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.ReplayBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        if (body is { Ids: not null, Reason: not null })
        {
            return Problems.Bad("The body has both ids and reason; send one of them, or {} for everything.");
        }

        if (body.Reason is null)
        {
            return TypedResults.Ok(await quarantine.ReplayAsync(new QuarantineSelection { Ids = body.Ids }, cancellation));
        }

        return QuarantineWords.TryParse(body.Reason, out var reason)
            ? TypedResults.Ok(await quarantine.ReplayAsync(new QuarantineSelection { Reason = reason }, cancellation))
            : Problems.Bad(UsageQuery.Say("reason", body.Reason, "one of " + string.Join(", ", QuarantineWords.All)));
    }

    private static QuarantineItemView Item(QuarantineItem item)
    {
        var text = Text(item.Payload.Span);
        return new QuarantineItemView
        {
            Id = item.Id,
            Arrived = DateTimeOffset.FromUnixTimeMilliseconds(item.ArrivedUnixMs),
            Topic = item.Topic,
            Client = item.Client,
            Reason = QuarantineWords.Of(item.Reason),
            Detail = item.Detail,
            Payload = text,
            PayloadBase64 = text is null ? Convert.ToBase64String(item.Payload.Span) : null,
        };
    }

    private static string? Text(ReadOnlySpan<byte> payload)
    {
        if (payload.Contains((byte)0) || !System.Text.Unicode.Utf8.IsValid(payload))
        {
            return null;
        }

        return Strict.GetString(payload);
    }
}
