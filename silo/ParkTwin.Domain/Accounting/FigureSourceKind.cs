namespace ParkTwin.Domain.Accounting;

/// <summary>Where a leaf's value comes from.</summary>
public enum FigureSourceKind : byte
{
    /// <summary>Readings of a meter.</summary>
    Meter = 0,

    /// <summary>A declaration.</summary>
    Declared = 1,

    /// <summary>The registry.</summary>
    Registry = 2,

    /// <summary>Reference data: a factor, a price, a threshold, an industry mean.</summary>
    Reference = 3,

    /// <summary>A constant of the method, with its standard.</summary>
    Constant = 4,

    /// <summary>Nothing: the value is unknown, and the reason says what to do.</summary>
    Missing = 5,

    /// <summary>A figure of another account: <see cref="FigureSource.Id"/> is its key, <see cref="FigureSource.Period"/> its
    /// period.</summary>
    Account = 6,
}
