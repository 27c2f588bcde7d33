namespace ParkTwin.Domain.Accounting;

/// <summary>How a figure follows from its inputs. All arithmetic is decimal, in the order of the inputs.</summary>
public enum FigureOperation : byte
{
    /// <summary>No input: the value comes from a source.</summary>
    Leaf = 0,

    /// <summary>The sum; unknown when any input is.</summary>
    Sum = 1,

    /// <summary>The sum of what is known; unknown only when no input is known. For roll-ups, with completeness beside it.</summary>
    SumOfKnown = 2,

    /// <summary>The first less all others.</summary>
    Difference = 3,

    /// <summary>The product.</summary>
    Product = 4,

    /// <summary>The first divided by the second; unknown when the divisor is zero or below.</summary>
    Quotient = 5,

    /// <summary>The least.</summary>
    Minimum = 6,

    /// <summary>The greatest.</summary>
    Maximum = 7,

    /// <summary>The square root, to 28 digits; unknown below zero.</summary>
    SquareRoot = 8,

    /// <summary>The first rounded half away from zero to as many decimals as the second says.</summary>
    Rounded = 9,

    /// <summary>The first input as it stands; the others are why it was chosen.</summary>
    Chosen = 10,

    /// <summary>One more than the number of the other inputs that the first exceeds: the class of a value between rising limits.</summary>
    Step = 11,
}
