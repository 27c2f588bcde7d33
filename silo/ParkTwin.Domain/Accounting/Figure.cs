namespace ParkTwin.Domain.Accounting;

/// <summary>
/// One figure with the tree that makes it: a leaf with its source, or an operation over other figures. The value is computed from
/// the inputs when the figure is made, so the tree that explains a figure is the computation itself. Immutable.
/// </summary>
public sealed class Figure
{
    private Figure(string key, string unit, FigureOperation operation, IReadOnlyList<Figure> inputs, string? formula)
    {
        Key = key;
        Unit = unit;
        Operation = operation;
        Inputs = inputs;
        Formula = formula;
    }

    /// <summary>Its name within an account, for example <c>carbon.scope1</c>; unlike figures have unlike keys.</summary>
    public string Key { get; }

    /// <summary>Its unit, for example <c>tCO2</c>, <c>tce</c>, <c>kWh</c>, <c>1</c>.</summary>
    public string Unit { get; }

    /// <summary>The value, unrounded; null when unknown (then <see cref="Reason"/> says why).</summary>
    public decimal? Value { get; private init; }

    /// <summary>Why the value is unknown and what to do; null when it is known.</summary>
    public string? Reason { get; private init; }

    /// <summary>How it follows from its inputs.</summary>
    public FigureOperation Operation { get; }

    /// <summary>What it follows from, in order.</summary>
    public IReadOnlyList<Figure> Inputs { get; }

    /// <summary>The formula in words with standard and section; null for a leaf.</summary>
    public string? Formula { get; }

    /// <summary>Where a leaf's value comes from; null for an operation.</summary>
    public FigureSource? Source { get; private init; }

    /// <summary>A leaf with a known value.</summary>
    public static Figure Leaf(string key, string unit, decimal value, FigureSource source) =>
        new(key, unit, FigureOperation.Leaf, [], null) { Value = value, Source = source };

    /// <summary>A leaf whose value is unknown; the reason says what is missing and what to do.</summary>
    public static Figure Unknown(string key, string unit, string reason) =>
        new(key, unit, FigureOperation.Leaf, [], null) { Reason = reason, Source = new() { Kind = FigureSourceKind.Missing } };

    /// <summary>A leaf whose value is unknown although its source is known, for example a meter without readings.</summary>
    public static Figure Unknown(string key, string unit, string reason, FigureSource source) =>
        new(key, unit, FigureOperation.Leaf, [], null) { Reason = reason, Source = source };

    /// <summary>A figure that follows from others.</summary>
    /// <exception cref="ArgumentException">The operation is <see cref="FigureOperation.Leaf"/> or the inputs do not fit it.</exception>
    public static Figure Of(string key, string unit, FigureOperation operation, string formula, params IReadOnlyList<Figure> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var (value, reason) = FigureArithmetic.Apply(key, operation, inputs, input => input.Value);
        return new(key, unit, operation, inputs, formula) { Value = value, Reason = reason };
    }

    /// <summary>The value computed anew from the leaves alone.</summary>
    public decimal? Evaluate() => Operation == FigureOperation.Leaf
        ? Value
        : FigureArithmetic.Apply(Key, Operation, Inputs, input => input.Evaluate()).Value;

    /// <summary>This figure and all below it, each tree node once in order of first meeting.</summary>
    public IEnumerable<Figure> Tree()
    {
        var met = new HashSet<Figure>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Figure>();
        open.Push(this);
        while (open.TryPop(out var figure))
        {
            if (!met.Add(figure))
            {
                continue;
            }

            yield return figure;
            for (var i = figure.Inputs.Count - 1; i >= 0; i--)
            {
                open.Push(figure.Inputs[i]);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Key} = {(Value is { } value ? $"{value} {Unit}" : Reason)}";
}
