using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ParkTwin.Web.Api;

/// <summary>Says what keeps a JSON body from being read in the words of its sender: its keys and JSON's own kinds, no name of a type.</summary>
internal static class JsonFault
{
    /// <summary>The sentence: where, what is wrong there, what to send.</summary>
    public static string Say(JsonException fault, JsonTypeInfo type)
    {
        var path = string.IsNullOrEmpty(fault.Path) ? "$" : fault.Path;
        return $"The body cannot be read at {path}: {What(fault, path, type)}";
    }

    private static string What(JsonException fault, string path, JsonTypeInfo type)
    {
        // The parser's own faults come wrapped, those of the binding do not.
        if (fault.InnerException is JsonException)
        {
            return $"it is not JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}. Send one JSON object in UTF-8, numbers "
                + "as 12.5 or 1e3, nothing after it, no comment and no trailing comma.";
        }

        JsonTypeInfo? at = type;
        foreach (var step in Steps(path))
        {
            if (at?.Kind == JsonTypeInfoKind.Enumerable)
            {
                at = Info(at.ElementType, at);
                continue;
            }

            if (at?.Kind != JsonTypeInfoKind.Object)
            {
                break;
            }

            if (at.Properties.FirstOrDefault(one => one.Name == step) is not { } known)
            {
                return $"there is no key '{step}'; the keys are {string.Join(", ", at.Properties.Select(one => one.Name))}.";
            }

            at = Info(known.PropertyType, at);
        }

        return fault.Message.StartsWith("Duplicate property", StringComparison.Ordinal)
            ? "the key is there twice; send it once."
            : $"it must be {Expected(at)}.";
    }

    private static JsonTypeInfo? Info(Type? type, JsonTypeInfo beside) =>
        type is null ? null : beside.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    private static string Expected(JsonTypeInfo? at) => at switch
    {
        { Kind: JsonTypeInfoKind.Enumerable } => "a list […]",
        { Kind: JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary } => "an object {…}",
        { Type: var type } when type == typeof(string) => "text in double quotes, or null",
        { Type: var type } when type == typeof(bool) => "true or false",
        { Type: var type } when type == typeof(Tables.TableCell) => "a number without quotes, text in double quotes, or null",
        { Type: var type } when type == typeof(int) || type == typeof(long) => "a whole number without quotes",
        _ => "a number without quotes, at most 28 digits, or null where it is not known",
    };

    /// <summary>The keys and indexes of a path such as <c>$.activities[0].unit</c> or <c>$['a b']</c>.</summary>
    private static IEnumerable<string> Steps(string path)
    {
        var at = 1;
        while (at < path.Length)
        {
            var quoted = path.AsSpan(at).StartsWith("['", StringComparison.Ordinal);
            var start = at + (quoted ? 2 : 1);
            var end = quoted ? path.IndexOf("']", start, StringComparison.Ordinal)
                : path[at] == '[' ? path.IndexOf(']', start)
                : path.IndexOfAny(['.', '['], start);
            end = end < 0 ? path.Length : end;
            yield return path[start..end];
            at = path[at] == '[' ? end + (quoted ? 2 : 1) : end;
        }
    }
}
