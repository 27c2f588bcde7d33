using ParkTwin.Web.Api.Explaining;

namespace ParkTwin.Web.Api.Platform;

/// <summary>A figure of a finding or of an axis, with the tree that makes it.</summary>
public sealed record FindingFigureView
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its value; null where it is unknown.</summary>
    public required decimal? Value { get; init; }

    /// <summary>Its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Why it is unknown, and what to do; null where it is known.</summary>
    public required string? Reason { get; init; }

    /// <summary>The id that <c>GET /api/explain/{figure}</c> opens; null where it stands in no account: then the tree explains it.</summary>
    public required string? Figure { get; init; }

    /// <summary>The tree that makes it; a node that is a figure of an account has its id.</summary>
    public required FigureNodeView Tree { get; init; }
}
