using System.Globalization;
using System.Text.Json;

namespace ParkTwin.Domain.Maps;

/// <summary>
/// Reads the document of a park's map: <c>{"source","center","bounds","features"}</c> with a GeoJSON FeatureCollection. Every fault is
/// named, with the value and what is allowed. Safe for one document; make another for the next.
/// </summary>
public sealed class ParkMapReader
{
    /// <summary>Most bytes of a document.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Most features of a map.</summary>
    public const int MostFeatures = 20_000;

    /// <summary>Most positions of a map.</summary>
    public const int MostPositions = 400_000;

    private const int MostFaults = 50;
    private const int MostText = 500;
    private const int MostQuoted = 80;
    private static readonly string[] RootKeys = ["source", "center", "bounds", "features"];

    private readonly List<string> _faults = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Func<EnterpriseId, bool>? _isKnown;
    private MapBounds _seen = MapBounds.None;
    private int _positions;

    private ParkMapReader(Func<EnterpriseId, bool>? isKnown) => _isKnown = isKnown;

    /// <summary>Reads a document.</summary>
    /// <param name="document">The JSON text.</param>
    /// <param name="isKnown">Whether the park has an enterprise; null where that is not to be asked.</param>
    /// <returns>The map, or null with what is wrong, a sentence each.</returns>
    public static (ParkMap? Map, IReadOnlyList<string> Faults) Read(string document, Func<EnterpriseId, bool>? isKnown = null)
    {
        var reader = new ParkMapReader(isKnown);
        ParkMap? map = null;
        try
        {
            var root = JsonElement.Parse(document);
            JsonTexts.ThrowIfUnreadable(root);
            map = reader.Map(root);
        }
        catch (JsonException fault)
        {
            reader._faults.Add($"The map is not JSON: {fault.Message}");
        }

        return reader._faults.Count == 0 ? (map, []) : (null, reader.Faults());
    }

    private List<string> Faults() => _faults.Count <= MostFaults
        ? _faults
        : [.. _faults.Take(MostFaults), $"{_faults.Count - MostFaults} more faults follow; mend these first."];

    private ParkMap? Map(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _faults.Add($"The map is a JSON {root.ValueKind}; send an object with source and features.");
            return null;
        }

        foreach (var field in root.EnumerateObject().Where(field => !RootKeys.Contains(field.Name)))
        {
            _faults.Add($"'{Short(field.Name)}' is not known here; a map has {string.Join(", ", RootKeys)}.");
        }

        var source = Text(root, "source", "The map", MostText);
        if (string.IsNullOrWhiteSpace(source))
        {
            _faults.Add("source is missing; say where the map comes from, such as a survey with its date, or that it is drawn.");
        }

