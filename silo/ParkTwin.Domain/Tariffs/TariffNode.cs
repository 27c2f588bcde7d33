using System.Globalization;
using System.Text.Json;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>A place in <c>tariffs.json</c>: takes values by key and says of each that does not fit where it is and what would.</summary>
internal readonly struct TariffNode(JsonElement element, string place, ReferenceFaults faults)
{
    private static readonly string[] Confidences = ["confirmed", "calculated", "check", "not-found"];

    public string Place => place;

    public bool IsNull => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public void Fault(string sentence) => faults.Add(ReferenceKind.Tariffs, place, sentence);

    /// <summary>True for an object; its keys have to be among the known ones, each once, and hold all the needed ones.</summary>
    public bool IsObject(string needed, string optional = "")
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault($"is {Kind(element)}; an object is wanted.");
            return false;
        }

        var must = needed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var may = optional.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!must.Contains(property.Name) && !may.Contains(property.Name))
            {
                Fault($"has the unknown key '{property.Name}'; known are {string.Join(", ", must.Concat(may))}.");
            }
            else if (!met.Add(property.Name))
            {
                Fault($"has the key '{property.Name}' twice.");
            }
        }

        foreach (var key in must.Where(key => !met.Contains(key)))
        {
            Fault($"has no '{key}'.");
        }

        return true;
    }

    public TariffNode At(string key) => new(
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) ? value : default,
        $"{place}.{key}", faults);

    public IEnumerable<(string Key, TariffNode Node)> Properties()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            if (!IsNull)
            {
                Fault($"is {Kind(element)}; an object is wanted.");
            }

            yield break;
        }

        foreach (var property in element.EnumerateObject())
        {
            yield return (property.Name, new(property.Value, $"{place}.{property.Name}", faults));
        }
    }

    public IEnumerable<TariffNode> Items(string key)
    {
        var list = At(key);
        return list.Items();
    }

    public IEnumerable<TariffNode> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            if (!IsNull)
            {
                Fault($"is {Kind(element)}; a list is wanted.");
            }

            yield break;
        }

        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            yield return new(item, $"{place}[{index++}]", faults);
        }
    }

    /// <summary>A text that is not empty; null, with a fault where it is needed.</summary>
    public string? Text(string key, bool needed = true)
    {
        var node = At(key);
        return node.AsText(needed);
    }

    public string? AsText(bool needed = true)
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        if (!IsNull || needed)
        {
            Fault($"is {Kind(element)}; a text that is not empty is wanted.");
        }

        return null;
    }

    public decimal? Number(string key, decimal least, decimal most, bool needed = false)
    {
        var node = At(key);
        return node.AsNumber(least, most, needed);
    }

    public decimal? AsNumber(decimal least, decimal most, bool needed = false)
    {
        if (IsNull && !needed)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var value))
        {
            Fault($"is {Kind(element)}; a number from {least} to {most}{(needed ? string.Empty : ", or null for not known,")} is wanted.");
            return null;
        }

        if (value < least || value > most)
        {
            Fault($"is {value}; a number from {least} to {most} is wanted.");
            return null;
        }

        return value;
    }

    public DateOnly? Date(string key, bool needed = true)
    {
        var node = At(key);
        return node.AsDate(needed);
    }

    public FactorConfidence Confidence(string key)
    {
        var node = At(key);
        var word = node.AsText();
        var index = Array.IndexOf(Confidences, word);
        if (word is not null && index < 0)
        {
            node.Fault($"is '{word}'; write one of {string.Join(", ", Confidences)}.");
        }

        return (FactorConfidence)Math.Max(index, 0);
    }

    private DateOnly? AsDate(bool needed)
    {
        if (IsNull && !needed)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fault($"is {Kind(element)}; a date like 2026-07-01 is wanted.");
        return null;
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => value.GetRawText(),
    };
}
