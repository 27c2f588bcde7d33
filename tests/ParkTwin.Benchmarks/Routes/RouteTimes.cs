namespace ParkTwin.Benchmarks.Routes;

/// <summary>How long one route took.</summary>
/// <param name="Name">Its name in this benchmark.</param>
/// <param name="Cold">Milliseconds of the first answer after a start of the program.</param>
/// <param name="Warm">Milliseconds of each answer after it.</param>
/// <param name="Bytes">Size of an answer as it is sent.</param>
internal sealed record RouteTimes(string Name, double Cold, IReadOnlyList<double> Warm, long Bytes)
{
    /// <summary>The middle of the warm answers, milliseconds.</summary>
    public double Median => Warm.Order().ElementAt(Warm.Count / 2);

    /// <summary>The slowest of the warm answers, milliseconds.</summary>
    public double Max => Warm.Max();
}
