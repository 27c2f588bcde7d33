namespace ParkTwin.Simulators.Model;

/// <summary>A place on earth.</summary>
/// <param name="LatitudeDegrees">North positive.</param>
/// <param name="LongitudeDegrees">East positive.</param>
internal readonly record struct GeoPoint(double LatitudeDegrees, double LongitudeDegrees)
{
    /// <summary>Qingshan Lake, Lin'an, Hangzhou.</summary>
    public static GeoPoint Hangzhou { get; } = new(30.27, 119.72);
}
