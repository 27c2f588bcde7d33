using System.Text.Json;

namespace ParkTwin.Domain.Access;

/// <summary>The words of roles and rights in files and answers.</summary>
public static class AccessWords
{
    private static readonly string[] RoleWords = [.. Enum.GetNames<Role>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
    private static readonly string[] RightWords = [.. Enum.GetNames<AccessRight>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The words of all roles.</summary>
    public static IReadOnlyList<string> Roles => RoleWords;

    /// <summary>The word of a role, for example <c>operator</c>.</summary>
    public static string Of(Role role) => RoleWords[(int)role];

    /// <summary>The word of a right, for example <c>readLive</c>.</summary>
    public static string Of(AccessRight right) => RightWords[(int)right];

    /// <summary>The role of a word, compared exactly.</summary>
    public static bool TryParse(string? word, out Role role)
    {
        var at = Array.IndexOf(RoleWords, word);
        role = at < 0 ? default : (Role)at;
        return at >= 0;
    }
}
