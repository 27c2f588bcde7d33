using System.Text.Json;

namespace ParkTwin.Domain;

/// <summary>
/// JSON may spell what no text can hold: <c>"\ud800"</c>, half a surrogate pair, or bytes that are not UTF-8. The parser takes both, and
/// whoever asks for the text is thrown at. A document of a person or a device is looked through once instead, before anything is read.
/// </summary>
public static class JsonTexts
{
    /// <summary>Looks at every name and text of an element.</summary>
    /// <exception cref="JsonException">One of them is no text; the message says where.</exception>
    public static void ThrowIfUnreadable(JsonElement element) => Look(element, "$");

    private static void Look(JsonElement element, string place)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in element.EnumerateObject())
                {
                    Look(field.Value, $"{place}.{Read(() => field.Name, place)}");
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var one in element.EnumerateArray())
                {
                    Look(one, $"{place}[{index++}]");
                }

                break;
            case JsonValueKind.String:
                Read(element.GetString, place);
                break;
            default:
                break;
        }
    }

    private static string? Read(Func<string?> text, string place)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException fault)
        {
            throw new JsonException($"A text at {place} holds half a surrogate pair or bytes that are not UTF-8.", fault);
        }
    }
}
