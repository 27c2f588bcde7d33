namespace ParkTwin.Web.Api.Explaining;

/// <summary>One node of the tree that makes a figure. The tree is the computation: the value follows from the inputs.</summary>
public record FigureNodeView
{
    /// <summary>Its key, for example <c>carbon.scope1</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The id that opens this node by itself; null where it is a step within another figure only.</summary>
    public required string? Figure { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Its value, unrounded; null where unknown.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Why it is unknown, and what to do; null where it is known.</summary>
    public required string? Reason { get; init; }

    /// <summary>The formula with standard and section; null for a leaf.</summary>
    public required string? Formula { get; init; }

    /// <summary>
    /// leaf, sum, sum-of-known, difference, product, quotient, minimum, maximum, square-root, rounded, step or chosen (the first input
    /// stands, the others are why).
    /// </summary>
    public required string Operation { get; init; }

    /// <summary>Where a leaf's value comes from; null for an operation.</summary>
    public required FigureSourceView? Source { get; init; }

    /// <summary>What it follows from, in order.</summary>
    public required IReadOnlyList<FigureNodeView> Inputs { get; init; }

    /// <summary>True where its inputs are not shown here: ask deeper, or open this node by its id.</summary>
    public required bool More { get; init; }
}
