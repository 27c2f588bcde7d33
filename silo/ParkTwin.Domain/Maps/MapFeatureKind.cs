namespace ParkTwin.Domain.Maps;

/// <summary>What a shape on a park's map is.</summary>
public enum MapFeatureKind
{
    /// <summary>The park's boundary (边界).</summary>
    Boundary,

    /// <summary>A building, of an enterprise or of the park itself.</summary>
    Building,

    /// <summary>A road, as a line or as an area.</summary>
    Road,

    /// <summary>Water, as an area or as a line.</summary>
    Water,

    /// <summary>Green land.</summary>
    Green,

    /// <summary>A substation (变电站).</summary>
    Substation,

    /// <summary>Photovoltaic panels; their height is that of the roof they stand on.</summary>
    Pv,
}
