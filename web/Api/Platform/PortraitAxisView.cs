namespace ParkTwin.Web.Api.Platform;

/// <summary>One axis of a portrait.</summary>
public sealed record PortraitAxisView
{
    /// <summary>Its word, for example <c>carbon-grade</c>.</summary>
    public required string Axis { get; init; }

    /// <summary>What it is called.</summary>
    public required SaidView Name { get; init; }

    /// <summary>The figure behind it.</summary>
    public required FindingFigureView Figure { get; init; }

    /// <summary>The value that scores 0, in the figure's unit.</summary>
    public required decimal Zero { get; init; }

    /// <summary>The value that scores 100.</summary>
    public required decimal Full { get; init; }

    /// <summary>0 to 100, linear between the two and held there; null where the figure is unknown.</summary>
    public required decimal? Score { get; init; }
}
