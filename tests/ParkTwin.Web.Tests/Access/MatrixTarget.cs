namespace ParkTwin.Web.Tests.Access;

/// <summary>Something that an address names, and who sees it.</summary>
internal sealed record MatrixTarget(string Park, string Enterprise, string Meter, string Seers)
{
    /// <summary>Puts it into an address or a body.</summary>
    public string Into(string text) => text
        .Replace("{P}", Park, StringComparison.Ordinal)
        .Replace("{E}", Enterprise, StringComparison.Ordinal)
        .Replace("{F}", Enterprise == "~" ? "_" : Enterprise, StringComparison.Ordinal)
        .Replace("{M}", Meter, StringComparison.Ordinal);
}
