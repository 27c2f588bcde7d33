using System.Text.Json;

namespace ParkTwin.Domain.Maps;

/// <summary>Looks at one GeoJSON geometry (RFC 7946): its type, its positions, its closed rings. Not safe for concurrent use.</summary>
/// <param name="place">How the geometry is named in a fault.</param>
/// <param name="faults">Where faults go, a sentence each; at most one for a geometry.</param>
internal sealed class GeometryRules(string place, ICollection<string> faults)
{
    private bool _wrong;

    /// <summary>What the positions span.</summary>
    public MapBounds Bounds { get; private set; } = MapBounds.None;

    /// <summary>How many positions there are.</summary>
    public int Positions { get; private set; }

    /// <summary>Looks at the geometry of a feature of a kind. True where it is sound.</summary>
    public bool Check(JsonElement geometry, MapFeatureKind kind)
    {
        var type = geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("type", out var word)
            && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
        if (type is null || !geometry.TryGetProperty("coordinates", out var coordinates))
        {
            return Fault("has no geometry with type and coordinates");
        }

        if (!Fits(kind, type))
        {
            return Fault($"is a {type}; {MapWords.Of(kind)} is drawn as {string.Join(" or ", Shapes(kind))}");
        }

        switch (type)
        {
            case "Point": Position(coordinates); break;
            case "LineString": Line(coordinates); break;
            case "MultiLineString": Each(coordinates, Line); break;
            case "Polygon": Each(coordinates, Ring); break;
            default: Each(coordinates, polygon => Each(polygon, Ring)); break;
        }

        return !_wrong;
    }

    private static bool Fits(MapFeatureKind kind, string type) => Array.IndexOf(Shapes(kind), type) >= 0;

    private static string[] Shapes(MapFeatureKind kind) => kind switch
    {
        MapFeatureKind.Road or MapFeatureKind.Water => ["LineString", "MultiLineString", "Polygon", "MultiPolygon"],
        MapFeatureKind.Substation => ["Point", "Polygon", "MultiPolygon"],
        _ => ["Polygon", "MultiPolygon"],
    };

    private void Each(JsonElement list, Action<JsonElement> look)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            Fault("has coordinates that are not nested as its type wants, or that are empty");
            return;
        }

        foreach (var one in list.EnumerateArray().TakeWhile(_ => !_wrong))
        {
            look(one);
        }
    }

    private void Line(JsonElement line)
    {
        Each(line, one => Position(one));
        if (!_wrong && line.GetArrayLength() < 2)
        {
            Fault("has a line of one position; two are the least");
        }
    }

    private void Ring(JsonElement ring)
    {
        Each(ring, one => Position(one));
        if (_wrong)
        {
            return;
        }

        var length = ring.GetArrayLength();
        if (length < 4)
        {
            Fault($"has a ring of {length} positions; four are the least, the last the same as the first");
        }
        else if (ring[0][0].GetDouble() != ring[length - 1][0].GetDouble() || ring[0][1].GetDouble() != ring[length - 1][1].GetDouble())
        {
            Fault("has a ring that is not closed; its last position is the same as its first");
        }
    }

    private void Position(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() is < 2 or > 3
            || !TryNumber(position[0], out var longitude) || !TryNumber(position[1], out var latitude))
        {
            Fault("has a position that is not [longitude, latitude]");
            return;
        }

        if (longitude is < -180 or > 180 || latitude is < -90 or > 90)
        {
            Fault(FormattableString.Invariant(
                $"has the position [{longitude}, {latitude}]; a longitude is -180 to 180 degrees, a latitude -90 to 90, in this order, in WGS 84"));
            return;
        }

        Positions++;
        Bounds = Bounds.With(longitude, latitude);
    }

    private static bool TryNumber(JsonElement element, out double number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out number) && double.IsFinite(number);
    }

    private bool Fault(string what)
    {
        if (!_wrong)
        {
            faults.Add($"{place} {what}.");
            _wrong = true;
        }

        return false;
    }
}
