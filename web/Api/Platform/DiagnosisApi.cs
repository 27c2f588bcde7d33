using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>What the figures of a period show that somebody can act on.</summary>
internal sealed class DiagnosisApi(CallerRegistry registry, DiagnosisReader diagnoses, TimeProvider time)
{
    private const int MostRows = 20;

    public static void Map(RouteGroupBuilder parks)
    {
        parks.MapGet("/{park}/enterprises/{enterprise}/diagnosis", (DiagnosisApi api, string park, string enterprise, string? period) =>
                api.EnterpriseAsync(park, enterprise, period))
            .Needs(AccessRight.ReadAccounts)
            .Describe<DiagnosisView>("enterpriseDiagnosis", "What the figures of an enterprise show", """
                Findings by documented rules over figures that exist already: each with the figure that was compared, its limit, its size in
                kWh, CNY, tCO2 and so on, and what is recommended. A size that cannot be known is null with its reason; a rule whose figures
                are unknown is silent. `factors` are the reference entries that the period rests on.
                """, 400, 404, 503);
        parks.MapGet("/{park}/diagnosis", (DiagnosisApi api, string park, string? period, CancellationToken cancellation) =>
                api.ParkAsync(park, period, cancellation))
            .Needs(AccessRight.ReadParkAccounts)
            .Describe<ParkDiagnosisView>("parkDiagnosis", "What the figures of a park's enterprises show", """
                The findings of all enterprises by kind, with the sums of the sizes that are known and the enterprises with the largest.
                """, 400, 404);
    }

    private async Task<IResult> EnterpriseAsync(string park, string enterprise, string? text)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        return await diagnoses.ReadAsync(who, period) is { } read
            ? TypedResults.Ok(View(who, read.Account, read.Findings))
            : Problems.NotYet();
    }

    /// <summary>A diagnosis as it is shown.</summary>
    public DiagnosisView View(EnterpriseRef who, PeriodAccount account, IReadOnlyList<Finding> findings)
    {
        var shown = account.Shown;
        var enterprise = who.Id is { } id ? who.Park.FindEnterprise(id) : null;
        var home = shown.IdOf("carbon.total", account.ShownVersion);
        var shapes = new FigureShapes(who.Park);
        return new()
        {
            Park = who.Park.Definition.Id.Value,
            Enterprise = who.Word,
            Name = enterprise?.Name ?? who.Park.Definition.Name,
            Industry = enterprise?.Industry,
            Period = shown.Period.ToString(),
            Scope = FigureId.WordOf(shown.Scope),
            State = AccountWords.Of(account.State),
            Version = account.ShownVersion,
            FactorSet = shown.FactorSet,
            Completeness = AccountWords.Share(shown.LeastCompleteness),
            EstimatedShare = AccountWords.Share(FindingShapes.EstimatedShare(shown.Figures.GetValueOrDefault("energy.loadKwh"))),
            ProvisionalFactors = shown.Provisional,
            MadeAt = ParkTime.At(who.Park, time.GetUtcNow().ToUnixTimeMilliseconds()),
            Findings = [.. findings.Select(one => FindingShapes.View(one, new TreePicker(who.Park, home, shown, FindingShapes.Depth)))],
            Kinds = Diagnosis.Kinds,
            Factors = [.. FindingShapes.Factors(shown).Select(one => shapes.Node(one, home with { Key = one.Key }, 0))],
            Notes = [.. shown.Notes.Select(note => new NoteView(note.Code, note.Key, note.Text))],
        };
    }

    private async Task<IResult> ParkAsync(string park, string? text, CancellationToken cancellation)
    {
        if (!registry.TryFindWhole(park, out var found))
        {
            return Problems.UnknownPark(park);
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        var all = (await diagnoses.EachAsync(found, period, FoundFindings.Of, cancellation))
            .Where(one => one.Who.Id is not null).Select(one => one.Taken).ToArray();
        var shapes = new FigureShapes(found);
        var home = new FigureId(found.Definition.Id, FigureId.WholePark, period, FactorScope.Provincial, "carbon.total");
        return TypedResults.Ok(new ParkDiagnosisView
        {
            Park = park,
            Name = found.Definition.Name,
            Period = period.ToString(),
            MadeAt = ParkTime.At(found, time.GetUtcNow().ToUnixTimeMilliseconds()),
            Enterprises = all.Length,
            WithFindings = all.Count(one => one.Findings.Count > 0),
            Kinds = Diagnosis.Kinds,
            Factors =
            [
                .. all.SelectMany(one => one.Factors).DistinctBy(one => (one.Key, one.Value))
                    .Select(one => shapes.Node(one, home with { Key = one.Key }, 0)),
            ],
            Findings =
            [
                .. all.SelectMany(one => one.Findings)
                    .GroupBy(one => one.Kind, StringComparer.Ordinal)
                    .Select(kind => Kind([.. kind]))
                    .OrderByDescending(kind => kind.Sums.GetValueOrDefault("CNY"))
                    .ThenByDescending(kind => kind.Count),
            ],
        });
    }

    private static ParkFindingView Kind(FoundFinding[] of)
    {
        var sizes = of.SelectMany(one => one.Sizes).Where(size => size.Value is not null).ToLookup(size => size.Unit);
        return new()
        {
            Kind = of[0].Kind,
            Title = of[0].Title,
            Count = of.Length,
            Sums = sizes.Where(unit => unit.Key != "kW").ToDictionary(unit => unit.Key, unit => Exact.Trim(unit.Sum(size => size.Value!.Value))),
            Known = sizes.ToDictionary(unit => unit.Key, unit => unit.Count()),
            Measures = of[0].Measures,
            Rows =
            [
                .. of.OrderByDescending(one => one.Severity).ThenByDescending(one => one.Sizes[0].Value ?? 0m).Take(MostRows)
                    .Select(one => new ParkFindingRowView
                    {
                        Enterprise = one.Who.Word,
                        Name = one.Who.Park.FindEnterprise(one.Who.Id!.Value)?.Name ?? one.Who.Word,
                        Severity = FindingShapes.Of(one.Severity),
                        Text = one.Text,
                        Size = one.Sizes.GroupBy(size => size.Unit).ToDictionary(unit => unit.Key, unit => Exact.Trim(unit.First().Value)),
                    }),
            ],
        };
    }
}
