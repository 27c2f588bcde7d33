using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>The trees of the power factor and of its adjustment, and the source of a tariff's entry.</summary>
internal static class TariffFormulas
{
    private const string Rule = "(83)水电财字第215号 功率因数调整电费办法";
    private static readonly string[] Confidences = ["confirmed", "calculated", "check", "not-found"];
    private static readonly Figure TwoDecimals = Constant("constant.power-factor-decimals", 2m);
    private static readonly Figure Hundred = Constant("constant.hundredths", 100m);

    /// <summary>kWh ÷ √(kWh² + kvarh²), rounded half up to two decimals.</summary>
    public static Figure PowerFactor(string key, Figure active, Figure reactive)
    {
        var squares = Figure.Of($"{key}.squares", "kWh2", FigureOperation.Sum, "kWh² + kvarh²",
            Figure.Of($"{key}.kwhSquared", "kWh2", FigureOperation.Product, "kWh²", active, active),
            Figure.Of($"{key}.kvarhSquared", "kvarh2", FigureOperation.Product, "kvarh²", reactive, reactive));
        var apparent = Figure.Of($"{key}.apparent", "kVAh", FigureOperation.SquareRoot, "√(kWh² + kvarh²)", squares);
        var exact = Figure.Of($"{key}.exact", "1", FigureOperation.Quotient, "kWh ÷ √(kWh² + kvarh²)", active, apparent);
        return Figure.Of(key, "1", FigureOperation.Rounded, $"Rounded half up to two decimals, {Rule}", exact, TwoDecimals);
    }

    /// <summary>The share of energy and basic charge that a power factor adds.</summary>
    public static Figure AdjustmentShare(string key, Figure powerFactor, PowerFactorTable table, string set)
    {
        if (powerFactor.Value is not { } factor)
        {
            return Figure.Unknown(key, "1", powerFactor.Reason!);
        }

        if (factor is < 0m or > 1m)
        {
            return Figure.Unknown(key, "1", $"The power factor is {factor}; the table holds 0 to 1. Look at the grid and reactive meters.");
        }

        var row = table.RowOf(factor);
        var source = Source(table.Id, set, table.Citation, table.Confidence);
        Figure Leaf(string name, decimal value) => Figure.Leaf($"{table.Id}.{row.Lowest:0.00}.{name}", "1", value, source);
        var below = Figure.Of($"{key}.below", "1", FigureOperation.Difference, "countFrom − power factor",
            Leaf("countFrom", row.CountFrom), powerFactor);
        var stepped = Figure.Of($"{key}.stepped", "1", FigureOperation.Product, "step × hundredths below countFrom", Leaf("step", row.Step),
            below, Hundred);
        return Figure.Of(key, "1", FigureOperation.Sum,
            $"fixed + step × hundredths; row {row.Lowest:0.00} to {row.Highest:0.00} of the table for standard {table.Standard:0.00}, {Rule}",
            Leaf("fixed", row.Fixed), stepped);
    }

    /// <summary>The source of an entry of the tariff document.</summary>
    public static FigureSource Source(string id, string set, string? citation, FactorConfidence? confidence) => new()
    {
        Kind = FigureSourceKind.Reference,
        Id = id,
        Set = set,
        Citation = citation,
        Confidence = confidence is { } known ? Confidences[(int)known] : null,
    };

    private static Figure Constant(string key, decimal value) =>
        Figure.Leaf(key, "1", value, new() { Kind = FigureSourceKind.Constant, Citation = Rule });
}