        var features = Features(root);
        var bounds = Box(root);
        var center = Point(root) ?? bounds.Middle;
        return new ParkMap { Source = source ?? string.Empty, Bounds = bounds, Center = center, Features = features };
    }

    private List<MapFeature> Features(JsonElement root)
    {
        if (!root.TryGetProperty("features", out var collection) || collection.ValueKind != JsonValueKind.Object
            || Word(collection, "type") != "FeatureCollection"
            || !collection.TryGetProperty("features", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            _faults.Add("features is not a GeoJSON FeatureCollection: {\"type\":\"FeatureCollection\",\"features\":[…]}.");
            return [];
        }

        if (collection.TryGetProperty("crs", out var crs) && !IsWgs84(crs.GetRawText()))
        {
            _faults.Add("features has another coordinate system (crs) than WGS 84; export it as EPSG:4326. "
                + "Maps of the mainland in GCJ-02 or BD-09 are to be converted first.");
        }

        if (list.GetArrayLength() is 0 or > MostFeatures)
        {
            _faults.Add($"There are {list.GetArrayLength()} features; 1 to {MostFeatures} are allowed.");
            return [];
        }

        var read = new List<MapFeature>();
        foreach (var (element, number) in list.EnumerateArray().Select((element, i) => (element, i + 1)))
        {
            if (Feature(element, number) is { } feature)
            {
                read.Add(feature);
            }

            if (_positions > MostPositions)
            {
                _faults.Add($"There are more than {MostPositions} positions; simplify the shapes.");
                break;
            }
        }

        return read;
    }

    private static bool IsWgs84(string crs) =>
        crs.Contains("CRS84", StringComparison.OrdinalIgnoreCase) || crs.Contains("4326", StringComparison.Ordinal);

    private MapFeature? Feature(JsonElement element, int number)
    {
        var place = $"Feature {number}";
        if (element.ValueKind != JsonValueKind.Object || Word(element, "type") != "Feature"
            || !element.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            _faults.Add($"{place} is not a GeoJSON Feature with properties.");
            return null;
        }

        var id = Id(properties, number);
        if (!_ids.Add(id))
        {
            _faults.Add($"{place} has the id '{Short(id)}' of another one; each is there once.");
        }

        place += $" ('{Short(id)}')";
        if (!MapWords.TryParse(Word(properties, "kind"), out var kind))
        {
            _faults.Add($"{place} has the kind '{Short(Word(properties, "kind"))}'; allowed are {string.Join(", ", MapWords.Kinds)}.");
            return null;
        }

        var geometry = element.TryGetProperty("geometry", out var shape) ? shape : default;
        var rules = new GeometryRules(place, _faults);
        rules.Check(geometry, kind);
        _seen = _seen.With(rules.Bounds);
        _positions += rules.Positions;
        return new MapFeature
        {
            Kind = kind,
            Id = id,
            Enterprise = Enterprise(properties, place),
            Name = Text(properties, "name", place, MostText),
            Height = Metres(properties, "height", place, 1000m),
            Width = Metres(properties, "width", place, 500m),
            Geometry = geometry,
        };
    }

    private string Id(JsonElement properties, int number)
    {
        var given = properties.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetRawText() : Word(properties, "id");
        if (given is { Length: > 64 })
        {
            _faults.Add($"Feature {number} has an id of {given.Length} characters; 64 are the most.");
        }

        return string.IsNullOrEmpty(given) ? string.Create(CultureInfo.InvariantCulture, $"f{number}") : given;
    }

    private EnterpriseId? Enterprise(JsonElement properties, string place)
    {
        if (!properties.TryGetProperty("enterprise", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = given.ValueKind == JsonValueKind.String ? given.GetString() : given.GetRawText();
        if (EnterpriseId.TryParse(text, out var id) && _isKnown?.Invoke(id) != false)
        {
            return id;
        }

        _faults.Add($"{place} belongs to the enterprise '{Short(text)}', which this park does not have; add it to the registry first, or write null.");
        return null;
    }

    private decimal? Metres(JsonElement properties, string key, string place, decimal most)
    {
        if (!properties.TryGetProperty(key, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (given.ValueKind == JsonValueKind.Number && given.TryGetDecimal(out var metres) && metres >= 0 && metres <= most)
        {
            return metres;
        }

        _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{place} has the {key} {Short(given.GetRawText())}; allowed are 0 to {most} m, or null."));
        return null;
    }

    private MapBounds Box(JsonElement root)
    {
        if (!root.TryGetProperty("bounds", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return _seen;
        }

        if (Numbers(given, 4) is [var west, var south, var east, var north] && IsOnEarth(west, south) && IsOnEarth(east, north)
            && west < east && south < north)
        {
            return new MapBounds(west, south, east, north);
        }

        _faults.Add($"bounds is {Short(given.GetRawText())}; send [west, south, east, north] in WGS 84 degrees, or leave it away.");
        return _seen;
    }

    private (double Longitude, double Latitude)? Point(JsonElement root)
    {
        if (!root.TryGetProperty("center", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (Numbers(given, 2) is [var longitude, var latitude] && IsOnEarth(longitude, latitude))
        {
            return (longitude, latitude);
        }

        _faults.Add($"center is {Short(given.GetRawText())}; send [longitude, latitude] in WGS 84 degrees, or leave it away.");
        return null;
    }

    private static bool IsOnEarth(double longitude, double latitude) => longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90;

    private static double[] Numbers(JsonElement list, int count) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == count
            && list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.Number && one.TryGetDouble(out _))
            ? [.. list.EnumerateArray().Select(one => one.GetDouble())]
            : [];

    private string? Text(JsonElement element, string key, string place, int most)
    {
        if (!element.TryGetProperty(key, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (given.ValueKind == JsonValueKind.String && given.GetString() is { } text && text.Length <= most && !text.Any(char.IsControl))
        {
            return text;
        }

        _faults.Add($"{place} has a {key} that is no text of at most {most} characters.");
        return null;
    }

    /// <summary>What a fault quotes of a document; a document may be all one value.</summary>
    private static string? Short(string? text) => text is { Length: > MostQuoted }
        ? text[..(char.IsHighSurrogate(text[MostQuoted - 1]) ? MostQuoted - 1 : MostQuoted)] + "…"
        : text;

    private static string? Word(JsonElement element, string key) =>
        element.TryGetProperty(key, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
}
