namespace ParkTwin.Domain.Declared;

/// <summary>A declared quantity of a product.</summary>
/// <param name="Product">Product id of the benchmark data, or the firm's own word.</param>
/// <param name="Quantity">The quantity, above zero.</param>
/// <param name="Unit">Its unit.</param>
public sealed record DeclaredProduct(string Product, decimal Quantity, string Unit);
