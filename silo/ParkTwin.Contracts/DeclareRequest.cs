using Orleans;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Contracts;

/// <summary>Declares the figures of a period.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.DeclareRequest")]
public sealed record DeclareRequest
{
    /// <summary>The period: a month, quarter or year.</summary>
    [Id(0)]
    public required AccountingPeriod Period { get; init; }

    /// <summary>The figures; they replace those of the version before as a whole.</summary>
    [Id(1)]
    public required DeclaredFigures Figures { get; init; }

    /// <summary>Who declares.</summary>
    [Id(2)]
    public required string By { get; init; }

    /// <summary>How: <c>api</c>, <c>page</c>, <c>csv</c>, <c>excel</c>, <c>demo</c>.</summary>
    [Id(3)]
    public required string Via { get; init; }

    /// <summary>The version the writer has seen (0 for none); null overwrites whatever is newest.</summary>
    [Id(4)]
    public int? SeenVersion { get; init; }
}
