using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Evaluation;

/// <summary>
/// What would move a carbon-efficiency grade (碳效等级) or level (碳效水平): the amounts at which the next limits are met exactly
/// (reference §5.1; 工业碳效码评价方法). At the limit itself the better class holds. Pure; takes the account's own figures, so that every
/// threshold opens down to factors, declarations and meters.
/// </summary>
public sealed class GradeMoves
{
    private const string Tonnes = "tCO2";

    private readonly Account _account;
    private readonly Figure _intensity;
    private readonly Figure _carbon;
    private readonly Figure _valueAdded;

    private GradeMoves(Account account)
    {
        _account = account;
        _intensity = account.Figures["intensity.tco2PerValueAdded"];
        (_carbon, _valueAdded) = (_intensity.Inputs[0], _intensity.Inputs[1]);
    }

    /// <summary>The limits around the present grade: the next better one where there is one, and the one that would lose it. Empty where it is
    /// not evaluable; the reason is that of <c>grade.grade</c>.</summary>
    public static IReadOnlyList<GradeTarget> OfGrade(Account account) => Of(account, CarbonGrade.GradeKey, "grade");

    /// <summary>The limits around the present level (低碳, 中碳, 高碳).</summary>
    public static IReadOnlyList<GradeTarget> OfLevel(Account account) => Of(account, CarbonGrade.LevelKey, "level");

