using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Flags;

/// <summary>The flags of a park, and what people do with them.</summary>
internal sealed class FlagsApi(CallerRegistry registry, IGrainFactory grains)
{
    private const int GrainsAtOnce = 16;

    private static readonly string[] Actions =
        ["verify", "notify", "answer", "appeal", "assign", "comment", "close", "dismiss", "escalate", "reopen"];

    public static void Map(IEndpointRouteBuilder app, RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/flags", (
                FlagsApi api, string park, string? state, string? rule, string? enterprise, CancellationToken cancellation) =>
                api.ListAsync(park, state, rule, enterprise, cancellation))
            .Needs(AccessRight.ReadAccounts)
            .Describe<FlagsView>("flags", "The flags of a park", """
                Newest first. `state`, `rule` and `enterprise` leave only those. A flag is a candidate for a person; the twin applies
                nothing by itself.
                """, 400, 404);
        var flags = app.MapGroup("/api/flags").WithTags("Flags");
        flags.MapGet("/{flag}", (FlagsApi api, string flag) => api.GetAsync(flag))
            .Needs(AccessRight.ReadAccounts)
            .Describe<FlagView>("flag", "One flag with its audit trail", "Its id stays valid.", 404);
        foreach (var action in Actions)
        {
            flags.MapPost($"/{{flag}}/{action}", (FlagsApi api, HttpRequest request, string flag) => api.ActAsync(request, flag, action))
                .Accepts<FlagStepBody>("application/json")
                .Needs(RightFor(action))
                .Describe<FlagView>(action + "Flag", Summary(action), """
                    A step that the flag's state does not allow is refused (409) with those that it does. Everything goes into the trail.
                    """, 400, 404, 409);
        }
    }

    private static AccessRight RightFor(string action) => action switch
    {
        "answer" or "appeal" => AccessRight.AnswerFlags,
        "comment" => AccessRight.CommentOnFlags,
        _ => AccessRight.WorkOnFlags,
    };

    private static string Summary(string action) => action switch
    {
        "verify" => "A park officer has verified the flag",
        "notify" => "The enterprise has been told",
        "answer" => "The enterprise's answer",
        "appeal" => "The enterprise's appeal",
        "assign" => "Says who works on the flag",
        "comment" => "Adds a comment",
        "close" => "Rectified and closed",
        "dismiss" => "Dismisses the flag, with the reason",
        "escalate" => "Hands the flag on to the authority",
        _ => "Opens the flag again",
    };

    private async Task<IResult> ListAsync(string park, string? state, string? rule, string? enterprise, CancellationToken cancellation)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (!string.IsNullOrEmpty(state) && !FlagShapes.States.Contains(state))
        {
            return Problems.Bad(UsageQuery.Say("state", state, "one of " + string.Join(", ", FlagShapes.States)));
        }

        IReadOnlyList<Flag>[] all;
        if (string.IsNullOrEmpty(enterprise))
        {
            all = [.. (await grains.AskAllAsync(found, grain => grain.Flags(), GrainsAtOnce, cancellation)).Select(one => one.Answer)];
        }
        else
        {
            if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
            {
                return missing;
            }

            all = [await grains.GetGrain<IInventoryGrain>(who.GrainKey).Flags()];
        }

        Flag[] flags =
        [
            .. all.SelectMany(one => one)
                .Where(flag => string.IsNullOrEmpty(rule) || flag.Rule == rule)
                .Where(flag => string.IsNullOrEmpty(state) || FlagShapes.Of(flag.State) == state)
                .OrderByDescending(flag => flag.Trail.Count == 0 ? 0 : flag.Trail[^1].AtUnixMs)
                .ThenBy(flag => flag.Id, StringComparer.Ordinal),
        ];
        return TypedResults.Ok(new FlagsView(
            park,
            flags.Length,
            flags.GroupBy(flag => flag.State).OrderBy(states => states.Key).ToDictionary(states => FlagShapes.Of(states.Key), states => states.Count()),
            [.. flags.Select(flag => FlagShapes.View(found, flag))]));
    }

    private async Task<IResult> GetAsync(string flag)
    {
        if (!TryFind(flag, out var who))
        {
            return NoFlag(flag);
        }

        var all = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Flags();
        return all.FirstOrDefault(one => one.Id == flag) is { } found ? TypedResults.Ok(FlagShapes.View(who.Park, found)) : NoFlag(flag);
    }

    private async Task<IResult> ActAsync(HttpRequest request, string flag, string action)
    {
        if (!TryFind(flag, out var who))
        {
            return NoFlag(flag);
        }

        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.FlagStepBody);
        if (body is null)
        {
            return Problems.Bad(wrong!);
        }

        if (action == "assign" && string.IsNullOrWhiteSpace(body.Assignee))
        {
            return Problems.Bad(UsageQuery.Say("assignee", body.Assignee, "who is to work on the flag"));
        }

        if (action is "answer" or "appeal" or "comment" or "dismiss" && string.IsNullOrWhiteSpace(body.Text))
        {
            return Problems.Bad(UsageQuery.Say("text", body.Text, "what is said; this step needs it"));
        }

        var text = action == "assign" ? body.Assignee : body.Text;
        var reply = await grains.GetGrain<IInventoryGrain>(who.GrainKey).ActOnFlag(new FlagStep(flag, action, registry.Caller.User, text));
        if (reply.Flag is null)
        {
            return NoFlag(flag);
        }

        return reply.Refused is { } refused
            ? Problems.Conflict("The flag does not allow this now.", refused)
            : TypedResults.Ok(FlagShapes.View(who.Park, reply.Flag));
    }

    private bool TryFind(string flag, out EnterpriseRef who)
    {
        var parts = flag.Split('~');
        who = null!;
        if (parts.Length != 4 || !registry.TryFind(parts[0], out var park)
            || !EnterpriseId.TryParse(parts[1], out var enterprise) || park.FindEnterprise(enterprise) is null)
        {
            return false;
        }

        who = new EnterpriseRef(park, enterprise);
        return true;
    }

    private static ProblemHttpResult NoFlag(string flag) => Problems.Missing(
        "There is no such flag.", $"There is no flag '{flag}'. GET /api/parks/{{park}}/flags lists the flags of a park.");
}
