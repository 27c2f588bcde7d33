using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Alarms;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Alarms;

/// <summary>The alarms of a park, and what people do with them.</summary>
internal sealed class AlarmsApi(CallerRegistry registry, IGrainFactory grains, AlarmGateways gateways)
{
    private const int LongestText = 1_000;
    private const int LongestName = 100;

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/alarms", (AlarmsApi api, string park, string? state, string? kind, string? enterprise) =>
                api.ListAsync(park, state, kind, enterprise))
            .Needs(AccessRight.ReadLive)
            .Describe<AlarmsView>("alarms", "The alarms of a park", """
                Critical first, then the newest. Without `state` the unfinished ones: open, acknowledged, shelved; `state` takes one or more
                of open, acknowledged, shelved, resolved, cleared, with commas, or all. `kind` and `enterprise` leave only those. An
                enterprise sees its own alone; groups and counts are of what is seen.
                """, 400, 404);
        foreach (var action in AlarmLifecycle.Actions)
        {
            parks.MapPost($"/{{park}}/alarms/{{alarm}}/{action}", (AlarmsApi api, HttpRequest request, string park, string alarm) =>
                    api.ActAsync(request, park, alarm, action))
                .Accepts<AlarmStepBody>("application/json")
                .Needs(AccessRight.WorkOnAlarms)
                .Describe<AlarmView>(action + "Alarm", Summary(action), """
                    A step that the alarm's state does not allow, or that lacks what it needs, is refused (409) with the reason. The same step
                    twice is taken once. Everything goes into the alarm's steps and the audit trail.
                    """, 400, 404, 409);
        }
    }

    private static string Summary(string action) => action switch
    {
        "acknowledge" => "Somebody has seen the alarm",
        "assign" => "Says who works on the alarm",
        "comment" => "Adds a comment",
        "shelve" => "Puts the alarm aside until a time, with the reason",
        "unshelve" => "Takes the alarm up again before that time",
        _ => "Says that the alarm is settled",
    };

    private async Task<IResult> ListAsync(string park, string? state, string? kind, string? enterprise)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        string[] states = string.IsNullOrEmpty(state) ? ["open", "acknowledged", "shelved"]
            : state == "all" ? [.. AlarmWords.States] : state.Split(',');
        if (states.FirstOrDefault(one => !AlarmWords.States.Contains(one)) is { } wrong)
        {
            return Problems.Bad(UsageQuery.Say("state", wrong, "all, or some of " + string.Join(", ", AlarmWords.States)));
        }

        if (!string.IsNullOrEmpty(kind) && !AlarmWords.Kinds.Contains(kind))
        {
            return Problems.Bad(UsageQuery.Say("kind", kind, "one of " + string.Join(", ", AlarmWords.Kinds)));
        }

        EnterpriseId? firm = null;
        if (!string.IsNullOrEmpty(enterprise))
        {
            if (!EnterpriseId.TryParse(enterprise, out var id) || found.FindEnterprise(id) is null)
            {
                return Problems.UnknownEnterprise(found, enterprise);
            }

            firm = id;
        }

        var seen = AlarmShapes.Seen(found, registry.IsWhole(found), (await Grain(park).Read()).Alarms);
        var shown = seen.Where(alarm => states.Contains(AlarmWords.Of(alarm.State)))
            .Where(alarm => string.IsNullOrEmpty(kind) || AlarmWords.Of(alarm.Kind) == kind)
            .Where(alarm => firm is null || alarm.Enterprise == firm);
        return TypedResults.Ok(new AlarmsView(
            park, AlarmShapes.Views(found, seen, shown, await GatewaysAsync(found)), AlarmShapes.Counts(seen), AlarmLimits.Version, AlarmShapes.Limits));
    }

    private async Task<IResult> ActAsync(HttpRequest request, string park, string alarm, string action)
    {
        if (!registry.TryFind(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        var seen = AlarmShapes.Seen(found, registry.IsWhole(found), (await Grain(park).Read()).Alarms);
        if (seen.All(one => one.Id != alarm))
        {
            return NoAlarm(park, alarm);
        }

        var (body, wrong) = await JsonBody.ReadAsync(request, TwinJson.Default.AlarmStepBody);
        if (body is null || (wrong = Wrong(found, body, action, out var until)) is not null)
        {
            return Problems.Bad(wrong!);
        }

        var step = new AlarmStep(alarm, action, registry.Caller.User, action == "assign" ? body.Assignee : body.Text, until);
        AuditNote.Of(request.HttpContext).Detail = Note(step);
        var reply = await Grain(park).Act(step);
        if (reply.Alarm is not { } next)
        {
            return NoAlarm(park, alarm);
        }

        return reply.Refused is { } refused
            ? Problems.Conflict("The alarm does not allow this now.", refused)
            : TypedResults.Ok(AlarmShapes.Views(found, [.. seen.Select(one => one.Id == alarm ? next : one)], [next], await GatewaysAsync(found))[0]);
    }

    /// <summary>An enterprise does not hear of gateways, which others may share.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>>?> GatewaysAsync(RegisteredPark park) =>
        registry.IsWhole(park) ? await gateways.ReadAsync(park.Definition.Id) : null;

    private static string? Wrong(RegisteredPark park, AlarmStepBody body, string action, out long? until)
    {
        until = null;
        if (body.Text?.Length > LongestText)
        {
            return UsageQuery.Say("text", body.Text.Length + " characters", $"at most {LongestText} characters");
        }

        if (body.Assignee?.Length > LongestName)
        {
            return UsageQuery.Say("assignee", body.Assignee.Length + " characters", $"at most {LongestName} characters");
        }

        if (action != "shelve" || body.Until is null)
        {
            return null;
        }

        if (!InstantText.TryParse(park, body.Until, out var at))
        {
            return UsageQuery.Say("until", body.Until, InstantText.Allowed);
        }

        until = at;
        return null;
    }

    private static string? Note(AlarmStep step) => step.UntilUnixMs is { } until
        ? $"{step.Text} (until {DateTimeOffset.FromUnixTimeMilliseconds(until):yyyy-MM-dd'T'HH:mm:ss'Z'})"
        : step.Text;

    private IAlarmGrain Grain(string park) => grains.GetGrain<IAlarmGrain>(park);

    private static ProblemHttpResult NoAlarm(string park, string alarm) => Problems.Missing(
        "There is no such alarm.", $"Park '{park}' has no alarm '{alarm}'. GET /api/parks/{park}/alarms lists its alarms.");
}
