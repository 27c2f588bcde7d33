namespace ParkTwin.Domain.Reference;

/// <summary>The regional grid that a province belongs to.</summary>
/// <param name="Region">The province, for example <c>CN-33</c>.</param>
/// <param name="Grid">The grid, for example <c>CN-EAST</c>.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Note">What a user has to know; null for nothing.</param>
public sealed record GridRegion(string Region, string Grid, FactorConfidence Confidence, string? Note);
