namespace ParkTwin.Storage.Registry;

/// <summary>One thing that is wrong in a registry, and the way to put it right.</summary>
/// <param name="Path">Where: a JSON path such as <c>parks[0].meters[3].unit</c>, or <c>line 3, column 17</c>.</param>
/// <param name="Subject">Who is meant, for example <c>meter m4</c>; null when nobody has been named yet.</param>
/// <param name="Problem">What was found, what is allowed, and what to do, as sentences.</param>
public sealed record RegistryFault(string Path, string? Subject, string Problem)
{
    /// <summary>The fault as one line.</summary>
    public override string ToString() => Subject is null ? $"{Path}: {Problem}" : $"{Path} ({Subject}): {Problem}";
}
