using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Reference;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Evaluation;

/// <summary>Check lists of park schemes.</summary>
internal sealed class ReadinessApi(CallerRegistry registry, IReferenceSets sets, AccountReader reader)
{
    private static readonly Dictionary<string, Figure> NothingEntered = [];
    private static readonly string[] Verdicts = ["unknown", "pass", "fail", "not-applicable"];

    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/readiness", (
            ReadinessApi api, string park, string? year, string? depth, CancellationToken cancellation) =>
            api.GetAsync(park, year, depth, cancellation))
        .Needs(AccessRight.ReadParkAccounts)
        .Describe<ReadinessView>("parkReadiness", "A park against zero-carbon and green schemes", """
            Each scheme's indicators with the park's value, the limit for a park of its size, and pass, fail or unknown. Carbon per energy
            and the intensities per value added follow from the park's account; the other indicators follow from no account, so they are
            unknown and the reason says so. `confidence` says how sure a scheme's limits are.
            """, 400, 404, 503);

    private async Task<IResult> GetAsync(string park, string? text, string? depthText, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (BudgetApi.TryReadYear(text, out var year) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (FigureDepth.TryRead(depthText, TreePicker.DefaultDepth, out var depth) is { } deep)
        {
            return Problems.Bad(deep);
        }

        if (await reader.ReadAsync(found, year, FactorScope.Provincial, cancellation) is not { } account)
        {
            return Problems.NotYet();
        }

        var shown = account.Shown;
        var set = await sets.FindAsync(shown.FactorSet) ?? await sets.CurrentAsync();
        return TypedResults.Ok(new ReadinessView
        {
            Park = park,
            Year = year.Year,
            Scope = FigureId.WordOf(shown.Scope),
            State = AccountWords.Of(account.State),
            FactorSet = set.Version,
            Completeness = AccountWords.Share(shown.Completeness),
            ProvisionalFactors = shown.Provisional,
            Schemes = [.. set.Schemes.Schemes.Select(scheme => View(found, account, scheme, depth))],
        });
    }

    private static ReadinessSchemeView View(RegisteredPark park, PeriodAccount account, ParkScheme scheme, int depth)
    {
        var shown = account.Shown;
        var report = ParkReadiness.Check(scheme, shown, NothingEntered);
        var take = new TreePicker(park, shown.IdOf("carbon.total", account.ShownVersion), shown, depth);
        var (first, last) = (shown.Period.First.First, shown.Period.Last.Next.First.AddDays(-1));
        return new ReadinessSchemeView
        {
            Scheme = scheme.Id,
            NameZh = scheme.NameZh,
            NameEn = scheme.NameEn,
            Source = scheme.Source,
            Confidence = ReferenceWords.Of(scheme.Confidence),
            Note = scheme.Note,
            InForce = (scheme.ValidFrom ?? last) <= last && first <= (scheme.ValidTo ?? first),
            Verdict = Verdicts[(int)report.Verdict],
            Items = [.. report.Items.Select(item => Item(item, take))],
            Conditions = scheme.Conditions,
            ToCut = take.Take("toCut", report.ToCut),
            Trees = take.Trees,
        };
    }

    private static ReadinessItemView Item(ReadinessItem item, TreePicker take) => new()
    {
        Item = item.Indicator.Id,
        NameZh = item.Indicator.NameZh,
        NameEn = item.Indicator.NameEn,
        Unit = item.Indicator.Unit,
        Compare = item.Indicator.AtMost ? "at-most" : "at-least",
        Core = item.Indicator.Core,
        Value = take.Take(item.Indicator.Id, item.Value),
        Threshold = Exact.Trim(item.Limit),
        Verdict = Verdicts[(int)item.Verdict],
        Reason = item.Reason,
        Figure = take.IdOf(item.Value),
    };
}
