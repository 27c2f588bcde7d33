using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Declared;

/// <summary>One version of what was declared of a period; every version is kept.</summary>
public sealed record Declaration
{
    /// <summary>The declared period: a month, quarter or year.</summary>
    public required AccountingPeriod Period { get; init; }

    /// <summary>From 1, rising by one with each change.</summary>
    public required int Version { get; init; }

    /// <summary>The figures.</summary>
    public required DeclaredFigures Figures { get; init; }

    /// <summary>Who declared them: an account, or <c>local</c> while there is no sign-in.</summary>
    public required string By { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    public required long AtUnixMs { get; init; }

    /// <summary>How they came: <c>api</c>, <c>page</c>, <c>csv</c>, <c>excel</c>, <c>demo</c>.</summary>
    public required string Via { get; init; }
}
