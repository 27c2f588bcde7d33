namespace ParkTwin.Domain.Maps;

/// <summary>The words of a map's document.</summary>
public static class MapWords
{
    /// <summary>Every kind's word, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<MapFeatureKind>().Select(Of)];

    /// <summary>The word of a kind.</summary>
    public static string Of(MapFeatureKind kind) => kind switch
    {
        MapFeatureKind.Boundary => "boundary",
        MapFeatureKind.Building => "building",
        MapFeatureKind.Road => "road",
        MapFeatureKind.Water => "water",
        MapFeatureKind.Green => "green",
        MapFeatureKind.Substation => "substation",
        MapFeatureKind.Pv => "pv",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of feature."),
    };

    /// <summary>The kind of a word; false where there is none.</summary>
    public static bool TryParse(string? word, out MapFeatureKind kind)
    {
        foreach (var one in Enum.GetValues<MapFeatureKind>())
        {
            if (Of(one) == word)
            {
                kind = one;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
