using System.Globalization;

namespace ParkTwin.Web.Api.Declared;

/// <summary>By which way something is written, and which version the writer has seen.</summary>
internal static class Writer
{
    /// <summary>Checks <c>via</c>; answers the sentence that says what is wrong with it, or null.</summary>
    public static string? TryReadVia(string? text, out string via)
    {
        via = string.IsNullOrEmpty(text) ? "api" : text;
        return via is "api" or "page" ? null : UsageQuery.Say("via", text, "api (the default) or page");
    }

    /// <summary>
    /// The version in <c>If-Match</c> (an ETag, <c>"3"</c>; 0 for nothing declared yet), or 0 for <c>If-None-Match: *</c>; null where
    /// neither is sent.
    /// </summary>
    public static string? TryReadSeen(HttpRequest request, out int? seen)
    {
        seen = null;
        var match = request.Headers.IfMatch.ToString();
        if (request.Headers.IfNoneMatch == "*")
        {
            seen = 0;
            return match.Length == 0 ? null : "If-Match and If-None-Match exclude each other; send one of them.";
        }

        if (match.Length == 0)
        {
            return null;
        }

        var plain = match.StartsWith("W/", StringComparison.Ordinal) ? match[2..] : match;
        if (int.TryParse(plain.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            seen = version;
            return null;
        }

        return UsageQuery.Say("If-Match", match, "the ETag of the declaration as it was read, such as \"3\"");
    }
}
