using System.Globalization;

namespace ParkTwin.Web.Api.Explaining;

/// <summary>How deep a tree is shown.</summary>
internal static class FigureDepth
{
    /// <summary>The deepest that is shown at once.</summary>
    public const int Most = 32;

    /// <summary>Checks <c>depth</c>; answers the sentence that says what is wrong with it, or null.</summary>
    public static string? TryRead(string? text, int absent, out int depth)
    {
        depth = absent;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out depth) && depth <= Most)
            ? null
            : UsageQuery.Say("depth", text, $"a whole number from 0 to {Most}");
    }
}
