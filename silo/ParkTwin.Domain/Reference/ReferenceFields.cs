using System.Globalization;
using System.Text.Json;

namespace ParkTwin.Domain.Reference;

/// <summary>
/// The fields of one JSON object of a reference document, asked for by name. Whatever does not fit becomes a fault with its place and
/// reads as absent; <c>null</c> and absent are the same. Fields nobody asked for are faults too, by <see cref="End"/>.
/// </summary>
public sealed class ReferenceFields
{
    private const int MaxDepth = 16;
    private const int MaxDigits = 28;
    private readonly List<string> _asked = [];
    private readonly ReferenceKind _kind;
    private readonly ReferenceFaults _faults;
    private readonly JsonElement _element;

    private ReferenceFields(ReferenceKind kind, JsonElement element, string place, ReferenceFaults faults)
    {
        (_kind, _element, Place, _faults) = (kind, element, place, faults);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault(null, $"this must be an object, {{ … }}, not {Describe(element)}.");
        }
    }

    /// <summary>Where the object is, for example <c>factors[3]</c>; empty for the whole document.</summary>
    public string Place { get; }

    /// <summary>Whom the object describes, shown with each fault; null until known.</summary>
    public string? Subject { get; set; }

    /// <summary>Opens a document; null, and a fault with line and column, where it is not JSON.</summary>
    public static ReferenceFields? Open(ReferenceKind kind, string json, ReferenceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json.AsMemory().TrimStart('\uFEFF'), new() { MaxDepth = MaxDepth });
            JsonTexts.ThrowIfUnreadable(document.RootElement);
            return new(kind, document.RootElement.Clone(), string.Empty, faults);
        }
        catch (JsonException exception)
        {
            faults.AddNotJson(kind, exception);
            return null;
        }
    }

    /// <summary>Adds a fault of a field, or of the object itself.</summary>
    public void Fault(string? key, string sentence)
    {
        var place = key is null ? (Place.Length == 0 ? "$" : Place) : PlaceOf(key);
        _faults.Add(_kind, Subject is null ? place : $"{place} ({Subject})", sentence);
    }

    /// <summary>Makes a fault of every field that is there twice or was not asked for.</summary>
    public void End()
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var group in _element.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal))
        {
            if (!_asked.Contains(group.Key))
            {
                Fault(group.Key, $"this key is unknown. Known here: {string.Join(", ", _asked)}.");
            }
            else if (group.Skip(1).Any())
            {
                Fault(group.Key, "this key is here twice. Keep one.");
            }
        }
    }

    /// <summary>True where the field is there and not null.</summary>
    public bool Has(string key) => TryGet(key, out _);

    /// <summary>A text without control characters, of 1 to <paramref name="maxLength"/> characters.</summary>
    public string? Text(string key, int maxLength = 400, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, "a text");
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > maxLength || text.Any(char.IsControl))
        {
            Fault(key, $"this must be a text of 1 to {maxLength} characters without control characters, not {Describe(value)}.");
            return null;
        }

        return text;
    }

    /// <summary>A text that is one of the words, compared exactly.</summary>
    public string? Word(string key, IReadOnlyCollection<string> words, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, $"one of {string.Join(", ", words)}");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && words.Contains(value.GetString()!))
        {
            return value.GetString();
        }

        Fault(key, $"{Describe(value)} is not one of {string.Join(", ", words)}.");
        return null;
    }

    /// <summary>An exact decimal of up to 28 digits, written without exponent.</summary>
    public decimal? Number(string key, decimal? min = null, decimal? max = null, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, "a number");
            return null;
        }

        if (!TryDecimal(value, out var number))
        {
            Fault(key, $"this must be a number of up to {MaxDigits} digits without exponent, such as 0.4974, not {Describe(value)}.");
            return null;
        }

        if (number < min || number > max)
        {
            Fault(key, $"{Describe(value)} is out of range: {Range(min, max)}.");
            return null;
        }

        return number;
    }

    /// <summary>A whole number within a range.</summary>
    public int? Whole(string key, int min, int max, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, $"a whole number, {min} to {max}");
            return null;
        }

        if (!TryDecimal(value, out var number) || number != decimal.Truncate(number) || number < min || number > max)
        {
            Fault(key, $"this must be a whole number, {min} to {max}, not {Describe(value)}.");
            return null;
        }

        return (int)number;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string key)
    {
        if (!TryGet(key, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(key, $"this must be true or false, not {Describe(value)}.");
        return null;
    }

    /// <summary>A local date, <c>2026-07-01</c>.</summary>
    public DateOnly? Date(string key, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, "a date such as \"2026-07-01\"");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fault(key, $"{Describe(value)} is not a date such as \"2026-07-01\".");
        return null;
    }

    /// <summary>The texts of an array; none when the field is absent.</summary>
    public IReadOnlyList<string> Texts(string key, bool required = false)
    {
        var texts = new List<string>();
        foreach (var (element, index) in Elements(key, required))
        {
            if (element.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(element.GetString()))
            {
                texts.Add(element.GetString()!);
            }
            else
            {
                Fault($"{key}[{index}]", $"this must be a text, not {Describe(element)}.");
            }
        }

        return texts;
    }

    /// <summary>The numbers of an array; none when the field is absent.</summary>
    public IReadOnlyList<decimal> Numbers(string key, bool required = false)
    {
        var numbers = new List<decimal>();
        foreach (var (element, index) in Elements(key, required))
        {
            if (TryDecimal(element, out var number))
            {
                numbers.Add(number);
            }
            else
            {
                Fault($"{key}[{index}]", $"this must be a number of up to {MaxDigits} digits without exponent, not {Describe(element)}.");
            }
        }

        return numbers;
    }

    /// <summary>The objects of an array; none when the field is absent.</summary>
    public IEnumerable<ReferenceFields> Objects(string key, bool required = false) =>
        Elements(key, required).Select(one => new ReferenceFields(_kind, one.Element, $"{PlaceOf(key)}[{one.Index}]", _faults));

    /// <summary>The object in a field; null when the field is absent.</summary>
    public ReferenceFields? Child(string key, bool required = false)
    {
        if (TryGet(key, out var value))
        {
            return new(_kind, value, PlaceOf(key), _faults) { Subject = Subject };
        }

        Require(required, key, "an object, { … }");
        return null;
    }

    /// <summary>The names of all fields in the object's order; they count as asked for.</summary>
    public IReadOnlyList<string> Keys()
    {
        var keys = _element.ValueKind == JsonValueKind.Object
            ? _element.EnumerateObject().Select(field => field.Name).ToList()
            : [];
        _asked.AddRange(keys);
        return keys;
    }

    private static bool TryDecimal(JsonElement value, out decimal number)
    {
        number = 0m;
        if (value.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        var text = value.GetRawText().AsSpan();
        var digits = text.TrimStart("-0.").Length - (text.TrimStart("-0.").Contains('.') ? 1 : 0);
        var point = text.IndexOf('.');
        return !text.ContainsAny('e', 'E') && digits <= MaxDigits && (point < 0 || text.Length - point - 1 <= MaxDigits)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static string Describe(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            _ => value.GetRawText(),
        };
        return text.Length > 80 ? text[..77] + "…" : text;
    }

    private static string Range(decimal? min, decimal? max) => (min, max) switch
    {
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"{low} to {high}"),
        ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $"at least {low}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {max}"),
    };

    private IEnumerable<(JsonElement Element, int Index)> Elements(string key, bool required)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, "an array, [ … ]");
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select((element, index) => (element, index));
        }

        Fault(key, $"this must be an array, [ … ], not {Describe(value)}.");
        return [];
    }

    private bool TryGet(string key, out JsonElement value)
    {
        if (!_asked.Contains(key))
        {
            _asked.Add(key);
        }

        value = default;
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(key, out value)
            && value.ValueKind != JsonValueKind.Null;
    }

    private void Require(bool required, string key, string what)
    {
        if (required && _element.ValueKind == JsonValueKind.Object)
        {
            Fault(key, $"this is missing. Write {what}.");
        }
    }

    private string PlaceOf(string key) => Place.Length == 0 ? key : $"{Place}.{key}";
}
