namespace ParkTwin.Domain.Maps;

/// <summary>A box of longitudes and latitudes, WGS 84 degrees.</summary>
/// <param name="West">Least longitude.</param>
/// <param name="South">Least latitude.</param>
/// <param name="East">Greatest longitude.</param>
/// <param name="North">Greatest latitude.</param>
public readonly record struct MapBounds(double West, double South, double East, double North)
{
    /// <summary>A box that holds nothing yet.</summary>
    public static MapBounds None { get; } = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>True where it holds nothing.</summary>
    public bool IsNone => West > East;

    /// <summary>Its middle; longitude and latitude.</summary>
    public (double Longitude, double Latitude) Middle => ((West + East) / 2, (South + North) / 2);

    /// <summary>The box that holds a position too.</summary>
    public MapBounds With(double longitude, double latitude) => new(
        Math.Min(West, longitude), Math.Min(South, latitude), Math.Max(East, longitude), Math.Max(North, latitude));

    /// <summary>The box that holds both.</summary>
    public MapBounds With(MapBounds other) => other.IsNone ? this : With(other.West, other.South).With(other.East, other.North);
}
