namespace ParkTwin.Storage.Registry;

/// <summary>A change and its place in the journal.</summary>
/// <param name="Position">Position of its record; rises from change to change.</param>
/// <param name="Change">The change.</param>
public readonly record struct JournaledChange(long Position, RegistryChange Change);
