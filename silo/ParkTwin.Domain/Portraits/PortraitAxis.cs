using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;

namespace ParkTwin.Domain.Portraits;

/// <summary>
/// One axis of a portrait: a figure placed between two documented points. The score is 0 at <see cref="Zero"/>, 100 at
/// <see cref="Full"/>, linear in between and held there.
/// </summary>
public sealed record PortraitAxis
{
    /// <summary>Its word.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required Said Name { get; init; }

    /// <summary>The figure behind it; without a value where it is unknown, with the reason.</summary>
    public required Figure Figure { get; init; }

    /// <summary>The value that scores 0, in the figure's unit.</summary>
    public required decimal Zero { get; init; }

    /// <summary>The value that scores 100.</summary>
    public required decimal Full { get; init; }

    /// <summary>0 to 100; null where the figure is unknown.</summary>
    public decimal? Score => Figure.Value is { } value ? Math.Clamp((value - Zero) / (Full - Zero), 0m, 1m) * 100m : null;
}
