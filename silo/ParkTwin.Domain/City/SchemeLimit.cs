namespace ParkTwin.Domain.City;

/// <summary>A limit of an indicator for parks of a size.</summary>
/// <param name="FromTce">Least yearly energy of the park, tce; null for any.</param>
/// <param name="ToTce">Yearly energy below which it holds, tce; null for any.</param>
/// <param name="Limit">The limit, in the indicator's unit; null when not found.</param>
public sealed record SchemeLimit(decimal? FromTce, decimal? ToTce, decimal? Limit);
