namespace ParkTwin.Domain.Declared;

/// <summary>A unit of a declared amount.</summary>
/// <param name="Word">How it is written.</param>
/// <param name="Factor">Flow units in one of it.</param>
public sealed record DeclaredUnit(string Word, decimal Factor);
