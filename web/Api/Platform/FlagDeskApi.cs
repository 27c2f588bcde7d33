using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Flags;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>The flags of all parks on one desk, with what is due.</summary>
internal sealed class FlagDeskApi(CallerRegistry registry, IGrainFactory grains, TimeProvider time)
{
    private const int GrainsAtOnce = 16;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/platform/flags", (
            FlagDeskApi api, string? park, string? state, string? rule, CancellationToken cancellation) =>
            api.GetAsync(park, state, rule, cancellation))
        .WithTags("Platform")
        .Needs(AccessRight.ReadParkAccounts)
        .Describe<DeskView>("platformFlags", "The flags of all parks", """
            Of the parks that the caller has whole. What is due first comes first. `park`, `state` and `rule` leave only those. Days are
            counted from when a flag came into its state: 10 to verify, 5 to notify, 15 for the answer, 10 to judge it, 30 once escalated.
            """, 400, 404);

    private async Task<IResult> GetAsync(string? park, string? state, string? rule, CancellationToken cancellation)
    {
        if (PlatformParks.TryFind(registry, park, out var parks) is { } missing)
        {
            return missing;
        }

        if (!string.IsNullOrEmpty(state) && !FlagShapes.States.Contains(state))
        {
            return Problems.Bad(UsageQuery.Say("state", state, "one of " + string.Join(", ", FlagShapes.States)));
        }

        var flags = new List<DeskFlagView>();
        foreach (var one in parks)
        {
            foreach (var flag in await OfAsync(one, cancellation))
            {
                if ((string.IsNullOrEmpty(rule) || flag.Rule == rule) && (string.IsNullOrEmpty(state) || FlagShapes.Of(flag.State) == state))
                {
                    flags.Add(View(one, flag));
                }
            }
        }

        return TypedResults.Ok(new DeskView(
            flags.Count,
            flags.Count(flag => flag.Overdue),
            flags.GroupBy(flag => flag.Flag.State).ToDictionary(states => states.Key, states => states.Count()),
            [.. flags.OrderBy(flag => flag.Due is null).ThenBy(flag => flag.Due).ThenBy(flag => flag.Flag.Id, StringComparer.Ordinal)]));
    }

    /// <summary>All flags of a park.</summary>
    public async Task<IReadOnlyList<Flag>> OfAsync(RegisteredPark park, CancellationToken cancellation) =>
        [.. (await grains.AskAllAsync(park, grain => grain.Flags(), GrainsAtOnce, cancellation)).SelectMany(one => one.Answer)];

    private DeskFlagView View(RegisteredPark park, Flag flag)
    {
        var deadline = FlagDeadline.Of(flag);
        return new()
        {
            Flag = FlagShapes.View(park, flag),
            ParkName = park.Definition.Name,
            EnterpriseName = park.FindEnterprise(flag.Enterprise)?.Name ?? flag.Enterprise.Value,
            Awaited = deadline?.Step,
            Due = deadline is { } due ? ParkTime.At(park, due.DueUnixMs) : null,
            Overdue = deadline?.DueUnixMs < time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
    }
}