    private static List<GradeTarget> Of(Account account, string key, string word)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!account.Figures.TryGetValue(key, out var step) || step is not { Value: { } value, Operation: FigureOperation.Step })
        {
            return [];
        }

        var moves = new GradeMoves(account);
        var at = (int)value;
        var targets = new List<GradeTarget>(2);
        if (at > 1)
        {
            targets.Add(moves.Target($"moves.{word}.better", step, at, better: true));
        }

        if (at < step.Inputs.Count)
        {
            targets.Add(moves.Target($"moves.{word}.worse", step, at, better: false));
        }

        return targets;
    }

    private GradeTarget Target(string key, Figure step, int at, bool better)
    {
        var limit = step.Inputs[better ? at - 1 : at];
        var ratio = step.Inputs[0];
        var intensity = ratio.Key == CarbonGrade.KKey
            ? Figure.Of($"{key}.l", "tCO2/万元", FigureOperation.Product, "Limit of K × mean L of the industry", limit, ratio.Inputs[1])
            : limit;
        var carbon = Figure.Of($"{key}.carbon", Tonnes, FigureOperation.Product, "Limit of L × value added", intensity, _valueAdded);
        var change = better
            ? Figure.Of($"{key}.carbonChange", Tonnes, FigureOperation.Difference, "CO₂ − CO₂ at the limit", _carbon, carbon)
            : Figure.Of($"{key}.carbonChange", Tonnes, FigureOperation.Difference, "CO₂ at the limit − CO₂", carbon, _carbon);
        return new()
        {
            Better = better,
            From = at,
            To = better ? at - 1 : at + 1,
            Limit = limit,
            Carbon = carbon,
            CarbonChange = change,
            Moves =
            [
                Burned(key, GradeLever.Electricity, "electricity", Flows.GridImport, change, better),
                Burned(key, GradeLever.Gas, "gas", GasFlow(), change, better),
                Pv(key, change, better),
                ValueAdded(key, intensity, better),
                Output(key, intensity, better),
            ],
        };
    }

    private Flow GasFlow() => _account.Figures.ContainsKey("carbon.flow." + Flows.Gas.Word) ? Flows.Gas : Flows.GasEnergy;

    private GradeMove Burned(string key, GradeLever lever, string word, Flow flow, Figure change, bool better)
    {
        key = $"{key}.{word}";
        var amount = _account.Figures.GetValueOrDefault("activity." + flow.Word) ?? Absent(flow);
        var factor = Factor(key, flow, amount);
        return Move(key, lever, amount, !better, flow.Unit,
            Figure.Of(key + ".change", flow.Unit, FigureOperation.Quotient, $"CO₂ to change ÷ CO₂ per {flow.Unit} of {flow.English}",
                change, factor));
    }

    /// <summary>CO₂ per unit, as the account has it: over a period with two factors their mean by amount.</summary>
    private Figure Factor(string key, Flow flow, Figure amount) => Figure.Of($"{key}.factor", $"{Tonnes}/{flow.Unit}", FigureOperation.Quotient,
        $"CO₂ of {flow.English} ÷ amount", _account.Figures.GetValueOrDefault("carbon.flow." + flow.Word) ?? Absent(flow), amount);

    private Figure Absent(Flow flow) => Figure.Unknown($"activity.{flow.Word}", flow.Unit,
        $"No {flow.English} is metered or declared in {_account.Period}, so it cannot move anything.");

    /// <summary>PV in place of bought electricity: the load stays, so a kWh more of PV is a kWh less bought.</summary>
    private GradeMove Pv(string key, Figure change, bool better)
    {
        key += ".pv";
        var bought = _account.Figures.GetValueOrDefault("activity.grid-import") ?? Absent(Flows.GridImport);
        var used = _account.Figures.GetValueOrDefault("energy.pvSelfUsed") ?? Figure.Leaf("energy.pvSelfUsed", "kWh", 0m,
            new() { Kind = FigureSourceKind.Constant, Citation = "No PV is metered or declared" });
        var kwh = Figure.Of(key + ".change", "kWh", FigureOperation.Quotient, "CO₂ to change ÷ CO₂ per kWh bought; the load stays", change,
            Factor(key, Flows.GridImport, bought));
        var then = Then(key, "kWh", used, kwh, better);
        return new()
        {
            Lever = GradeLever.Pv,
            Now = used,
            Change = kwh,
            Then = then,
            Share = Figure.Of(key + ".share", "1", FigureOperation.Quotient, "PV used on site ÷ load (自给率)", then,
                _account.Figures["energy.loadKwh"]),
            Rises = better,
        };
    }

    private GradeMove ValueAdded(string key, Figure intensity, bool better)
    {
        key += ".valueAdded";
        var (needed, change) = Needed(key, intensity, better);
        return new()
        {
            Lever = GradeLever.ValueAdded,
            Now = _valueAdded,
            Change = change,
            Then = needed,
            Share = Share(key, change, _valueAdded),
            Rises = better,
        };
    }

    private GradeMove Output(string key, Figure intensity, bool better)
    {
        var (_, change) = Needed($"{key}.valueAdded", intensity, better);
        key += ".output";
        var output = _account.Figures["declared.output"];
        var more = Figure.Of(key + ".change", "万元", FigureOperation.Product, "Change of value added × output ÷ value added", change,
            Figure.Of(key + ".ratio", "1", FigureOperation.Quotient, "产值 ÷ 增加值 of the period", output, _valueAdded));
        return Move(key, GradeLever.Output, output, better, "万元", more);
    }

    private (Figure Needed, Figure Change) Needed(string key, Figure intensity, bool better)
    {
        var needed = Figure.Of(key + ".then", "万元", FigureOperation.Quotient, "CO₂ ÷ limit of L", _carbon, intensity);
        return (needed, better
            ? Figure.Of(key + ".change", "万元", FigureOperation.Difference, "Value added at the limit − value added", needed, _valueAdded)
            : Figure.Of(key + ".change", "万元", FigureOperation.Difference, "Value added − value added at the limit", _valueAdded, needed));
    }

    private static GradeMove Move(string key, GradeLever lever, Figure now, bool rises, string unit, Figure change) => new()
    {
        Lever = lever,
        Now = now,
        Change = change,
        Then = Then(key, unit, now, change, rises),
        Share = Share(key, change, now),
        Rises = rises,
    };

    private static Figure Then(string key, string unit, Figure now, Figure change, bool rises) => rises
        ? Figure.Of(key + ".then", unit, FigureOperation.Sum, "Amount + change", now, change)
        : Figure.Of(key + ".then", unit, FigureOperation.Difference, "Amount − change", now, change);

    private static Figure Share(string key, Figure change, Figure now) =>
        Figure.Of(key + ".share", "1", FigureOperation.Quotient, "Change ÷ amount", change, now);
}
