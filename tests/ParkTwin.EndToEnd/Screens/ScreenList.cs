using System.Text.Json;
using System.Text.RegularExpressions;

namespace ParkTwin.EndToEnd.Screens;

/// <summary>Every screen of the page.</summary>
internal static partial class ScreenList
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The screens, in the order of the list.</summary>
    public static IReadOnlyList<Screen> All { get; } = JsonSerializer.Deserialize<Screen[]>(
        File.ReadAllText(Path.Combine(Places.Root, "tests/ParkTwin.EndToEnd/Screens/screens.json")), Strict)!;

    /// <summary>The names of the routes that the page has.</summary>
    public static IReadOnlyList<string> Routes() =>
        [.. Named().Matches(File.ReadAllText(Path.Combine(Places.Root, "web/client/src/router.ts")))
            .Select(match => match.Groups["name"].Value).Distinct()];

    [GeneratedRegex("""(?:\bscreen\(\s*[^,()]+,\s*|\bname: )"(?<name>[a-z-]+)""")]
    private static partial Regex Named();
}
