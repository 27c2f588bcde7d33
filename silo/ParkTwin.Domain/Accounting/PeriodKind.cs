namespace ParkTwin.Domain.Accounting;

/// <summary>The lengths of an accounting period.</summary>
public enum PeriodKind : byte
{
    /// <summary>A calendar month, <c>2023-07</c>.</summary>
    Month = 0,

    /// <summary>A calendar quarter, <c>2023-Q3</c>.</summary>
    Quarter = 1,

    /// <summary>A calendar year, <c>2023</c>.</summary>
    Year = 2,

    /// <summary>Twelve months that end with a month, <c>2023-07-R12</c>.</summary>
    RollingYear = 3,
}
