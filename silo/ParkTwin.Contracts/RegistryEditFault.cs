namespace ParkTwin.Contracts;

/// <summary>Something in an edit that cannot be taken.</summary>
/// <param name="OfMeters">True for an entry of the meters, false for one of the enterprises.</param>
/// <param name="Index">Which entry, from 0; −1 where it is none in particular.</param>
/// <param name="Key">The property that is wrong; null for the entry as a whole.</param>
/// <param name="Problem">What is wrong and what to do, as sentences.</param>
public readonly record struct RegistryEditFault(bool OfMeters, int Index, string? Key, string Problem);
