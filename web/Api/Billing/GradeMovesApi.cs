using ParkTwin.Domain.Access;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Evaluation;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Billing;

/// <summary>What would move the carbon-efficiency grade.</summary>
internal sealed class GradeMovesApi(CallerRegistry registry, AccountReader reader)
{
    private static readonly string[] Levers = ["electricity", "gas", "pv", "value-added", "output"];

    public static void Map(RouteGroupBuilder parks) => parks.MapGet("/{park}/enterprises/{enterprise}/grade-moves", (
            GradeMovesApi api, string park, string enterprise, string? period, string? depth) =>
            api.GetAsync(park, enterprise, period, depth))
        .Needs(AccessRight.ReadAccounts)
        .Describe<GradeMovesView>("enterpriseGradeMoves", "What would move the carbon-efficiency grade", """
            The limits next to the present grade and level, and for each the amounts of electricity, gas, PV used on site, value added and output
            at which it is met exactly, each alone with all others as they are; at the limit itself the better class holds. `trees` has
            each computation down to the account's figures. Empty where nothing is graded; `reasons` says why. `depth` is 0 to 32 (6
            when absent).
            """, 400, 404, 503);

    private async Task<IResult> GetAsync(string park, string enterprise, string? text, string? depthText)
    {
        if (EnterpriseRef.TryFind(registry, park, enterprise, out var who) is { } missing)
        {
            return missing;
        }

        if (AccountQuery.TryReadPeriod(text, out var period) is { } wrong)
        {
            return Problems.Bad(wrong);
        }

        if (FigureDepth.TryRead(depthText, TreePicker.DefaultDepth, out var depth) is { } deep)
        {
            return Problems.Bad(deep);
        }

        return await reader.ReadAsync(who, period, FactorScope.Provincial) is { } account
            ? TypedResults.Ok(View(who, account, depth))
            : Problems.NotYet();
    }

    private static GradeMovesView View(EnterpriseRef who, PeriodAccount account, int depth)
    {
        var shown = account.Shown;
        var take = new FigurePicker(account, who.Park);
        var trees = new TreePicker(who.Park, shown.IdOf(CarbonGrade.GradeKey, account.ShownVersion), shown, depth);
        var view = new GradeMovesView
        {
            L = take.Take("l", CarbonGrade.LKey),
            K = take.Take("k", CarbonGrade.KKey),
            Grade = take.Take("grade", CarbonGrade.GradeKey),
            LevelNumber = take.Take("levelNumber", CarbonGrade.LevelKey),
            Carbon = take.Take("carbon", "carbon.total"),
            ValueAdded = take.Take("valueAdded", "declared.valueAdded"),
            Targets =
            [
                .. GradeMoves.OfGrade(shown).Select(target => Target("grade", target, trees)),
                .. GradeMoves.OfLevel(shown).Select(target => Target("level", target, trees)),
            ],
            Trees = trees.Trees,
        };
        return BillShapes.With(take.Complete(view), trees);
    }

    private static GradeTargetView Target(string of, GradeTarget target, TreePicker trees)
    {
        var name = $"{of}.{(target.Better ? "better" : "worse")}";
        return new GradeTargetView
        {
            Of = of,
            Direction = target.Better ? "better" : "worse",
            From = target.From,
            To = target.To,
            Limit = Exact.Trim(target.Limit.Value),
            Carbon = trees.Take($"{name}.carbon", target.Carbon),
            CarbonChange = trees.Take($"{name}.carbonChange", target.CarbonChange),
            Moves = [.. target.Moves.Select(move => Move(name, move, trees))],
        };
    }

    private static GradeMoveView Move(string name, GradeMove move, TreePicker trees)
    {
        var key = $"{name}.{Levers[(int)move.Lever]}";
        return new GradeMoveView
        {
            Lever = Levers[(int)move.Lever],
            Unit = move.Now.Unit,
            Now = Exact.Trim(move.Now.Value),
            Change = trees.Take($"{key}.change", move.Change),
            Direction = move.Rises ? "up" : "down",
            Then = trees.Take($"{key}.then", move.Then),
            Share = trees.Take($"{key}.share", move.Share),
            Possible = move.Possible,
            Reason = move.Change.Value is null ? move.Change.Reason : null,
            Tree = $"{key}.then",
        };
    }
}
