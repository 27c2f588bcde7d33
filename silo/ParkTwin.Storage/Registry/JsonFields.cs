using System.Globalization;
using System.Text.Json;
using ParkTwin.Domain;
using ParkTwin.Storage.Zones;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// The fields of one JSON object, asked for by name. Whatever does not fit becomes a fault with its path and reads as absent;
/// <c>null</c> and absent are the same. Fields nobody asked for are faults too, by <see cref="End"/>.
/// </summary>
internal sealed class JsonFields
{
    private const int UsualKeys = 20;
    private readonly List<string> _asked = new(UsualKeys);
    private readonly List<RegistryFault> _faults;
    private readonly JsonElement _element;
    private readonly string _place;
    private readonly int? _index;
    private int _found;

    /// <summary>The fields of an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="place">Where it is; empty for the root.</param>
    /// <param name="faults">Takes the faults.</param>
    /// <param name="index">Its index, where <paramref name="place"/> is that of an array.</param>
    public JsonFields(JsonElement element, string place, List<RegistryFault> faults, int? index = null)
    {
        (_element, _place, _faults, _index) = (element, place, faults, index);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault(null, $"This must be an object, {{ … }}, not {Describe(element)}.");
        }
    }

    /// <summary>Where the object is.</summary>
    public string Path => _index is { } index ? string.Create(CultureInfo.InvariantCulture, $"{_place}[{index}]") : _place;

    /// <summary>Who the object describes, once that is known: what it is, and its id.</summary>
    public (string What, string Id)? Subject { get; set; }

    public void Fault(string? key, string problem)
    {
        var path = key is null ? Path : PlaceOf(key);
        _faults.Add(new(path, Subject is { } subject ? $"{subject.What} {subject.Id}" : null, problem));
    }

    /// <summary>Makes a fault of every field that is there twice or was not asked for.</summary>
    public void End()
    {
        if (_element.ValueKind != JsonValueKind.Object || _element.EnumerateObject().Count() == _found)
        {
            return;
        }

        foreach (var group in _element.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal))
        {
            if (!_asked.Contains(group.Key))
            {
                var near = NearWords.Question(NearWords.Find(group.Key, _asked));
                Fault(group.Key, $"This key is unknown.{near} Known here: {string.Join(", ", _asked)}.");
            }
            else if (group.Skip(1).Any())
            {
                Fault(group.Key, "This key is here twice. Keep one.");
            }
        }
    }

    /// <summary>Asks for a field, once.</summary>
    public bool TryGet(string key, out JsonElement value)
    {
        _asked.Add(key);
        value = default;
        if (_element.ValueKind != JsonValueKind.Object || !_element.TryGetProperty(key, out value))
        {
            return false;
        }

        _found++;
        return value.ValueKind != JsonValueKind.Null;
    }

    public string? Text(string key, int maxLength, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, "a text");
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fault(key, $"This must be a text, not {Describe(value)}.");
            return null;
        }

        var text = value.GetString()!;
        if (string.IsNullOrWhiteSpace(text) || text.Length > maxLength || text.Any(char.IsControl))
        {
            Fault(key, $"This must be a text of 1 to {maxLength} characters without control characters.");
            return null;
        }

        return text;
    }

    public decimal? Number(string key, string unit, decimal? min = null, decimal? max = null)
    {
        if (!TryGet(key, out var value))
        {
            return null;
        }

        if (!TryNumber(value, out var number))
        {
            Fault(key, $"This must be a number{unit} of up to 28 digits, such as 12 or 0.5, not {Describe(value)}.");
            return null;
        }

        if (number < min || number > max)
        {
            Fault(key, $"{Describe(value)} is out of range: {Range(min, max)}{unit}.");
            return null;
        }

        return number;
    }

    public int? Whole(string key, string unit, int min, int max, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, $"a whole number{unit}, {min} to {max}");
            return null;
        }

        if (!TryNumber(value, out var number) || number != decimal.Truncate(number) || number < min || number > max)
        {
            Fault(key, $"This must be a whole number{unit}, {min} to {max}, not {Describe(value)}.");
            return null;
        }

        return (int)number;
    }

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

        Fault(key, $"This must be true or false, not {Describe(value)}.");
        return null;
    }

    public T? Word<T>(string key, bool required = false)
        where T : struct, Enum
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, $"one of {string.Join(", ", Words.All<T>())}");
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (Words.TryParse(text, out T word))
        {
            return word;
        }

        var near = NearWords.Question(NearWords.Find(text ?? "", Words.All<T>()));
        Fault(key, $"{Describe(value)} is not one of {string.Join(", ", Words.All<T>())}.{near}");
        return null;
    }

    public long? Instant(string key, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, "a time with offset, such as \"2026-03-01T10:00:00+08:00\"");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && IsoTime.TryParse(value.GetString()!, out var unixMs))
        {
            return unixMs;
        }

        Fault(key, $"{Describe(value)} is not a time. Write ISO 8601 with offset, to the millisecond at most, such as "
            + "\"2026-03-01T10:00:00+08:00\".");
        return null;
    }

    /// <summary>The elements of an array; none when the field is absent.</summary>
    public IEnumerable<JsonFields> Objects(string key, bool required = false)
    {
        if (!TryGet(key, out var value))
        {
            Require(required, key, "an array, [ … ]");
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(key, $"This must be an array, [ … ], not {Describe(value)}.");
            yield break;
        }

        var (place, index) = (PlaceOf(key), 0);
        foreach (var element in value.EnumerateArray())
        {
            yield return new JsonFields(element, place, _faults, index++);
        }
    }

    /// <summary>The object in a field; null when the field is absent.</summary>
    public JsonFields? Object(string key, bool required = false)
    {
        if (TryGet(key, out var value))
        {
            return new JsonFields(value, PlaceOf(key), _faults) { Subject = Subject };
        }

        Require(required, key, "an object, { … }");
        return null;
    }

    private static bool TryNumber(JsonElement value, out decimal number)
    {
        number = 0;
        if (value.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        if (value.TryGetInt64(out var whole))
        {
            number = whole;
            return true;
        }

        return ExactDecimal.TryParse(value.GetRawText(), out number);
    }

    private string PlaceOf(string key) => Path is { Length: > 0 } path ? $"{path}.{key}" : key;

    private void Require(bool required, string key, string what)
    {
        if (required)
        {
            Fault(key, $"This is missing. Write {what}.");
        }
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
}
