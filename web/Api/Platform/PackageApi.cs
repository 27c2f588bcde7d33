using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Api.Flags;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>A period as one archive: report, tables, evidence of flags, factor versions, and a manifest with the SHA-256 of each file.</summary>
internal sealed class PackageApi(
    CallerRegistry registry, IGrainFactory grains, IReferenceSets sets, AccountReader reader, DiagnosisReader diagnoses, DiagnosisApi shows,
    StandingsApi standings, FlagDeskApi desk, TimeProvider time)
{
    private const int Depth = 12;
    private const int MostFlags = 500;
    private const int MostFindings = 200;

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/enterprises/{enterprise}/package", (
                PackageApi api, string park, string enterprise, string? period, string? lang) => api.EnterpriseAsync(park, enterprise, period, lang))
            .Needs(AccessRight.ReadAccounts, export: true)
            .DescribeFile("enterprisePackage", "A period of an enterprise as one archive", """
                `report.html` (in `lang`, zh-CN or en), figures, findings, flags and reference entries as CSV and Excel under `tables/`, each
                flag with the tree of its figure under `evidence/`, `diagnosis.json`, and `manifest.json` with the SHA-256 of every file.
                """, ["application/zip"], 400, 404, 503);
        parks.MapGet("/{park}/package", (
                PackageApi api, string park, string? period, string? lang, CancellationToken cancellation) =>
                api.ParkAsync(park, period, lang, cancellation))
            .Needs(AccessRight.ReadParkAccounts, export: true)
            .DescribeFile("parkPackage", "A period of a park as one archive", """
                As that of an enterprise, with a table of the enterprises, and the findings and flags of all of them.
                """, ["application/zip"], 400, 404, 503);
    }

    private async Task<IResult> EnterpriseAsync(string park, string enterprise, string? text, string? lang)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (TryRead(text, lang, out var period, out var chinese) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (await diagnoses.ReadAsync(who, period) is not { } read)
        {
            return Problems.NotYet();
        }

        var now = time.GetUtcNow();
        var shown = read.Account.Shown;
        var name = who.Id is { } id ? who.Park.FindEnterprise(id)!.Name : who.Park.Definition.Name;
        var flags = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Flags();
        var factors = FindingShapes.Factors(shown);
        var html = new ReportHtml(chinese);
        var box = new PackageBox(now);
        box.Add("report.html", html
            .Head(html.Say($"{name} 能源双碳诊断报告", $"{name}: energy and carbon report"), Facts(html, who.Park, period, read.Account, now, name))
            .Figures(shown, read.Account.ShownVersion)
            .Findings([.. read.Findings.Select(one => ((string?)null, one))])
            .Flags(flags.Take(MostFlags))
            .Factors(factors)
            .Close());
        box.Add("diagnosis.json", shows.View(who, read.Account, read.Findings));
        PackageTables.Figures(box, shown, read.Account.ShownVersion);
        PackageTables.Findings(box, read.Findings.Select(one => (who.Word, name, one)));
        PackageTables.Flags(box, flags);
        PackageTables.Factors(box, factors);
        await EvidenceAsync(box, who.Park, flags.Take(MostFlags));
        return File(box, Manifest(who.Park, who.Word, period, read.Account, now), $"{park}-{who.Word}-{period}");
    }

    private async Task<IResult> ParkAsync(string park, string? text, string? lang, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (TryRead(text, lang, out var period, out var chinese) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (await reader.ReadAsync(found, period, FactorScope.Provincial, cancellation) is not { } account)
        {
            return Problems.NotYet();
        }

        var now = time.GetUtcNow();
        var rows = await standings.RowsAsync(found, period, period.YearBefore(), cancellation);
        var each = await diagnoses.EachAsync(
            found, period, (_, account, findings) => (Findings: findings, Factors: FindingShapes.Factors(account.Shown)), cancellation);
        var findings = each.Where(one => one.Who.Id is not null)
            .SelectMany(one => one.Taken.Findings.Select(finding => (one.Who.Word, found.FindEnterprise(one.Who.Id!.Value)!.Name, finding)))
            .OrderByDescending(one => one.finding.Severity).ToArray();
        var flags = await desk.OfAsync(found, cancellation);
        var factors = each.SelectMany(one => one.Taken.Factors).DistinctBy(one => (one.Key, one.Value)).ToArray();
        var html = new ReportHtml(chinese);
        var box = new PackageBox(now);
        box.Add("report.html", html
            .Head(html.Say($"{found.Definition.Name} 能源双碳诊断报告", $"{found.Definition.Name}: energy and carbon report"),
                Facts(html, found, period, account, now, found.Definition.Name))
            .Figures(account.Shown, account.ShownVersion)
            .Findings([.. findings.Take(MostFindings).Select(one => ((string?)one.Name, one.finding))])
            .Flags(flags.Take(MostFlags))
            .Factors(factors)
            .Close());
        PackageTables.Standings(box, rows);
        PackageTables.Figures(box, account.Shown, account.ShownVersion);
        PackageTables.Findings(box, findings);
        PackageTables.Flags(box, flags);
        PackageTables.Factors(box, factors);
        await EvidenceAsync(box, found, flags.Where(flag => FlagLifecycle.IsOpen(flag.State)).Take(MostFlags));
        return File(box, Manifest(found, null, period, account, now), $"{park}-{period}");
    }

    private static string? TryRead(string? text, string? lang, out AccountingPeriod period, out bool chinese)
    {
        chinese = lang is null or "" or "zh-CN";
        return AccountQuery.TryReadPeriod(text, out period) ?? (chinese || lang == "en" ? null : UsageQuery.Say("lang", lang, "zh-CN or en"));
    }

    private static IEnumerable<(string, string?)> Facts(
        ReportHtml html, RegisteredPark park, AccountingPeriod period, PeriodAccount account, DateTimeOffset now, string name) =>
    [
        (html.Say("对象", "Of"), name),
        (html.Say("园区", "Park"), park.Definition.Name),
        (html.Say("账期", "Period"), period.ToString()),
        (html.Say("状态", "State"), account.ShownVersion is { } version ? $"{AccountWords.Of(account.State)} v{version}" : AccountWords.Of(account.State)),
        (html.Say("参考数据版本", "Reference set"), account.Shown.FactorSet),
        (html.Say("数据完整率（最不完整的能源品种）", "Completeness (least complete flow)"), AccountWords.Share(account.Shown.LeastCompleteness) is { } share
            ? FormattableString.Invariant($"{share * 100m:0.##} %") : null),
        (html.Say("其中估计的用电", "Estimated electricity"),
            FindingShapes.EstimatedShare(account.Shown.Figures.GetValueOrDefault("energy.loadKwh")) is { } estimated
                ? FormattableString.Invariant($"{estimated * 100m:0.##} %") : null),
        (html.Say("生成时间", "Made at"), FormattableString.Invariant($"{ParkTime.At(park, now.ToUnixTimeMilliseconds()):yyyy-MM-dd HH:mm zzz}")),
    ];

    private PackageManifest Manifest(RegisteredPark park, string? enterprise, AccountingPeriod period, PeriodAccount account, DateTimeOffset now) => new()
    {
        Park = park.Definition.Id.Value,
        Enterprise = enterprise,
        Period = period.ToString(),
        Scope = FigureId.WordOf(account.Shown.Scope),
        State = AccountWords.Of(account.State),
        Version = account.ShownVersion,
        FactorSet = account.Shown.FactorSet,
        MadeAt = ParkTime.At(park, now.ToUnixTimeMilliseconds()),
        MadeBy = registry.Caller.User,
    };

    /// <summary>Each flag with the rule that judged it and the tree of its figure.</summary>
    private async Task EvidenceAsync(PackageBox box, RegisteredPark park, IEnumerable<Flag> flags)
    {
        foreach (var flag in flags)
        {
            FigureNodeView? tree = null;
            if (FigureId.TryParse(flag.Figure, out var id) && EnterpriseRef.Of(park, id) is { } who
                && await reader.ReadAsync(who, id.Period, id.Scope) is { } account && FigureTree.Find(account.Now, id.Key) is { } figure)
            {
                tree = new FigureShapes(park).Node(figure, id, Depth);
            }

            var rule = (await sets.FindAsync(flag.FactorSet))?.Thresholds.FlagRulesOn(flag.Period.Last.First).FirstOrDefault(one => one.Id == flag.Rule);
            box.Add($"evidence/{flag.Id.Replace('~', '_')}.json",
                new FlagEvidenceView(FlagShapes.View(park, flag), rule is null ? null : RuleChangesApi.View(rule), tree));
        }
    }

    private static FileContentHttpResult File(PackageBox box, PackageManifest manifest, string name) =>
        TypedResults.File(box.Close(manifest), "application/zip", $"parktwin-{name}.zip");
}
