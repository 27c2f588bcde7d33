namespace ParkTwin.Domain.Accounting;

/// <summary>The arithmetic of <see cref="FigureOperation"/>, in one place for making and for re-evaluating.</summary>
internal static class FigureArithmetic
{
    public static (decimal? Value, string? Reason) Apply(
        string key, FigureOperation operation, IReadOnlyList<Figure> inputs, Func<Figure, decimal?> valueOf)
    {
        var least = operation is FigureOperation.Quotient or FigureOperation.Rounded or FigureOperation.Step ? 2 : 1;
        if (operation == FigureOperation.Leaf || inputs.Count < least)
        {
            throw new ArgumentException($"{key}: {operation} needs at least {least} inputs; there are {inputs.Count}.", nameof(inputs));
        }

        var values = new decimal[inputs.Count];
        var known = 0;
        string? missing = null;
        for (var i = 0; i < inputs.Count; i++)
        {
            if (valueOf(inputs[i]) is { } value)
            {
                values[known++] = value;
            }
            else
            {
                missing ??= inputs[i].Reason ?? $"{inputs[i].Key} is unknown.";
            }
        }

        if (operation == FigureOperation.Chosen)
        {
            var chosen = valueOf(inputs[0]);
            return (chosen, chosen is null ? inputs[0].Reason ?? missing : null);
        }

        if (known == 0 || (known < inputs.Count && operation != FigureOperation.SumOfKnown))
        {
            return (null, missing);
        }

        try
        {
            return Known(operation, values.AsSpan(0, known), inputs);
        }
        catch (OverflowException)
        {
            return (null, $"{key} is beyond what a decimal holds (about 7.9e28); correct its inputs: {string.Join(", ", inputs.Select(one => one.Key))}.");
        }
    }

    private static (decimal? Value, string? Reason) Known(
        FigureOperation operation, ReadOnlySpan<decimal> values, IReadOnlyList<Figure> inputs)
    {
        switch (operation)
        {
            case FigureOperation.Quotient when values[1] <= 0m:
                return (null, $"{inputs[1].Key} is {values[1]} {inputs[1].Unit}; a ratio needs it above zero.");
            case FigureOperation.Quotient:
                return (values[0] / values[1], null);
            case FigureOperation.SquareRoot:
                return values[0] < 0m ? (null, $"{inputs[0].Key} is below zero.") : (SquareRoot(values[0]), null);
            case FigureOperation.Rounded:
                return (decimal.Round(values[0], (int)values[1], MidpointRounding.AwayFromZero), null);
            case FigureOperation.Step:
                return (1 + Exceeded(values[0], values[1..]), null);
        }

        var result = values[0];
        foreach (var value in values[1..])
        {
            result = operation switch
            {
                FigureOperation.Difference => result - value,
                FigureOperation.Product => result * value,
                FigureOperation.Minimum => Math.Min(result, value),
                FigureOperation.Maximum => Math.Max(result, value),
                _ => result + value,
            };
        }

        return (result, null);
    }

    private static int Exceeded(decimal value, ReadOnlySpan<decimal> limits)
    {
        var exceeded = 0;
        foreach (var limit in limits)
        {
            exceeded += value > limit ? 1 : 0;
        }

        return exceeded;
    }

    /// <summary>Newton's method from the binary root; ends when it no longer falls.</summary>
    private static decimal SquareRoot(decimal value)
    {
        if (value == 0m)
        {
            return 0m;
        }

        var root = (decimal)Math.Sqrt((double)value);
        for (var i = 0; i < 8; i++)
        {
            var next = (root + (value / root)) / 2m;
            if (next == root)
            {
                break;
            }

            root = next;
        }

        return root;
    }
}
