using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Reference;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Evaluation;

/// <summary>The 亩均论英雄 score.</summary>
internal sealed class ScoreApi(CallerRegistry registry, IGrainFactory grains, IReferenceSets sets, AccountReader reader)
{
    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/enterprises/{enterprise}/score", (
            ScoreApi api, string park, string enterprise, string? period, string? scheme, string? depth) =>
            api.GetAsync(park, enterprise, period, scheme, depth))
        .Needs(AccessRight.ReadAccounts)
        .Describe<ScoreView>("enterpriseScore", "The score per land (亩均论英雄)", """
            Σ value ÷ the county's reference × weight, under a county's own scheme. `period` is a year (2026) or twelve months to a month
            (2026-06-R12). `scheme` is an id of `schemes`; when absent the newest scheme that is not younger than the period, above scale
            first: it need not be this park's county, so check. R&D and emissions are those declared of exactly this period.
            """, 400, 404, 503);

    private async Task<IResult> GetAsync(string park, string enterprise, string? text, string? schemeId, string? depthText)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (!AccountingPeriod.TryParse(text, out var period) || period.MonthCount != 12)
        {
            return Problems.Bad(UsageQuery.Say("period", text, "a year (2023) or twelve months to a month (2023-07-R12)"));
        }

        if (FigureDepth.TryRead(depthText, TreePicker.DefaultDepth, out var depth) is { } deep)
        {
            return Problems.Bad(deep);
        }

        if (await reader.ReadAsync(who, period, FactorScope.Provincial) is not { } account)
        {
            return Problems.NotYet();
        }

        var set = await sets.FindAsync(account.Shown.FactorSet) ?? await sets.CurrentAsync();
        var schemes = set.Thresholds.LandScores;
        if (Choose(schemes, schemeId, period.Year) is not { } scheme)
        {
            return Problems.Missing("There is no such scheme.", schemes.Count == 0
                ? $"Reference set {set.Version} has no 亩均 scheme; publish one with PUT /api/reference/thresholds."
                : $"There is no scheme '{schemeId}'; the schemes are {string.Join(", ", schemes.Select(one => one.Id))}.");
        }

        var declared = (await grains.GetGrain<IInventoryGrain>(who.GrainKey).Declarations(period)).MaxBy(one => one.Version)?.Figures;
        var values = LandScore.Values(account.Shown, declared?.Emissions, declared?.ResearchAndDevelopment);
        return TypedResults.Ok(View(who, account, set, scheme, values, depth));
    }

    private static LandScoreScheme? Choose(IReadOnlyList<LandScoreScheme> schemes, string? id, int year) => string.IsNullOrEmpty(id)
        ? schemes.OrderByDescending(one => one.Year <= year).ThenByDescending(one => one.Year).ThenByDescending(one => one.AboveScale)
            .FirstOrDefault()
        : schemes.FirstOrDefault(one => one.Id == id);

    private static ScoreView View(
        EnterpriseRef who, PeriodAccount account, ReferenceSet set, LandScoreScheme scheme, IReadOnlyDictionary<string, Figure> values,
        int depth)
    {
        var shown = account.Shown;
        var take = new TreePicker(who.Park, shown.IdOf("declared.tax", account.ShownVersion), shown, depth);
        var score = LandScore.Score(scheme, values, set.Version);
        var total = take.Take("total", score);
        var word = LandScore.ClassOf(scheme, score.Value);
        if (word is null)
        {
            take.Reasons["class"] = NoClass(scheme, score);
        }

        return new ScoreView
        {
            Park = who.Park.Definition.Id.Value,
            Enterprise = who.Word,
            Period = shown.Period.ToString(),
            Scope = FigureId.WordOf(shown.Scope),
            State = AccountWords.Of(account.State),
            FactorSet = set.Version,
            Completeness = AccountWords.Share(shown.Completeness),
            ProvisionalFactors = shown.Provisional,
            Scheme = scheme.Id,
            County = scheme.County,
            SchemeYear = scheme.Year,
            Scale = scheme.AboveScale ? "above" : "below",
            Source = scheme.Source,
            Confidence = ReferenceWords.Of(scheme.Confidence),
            Schemes = [.. set.Thresholds.LandScores.Select(one => one.Id)],
            Parts = [.. scheme.Indicators.Zip(score.Inputs, (indicator, points) => Part(indicator, points, take))],
            Total = total,
            Class = word,
            ClassZh = scheme.Classes.FirstOrDefault(one => one.Word == word)?.NameZh,
            Reasons = take.Reasons,
            Trees = take.Trees,
        };
    }

    /// <summary>A part from its points: share × weight, the share being value ÷ reference.</summary>
    private static ScorePartView Part(LandScoreIndicator indicator, Figure points, TreePicker take)
    {
        var value = points.Inputs[0].Inputs[0];
        return new ScorePartView
        {
            Indicator = indicator.Id,
            NameZh = indicator.NameZh,
            Unit = indicator.Unit,
            Value = Exact.Trim(value.Value),
            Reference = Exact.Trim(indicator.Reference),
            Weight = Exact.Trim(indicator.Weight),
            Score = Exact.Trim(points.Value),
            Figure = take.IdOf(value),
            Reason = value.Value is null ? value.Reason : null,
        };
    }

    private static string NoClass(LandScoreScheme scheme, Figure score)
    {
        if (score.Value is null)
        {
            return "The total is not known: " + score.Reason;
        }

        return scheme.Classes.Any(one => one.ToShare is not null)
            ? $"The classes of {scheme.Id} go by rank among all enterprises of {scheme.County}; the county tells them."
            : $"The class limits of {scheme.Id} are not known; enter them with PUT /api/reference/thresholds.";
    }
}
