using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Reference;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>What a publication of the thresholds changed, and what either version says of the flags that stand.</summary>
internal sealed class RuleChangesApi(CallerRegistry registry, IGrainFactory grains, IReferenceSets sets, FlagDeskApi desk)
{
    private static readonly string[] Compares = ["above", "at-least", "below"];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/platform/rules", (
            RuleChangesApi api, string? from, string? to, CancellationToken cancellation) => api.GetAsync(from, to, cancellation))
        .WithTags("Platform")
        .Needs(AccessRight.ReadParkAccounts)
        .Describe<RuleChangesView>("platformRules", "Two published versions of the flag rules", """
            Each rule as both versions have it, what differs, and what each says of the open flags: the value of the flag against the first
            threshold of either. `to` is the newest version when absent, `from` the one before it. Duration and completeness are not judged
            again; the flags themselves stay as they were judged.
            """, 404);

    private async Task<IResult> GetAsync(string? from, string? to, CancellationToken cancellation)
    {
        var history = (await grains.GetGrain<IReferenceGrain>(GrainKeys.Reference).History()).OrderBy(one => one.Number).ToArray();
        var later = string.IsNullOrEmpty(to) ? history[^1] : Array.Find(history, one => one.Version == to);
        var earlier = string.IsNullOrEmpty(from)
            ? later is null ? null : Array.FindLast(history, one => one.Number < later.Number) ?? later
            : Array.Find(history, one => one.Version == from);
        if (later is null || earlier is null)
        {
            return Problems.Missing("There is no such reference data.",
                $"There is no reference set '{(later is null ? to : from)}'. GET /api/reference lists the versions.");
        }

        var one = await RulesAsync(earlier);
        var other = await RulesAsync(later);
        var flags = new List<(RegisteredPark Park, Flag Flag, IReadOnlyDictionary<string, FlagRule> Judged)>();
        foreach (var park in registry.Parks.Where(registry.IsWhole))
        {
            foreach (var flag in (await desk.OfAsync(park, cancellation)).Where(flag => FlagLifecycle.IsOpen(flag.State)))
            {
                flags.Add((park, flag, await sets.FindAsync(flag.FactorSet) is { } set ? ByRule(set, flag.Period) : one));
            }
        }

        return TypedResults.Ok(new RuleChangesView(View(earlier), View(later),
        [
            .. FlagRules.All.Where(rule => one.ContainsKey(rule) || other.ContainsKey(rule))
                .Select(rule => Change(rule, one.GetValueOrDefault(rule), other.GetValueOrDefault(rule),
                    [.. flags.Where(flag => flag.Flag.Rule == rule)])),
        ]));
    }

    /// <summary>The newest edition of each rule of a publication.</summary>
    private async Task<IReadOnlyDictionary<string, FlagRule>> RulesAsync(ReferencePublication publication) =>
        await sets.FindAsync(publication.Version) is { } set
            ? set.Thresholds.FlagRules.GroupBy(rule => rule.Id, StringComparer.Ordinal)
                .ToDictionary(editions => editions.Key, editions => editions.MaxBy(rule => (rule.ValidFrom ?? DateOnly.MinValue, rule.Version))!)
            : new Dictionary<string, FlagRule>();

    private static Dictionary<string, FlagRule> ByRule(ReferenceSet set, AccountingPeriod period) =>
        set.Thresholds.FlagRulesOn(period.Last.First).ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    private static RuleChangeView Change(
        string rule, FlagRule? from, FlagRule? to, (RegisteredPark Park, Flag Flag, IReadOnlyDictionary<string, FlagRule> Judged)[] flags) => new()
        {
            Rule = rule,
            From = from is null ? null : View(from),
            To = to is null ? null : View(to),
            Changed = Changed(from, to),
            Flags =
        [
            .. flags.Select(one => Recheck(one.Park, one.Flag, RuleRecheck.Of(one.Flag, one.Judged.GetValueOrDefault(rule), from),
                RuleRecheck.Of(one.Flag, one.Judged.GetValueOrDefault(rule), to))),
        ],
        };

    private static RecheckedFlagView Recheck(RegisteredPark park, Flag flag, RuleRecheck from, RuleRecheck to) => new()
    {
        Flag = flag.Id,
        Park = flag.Park.Value,
        Enterprise = flag.Enterprise.Value,
        Name = park.FindEnterprise(flag.Enterprise)?.Name ?? flag.Enterprise.Value,
        Period = flag.Period.ToString(),
        RuleVersion = flag.RuleVersion,
        FactorSet = flag.FactorSet,
        Figure = flag.Figure,
        Value = Exact.Trim(flag.Value),
        Unit = flag.Unit,
        Threshold = Exact.Trim(flag.Threshold),
        FromThreshold = Exact.Trim(from.Threshold),
        FromMet = from.Met,
        ToThreshold = Exact.Trim(to.Threshold),
        ToMet = to.Met,
    };

    private static string[] Changed(FlagRule? from, FlagRule? to)
    {
        if (from is null || to is null)
        {
            return from is null ? ["added"] : ["removed"];
        }

        (string Name, bool Same)[] parts =
        [
            ("version", from.Version == to.Version),
            ("figure", from.Figure == to.Figure),
            ("compare", from.Compare == to.Compare),
            ("levels", from.Levels.SequenceEqual(to.Levels)),
            ("on", from.Rolling == to.Rolling && from.On.OrderBy(one => one.Key).SequenceEqual(to.On.OrderBy(one => one.Key))),
            ("minCompleteness", from.MinCompleteness == to.MinCompleteness),
            ("validity", (from.ValidFrom, from.ValidTo) == (to.ValidFrom, to.ValidTo)),
            ("source", from.Source == to.Source && from.Confidence == to.Confidence),
        ];
        return [.. parts.Where(part => !part.Same).Select(part => part.Name)];
    }

    /// <summary>A rule as it is shown.</summary>
    public static RuleEditionView View(FlagRule rule) => new()
    {
        Version = rule.Version,
        Figure = rule.Figure,
        Compare = Compares[(int)rule.Compare],
        Levels = [.. rule.Levels.Select(level => new RuleLevelView(level.Word, Exact.Trim(level.Threshold), Exact.Trim(level.Clear)))],
        On = rule.On.ToDictionary(one => one.Key.ToString().ToLowerInvariant(), one => one.Value),
        MinCompleteness = Exact.Trim(rule.MinCompleteness),
        ValidFrom = rule.ValidFrom,
        ValidTo = rule.ValidTo,
        Source = rule.Source,
        Confidence = ReferenceWords.Of(rule.Confidence),
    };

    private static PublicationView View(ReferencePublication one) => new(
        one.Version, one.Number, DateTimeOffset.FromUnixTimeMilliseconds(one.AtUnixMs), one.By, one.Note,
        [.. one.Changed.Select(document => ReferenceWords.Of(document.Kind))]);
}
