using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Domain.Portraits;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Baselines;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>The portrait of an enterprise, and the card of its carbon-efficiency code.</summary>
internal sealed class PortraitApi(
    CallerRegistry registry, IGrainFactory grains, IReferenceSets sets, AccountReader reader, ComparisonApi comparison, TimeProvider time)
{
    private const string Compared = "intensity.tco2PerValueAdded";
    private const int CheckLetters = 12;

    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/enterprises/{enterprise}/portrait", (
            PortraitApi api, string park, string enterprise, string? period, CancellationToken cancellation) =>
            api.GetAsync(park, enterprise, period, cancellation))
        .Needs(AccessRight.ReadAccounts)
        .Describe<PortraitView>("enterprisePortrait", "The portrait of an enterprise", """
            Eight axes over figures that exist already, each between two documented points, with the tree that makes it; what is strong and
            weak in words; and what the card of its carbon-efficiency code shows. Among peers only its own band by rank is used.
            """, 400, 404, 503);

    private async Task<IResult> GetAsync(string park, string enterprise, string? text, CancellationToken cancellation)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (await reader.ReadAsync(who, period, FactorScope.Provincial) is not { } account)
        {
            return Problems.NotYet();
        }

        var before = await reader.ReadAsync(who, period.YearBefore(), FactorScope.Provincial);
        var inputs = new PortraitInputs
        {
            Account = account.Shown,
            YearBefore = before?.Shown,
            Peers = await comparison.StandingAsync(who, PeerFigures.Find(Compared)!, period, cancellation),
            Saving = await SavingAsync(who, period),
        };
        return TypedResults.Ok(View(who, account, Portrait.Of(inputs), await sets.FindAsync(account.Shown.FactorSet)));
    }

    private static PortraitView View(
        EnterpriseRef who, PeriodAccount account, Portrait portrait, Domain.Reference.ReferenceSet? set)
    {
        var shown = account.Shown;
        var enterprise = who.Id is { } id ? who.Park.FindEnterprise(id) : null;
        var take = new TreePicker(who.Park, shown.IdOf("carbon.total", account.ShownVersion), shown, FindingShapes.Depth);
        return new()
        {
            Park = who.Park.Definition.Id.Value,
            ParkName = who.Park.Definition.Name,
            Enterprise = who.Word,
            Name = enterprise?.Name ?? who.Park.Definition.Name,
            Industry = enterprise?.Industry,
            LandMu = Exact.Trim(enterprise?.LandMu),
            Period = shown.Period.ToString(),
            State = AccountWords.Of(account.State),
            Version = account.ShownVersion,
            FactorSet = shown.FactorSet,
            Completeness = AccountWords.Share(shown.LeastCompleteness),
            Score = Exact.Trim(portrait.Score),
            Axes =
            [
                .. portrait.Axes.Select(axis => new PortraitAxisView
                {
                    Axis = axis.Id,
                    Name = SaidView.Of(axis.Name),
                    Figure = FindingShapes.View(axis.Figure, take),
                    Zero = Exact.Trim(axis.Zero),
                    Full = Exact.Trim(axis.Full),
                    Score = Exact.Trim(axis.Score),
                }),
            ],
            Strengths = [.. portrait.Strengths.Select(SaidView.Of)],
            Weaknesses = [.. portrait.Weaknesses.Select(SaidView.Of)],
            Card = Card(account, set?.Thresholds.CarbonCodeOn(shown.Period.Last.First)),
        };
    }

    private static CarbonCardView Card(PeriodAccount account, CarbonCode? edition)
    {
        var shown = account.Shown;
        decimal? Of(string key) => Exact.Trim(shown.Figures.GetValueOrDefault(key)?.Value);
        var grade = shown.Figures.GetValueOrDefault(CarbonGrade.GradeKey);
        var (value, l, k) = (Of(CarbonGrade.GradeKey), Of(CarbonGrade.LKey), Of(CarbonGrade.KKey));
        var figure = shown.IdOf(value is null ? CarbonGrade.LKey : CarbonGrade.GradeKey, account.ShownVersion).ToString();
        var said = string.Create(CultureInfo.InvariantCulture, $"{figure}|{value}|{l}|{k}|{edition?.Id}|{shown.FactorSet}");
        return new()
        {
            Grade = value,
            Level = Of(CarbonGrade.LevelKey),
            L = l,
            K = k,
            Reason = value is null ? grade?.Reason ?? "The park's own meters have no grade." : null,
            Figure = figure,
            Edition = edition?.Id,
            Source = edition?.Source,
            Checks = grade is null ? [] : new CheckMarks().Of(grade),
            Check = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..CheckLetters],
        };
    }

    /// <summary>The improvement against the first baseline that covers the period; null where there is none or it is not over.</summary>
    private async Task<Figure?> SavingAsync(EnterpriseRef who, AccountingPeriod period)
    {
        if (time.GetUtcNow().ToUnixTimeMilliseconds() < period.Span(who.Park.Calendar).ToUnixMs)
        {
            return null;
        }

        var all = await grains.GetGrain<IInventoryGrain>(who.GrainKey).Baselines();
        var baseline = all.Select(one => one.Id).Distinct(StringComparer.Ordinal)
            .Select(id => BaselineComparison.VersionFor(all, id, period, out _)).FirstOrDefault(one => one is not null);
        if (baseline is null)
        {
            return null;
        }

        var points = new List<BaselinePoint>();
        foreach (var month in period.Months().Select(AccountingPeriod.OfMonth))
        {
            if (await reader.ReadAsync(who, month, FactorScope.Provincial) is not { } account)
            {
                return null;
            }

            points.Add(BaselineShapes.Point(account.Now, baseline.Energy, baseline.Driver));
        }

        return BaselineComparison.Of(baseline, period, points).Improvement;
    }
}
