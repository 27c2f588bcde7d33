namespace ParkTwin.Domain.City;

/// <summary>An inconsistency of the sources and how the register treats it.</summary>
/// <param name="Id">I1 to I10.</param>
/// <param name="About">What it is about.</param>
/// <param name="Text">The detail and the treatment.</param>
public sealed record ZoneNote(string Id, string About, string Text);
