using Microsoft.AspNetCore.Http.HttpResults;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Explaining;

/// <summary>Opens a figure by its id: the tree that makes it, down to factors, declarations and meters.</summary>
internal sealed class ExplainApi(CallerRegistry registry, AccountReader reader)
{
    private const int DefaultDepth = 8;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/explain/{figure}", (
            ExplainApi api, string figure, string? depth, CancellationToken cancellation) => api.ExplainAsync(figure, depth, cancellation))
        .WithTags("Explain")
        .Needs(AccessRight.ReadAccounts)
        .Describe<ExplainView>("explain", "Opens a figure", """
            The tree is the computation itself: every value follows from its inputs, down to readings of meters, declarations and
            reference entries with version and source. An id with a version behind it is the reported figure, one without is the figure
            as it stands now; `reported` and `current` hold the other. Ids stay valid. `depth` is 0 to 32 (8 when absent); a node with
            `more` opens deeper by its own id.
            """, 400, 404, 503);

    private async Task<IResult> ExplainAsync(string text, string? depthText, CancellationToken cancellation)
    {
        if (FigureDepth.TryRead(depthText, DefaultDepth, out var depth) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (!FigureId.TryParse(text, out var id) || registry.Find(id.Park) is not { } park
            || !(registry.IsWhole(park) || EnterpriseId.TryParse(id.Enterprise, out _)))
        {
            return NoFigure(text);
        }

        PeriodAccount? account;
        if (id.Enterprise == FigureId.WholePark)
        {
            account = await reader.ReadAsync(park, id.Period, id.Scope, cancellation);
        }
        else if (EnterpriseRef.Of(park, id) is { } who)
        {
            account = await reader.ReadAsync(who, id.Period, id.Scope);
        }
        else
        {
            return NoFigure(text);
        }

        if (account is null)
        {
            return Problems.NotYet();
        }

        return View(park, account, id, depth) is { } view ? TypedResults.Ok(view) : NoFigure(text);
    }

    private static ExplainView? View(RegisteredPark park, PeriodAccount account, FigureId id, int depth)
    {
        var shown = id.Version is { } version
            ? account.Reported.FirstOrDefault(one => one.Version.Version == version)?.Account
            : account.Now;
        if (shown is null || FigureTree.Find(shown, id.Key) is not { } figure)
        {
            return null;
        }

        var shapes = new FigureShapes(park);
        var leaves = FigureTree.Leaves(figure, id);
        var node = shapes.Node(figure, id, depth);
        var (from, to) = id.Period.Span(park.Calendar);
        return new ExplainView
        {
            Id = id.ToString(),
            Figure = node.Figure,
            Key = node.Key,
            Unit = node.Unit,
            Value = node.Value,
            Reason = node.Reason,
            Formula = node.Formula,
            Operation = node.Operation,
            Source = node.Source,
            Inputs = node.Inputs,
            More = node.More,
            Park = id.Park.Value,
            Enterprise = AccountWords.EnterpriseOf(id.Enterprise),
            Period = id.Period.ToString(),
            From = ParkTime.At(park, from),
            To = ParkTime.At(park, to),
            Scope = FigureId.WordOf(id.Scope),
            Version = id.Version,
            State = AccountWords.Of(account.State),
            FactorSet = shown.FactorSet,
            Completeness = AccountWords.Share(shown.CompletenessOf(id.Key) ?? shown.Completeness),
            ProvisionalFactors = shown.Provisional,
            Parts = FigureTree.Parts(figure),
            Meters = Sources(leaves, FigureSourceKind.Meter, shapes),
            Declarations = Sources(leaves, FigureSourceKind.Declared, shapes),
            Factors = [.. leaves.Where(one => one.Leaf.Source!.Kind == FigureSourceKind.Reference)
                .DistinctBy(one => (one.Leaf.Source!.Id, one.Leaf.Value)).Select(one => shapes.Node(one.Leaf, one.Id, 0))],
            Notes = [.. shown.Notes.Where(note => FigureTree.Concerns(note, figure))
                .Select(note => new NoteView(note.Code, note.Key, note.Text))],
            Reported = [.. account.Reported.Select(one => Reported(park, id, one))],
            Current = id.Version is null ? null : Version(id with { Version = null }, account.Now, null, null),
        };
    }

    private static ReportedFigureView Reported(RegisteredPark park, FigureId id, ReportedAccount one) => Version(
        id with { Version = one.Version.Version }, one.Account, ParkTime.At(park, one.Version.AtUnixMs), one.Version.By);

    private static ReportedFigureView Version(FigureId id, Account account, DateTimeOffset? at, string? by) => new(
        id.Version, id.ToString(), Exact.Trim(FigureTree.Find(account, id.Key)?.Value), account.FactorSet, at, by);

    private static FigureSourceView[] Sources(
        IReadOnlyList<(Figure Leaf, FigureId Id)> leaves, FigureSourceKind kind, FigureShapes shapes) =>
        [.. leaves.Where(one => one.Leaf.Source!.Kind == kind).Select(one => shapes.Source(one.Leaf, one.Id)!).Distinct()];

    private static ProblemHttpResult NoFigure(string text) => Problems.Missing(
        "There is no such figure.",
        $"There is no figure '{text}'. Every answer of an account has its ids under 'figures'; they read park~enterprise~period~scope~key.");
}
