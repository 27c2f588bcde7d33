using System.Globalization;
using System.Text.Json;

namespace ParkTwin.Domain.Reference;

/// <summary>
/// An object within a reference document, read by name. Every fault (missing, wrong kind, unknown name) goes to the collector with
/// its place, and reading goes on with a default, so that all faults of a document are said at once.
/// </summary>
internal sealed class DocumentPart
{
    private readonly ReferenceKind _kind;
    private readonly JsonElement _element;
    private readonly ReferenceFaults _faults;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal) { "note", "$schema" };

    private DocumentPart(ReferenceKind kind, string place, JsonElement element, ReferenceFaults faults)
    {
        _kind = kind;
        Place = place;
        _element = element;
        _faults = faults;
    }

    /// <summary>Where it stands, for example <c>$.flagRules[3]</c>.</summary>
    public string Place { get; }

    /// <summary>Reads a whole document with a function; null when it is not JSON or anything in it is wrong.</summary>
    public static T? Document<T>(ReferenceKind kind, string json, ReferenceFaults faults, Func<DocumentPart, T> read)
        where T : class
    {
        var before = faults.All.Count;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            JsonTexts.ThrowIfUnreadable(document.RootElement);
        }
        catch (JsonException fault)
        {
            faults.AddNotJson(kind, fault);
            return null;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                faults.Add(kind, "$", $"is {document.RootElement.ValueKind}; it must be an object.");
                return null;
            }

            var root = new DocumentPart(kind, "$", document.RootElement, faults);
            var table = read(root);
            root.Done();
            return faults.All.Count == before ? table : null;
        }
    }

    /// <summary>Adds a fault of a name within this object.</summary>
    public void Fault(string name, string sentence) => _faults.Add(_kind, $"{Place}.{name}", sentence);

    /// <summary>The text of a name, not empty.</summary>
    public string Text(string name)
    {
        if (OptionalText(name) is { Length: > 0 } text)
        {
            return text;
        }

        Fault(name, "is missing or empty; a text is needed.");
        return string.Empty;
    }

    /// <summary>The text of a name; null where there is none.</summary>
    public string? OptionalText(string name) => Take(name, JsonValueKind.String)?.GetString();

    /// <summary>The number of a name.</summary>
    public decimal Number(string name)
    {
        if (OptionalNumber(name) is { } number)
        {
            return number;
        }

        Fault(name, "is missing; a number is needed.");
        return 0m;
    }

    /// <summary>The number of a name; null where there is none.</summary>
    public decimal? OptionalNumber(string name) => Take(name, JsonValueKind.Number) is { } element ? NumberOf(name, element) : null;

    /// <summary>The whole number of a name within limits.</summary>
    public int Whole(string name, int least, int most)
    {
        var number = Number(name);
        if (number != decimal.Truncate(number) || number < least || number > most)
        {
            Fault(name, $"is {number.ToString(CultureInfo.InvariantCulture)}; a whole number from {least} to {most} is needed.");
            return least;
        }

        return (int)number;
    }

    /// <summary>The truth of a name; false where there is none.</summary>
    public bool Truth(string name)
    {
        _asked.Add(name);
        return _element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
    }

    /// <summary>The date of a name (<c>2026-07-01</c>); null where there is none.</summary>
    public DateOnly? OptionalDate(string name)
    {
        if (OptionalText(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fault(name, $"is '{text}'; a date such as 2026-07-01 is needed.");
        return null;
    }

    /// <summary>The word of a name, one of those given; its index.</summary>
    public int Word(string name, params ReadOnlySpan<string> words)
    {
        var text = Text(name);
        var index = words.IndexOf(text);
        if (index < 0 && text.Length > 0)
        {
            Fault(name, $"is '{text}'; one of {string.Join(", ", words.ToArray())} is needed.");
        }

        return Math.Max(index, 0);
    }

    /// <summary>The confidence word of this object.</summary>
    public FactorConfidence Confidence() => (FactorConfidence)Word("confidence", "confirmed", "calculated", "check", "not-found");

    /// <summary>The numbers of a name.</summary>
    public IReadOnlyList<decimal> Numbers(string name)
    {
        var numbers = new List<decimal>();
        foreach (var element in Elements(name))
        {
            if (element.ValueKind == JsonValueKind.Number)
            {
                numbers.Add(NumberOf(name, element));
            }
            else
            {
                Fault(name, $"holds {element.ValueKind}; numbers are needed.");
            }
        }

        return numbers;
    }

    /// <summary>The texts of a name; none where it is not given.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var element in Elements(name))
        {
            if (element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text)
            {
                texts.Add(text);
            }
            else
            {
                Fault(name, $"holds {element.ValueKind}; texts are needed.");
            }
        }

        return texts;
    }

    /// <summary>Reads each object of the array of a name; none where it is not given.</summary>
    public IReadOnlyList<T> Items<T>(string name, Func<DocumentPart, T> read)
    {
        var items = new List<T>();
        var index = 0;
        foreach (var element in Elements(name))
        {
            var place = $"{Place}.{name}[{index++}]";
            if (element.ValueKind != JsonValueKind.Object)
            {
                _faults.Add(_kind, place, $"is {element.ValueKind}; it must be an object.");
                continue;
            }

            var part = new DocumentPart(_kind, place, element, _faults);
            items.Add(read(part));
            part.Done();
        }

        return items;
    }

    /// <summary>Reads each object of the array of a name, which must be there, if empty.</summary>
    public IReadOnlyList<T> Rows<T>(string name, Func<DocumentPart, T> read)
    {
        if (!_element.TryGetProperty(name, out var rows) || rows.ValueKind == JsonValueKind.Null)
        {
            Fault(name, "is missing; a list is needed, [] where there is none.");
        }

        return Items(name, read);
    }

    /// <summary>The numbers by name within the object of a name.</summary>
    public IReadOnlyDictionary<string, decimal> Map(string name)
    {
        var map = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (Take(name, JsonValueKind.Object) is not { } element)
        {
            return map;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Number)
            {
                map[property.Name] = NumberOf(name, property.Value);
            }
            else
            {
                Fault($"{name}.{property.Name}", $"is {property.Value.ValueKind}; a number is needed.");
            }
        }

        return map;
    }

    /// <summary>Says of ids that occur twice.</summary>
    public void Distinct(string name, IEnumerable<string> ids)
    {
        foreach (var twice in ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            Fault(name, $"has '{twice.Key}' more than once; ids must differ.");
        }
    }

    private void Done()
    {
        foreach (var property in _element.EnumerateObject())
        {
            if (!_asked.Contains(property.Name))
            {
                Fault(property.Name, $"is not known; allowed are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private decimal NumberOf(string name, JsonElement element)
    {
        if (element.TryGetDecimal(out var number))
        {
            return number;
        }

        Fault(name, $"is {element.GetRawText()}, beyond what a decimal holds.");
        return 0m;
    }

    private JsonElement? Take(string name, JsonValueKind kind)
    {
        _asked.Add(name);
        if (!_element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Fault(name, $"is {value.ValueKind}; {kind} is needed.");
        return null;
    }

    private JsonElement.ArrayEnumerator Elements(string name) =>
        Take(name, JsonValueKind.Array) is { } array ? array.EnumerateArray() : default;
}
