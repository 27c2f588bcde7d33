namespace ParkTwin.Web.Api.Declared;

/// <summary>A declared quantity of a product.</summary>
public sealed record ProductEntry
{
    /// <summary>Product id of the benchmark data, or the firm's own word.</summary>
    public string? Product { get; init; }

    /// <summary>The quantity, above zero.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Its unit.</summary>
    public string? Unit { get; init; }
}
