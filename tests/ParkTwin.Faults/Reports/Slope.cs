using System.Globalization;

namespace ParkTwin.Faults.Reports;

/// <summary>How a figure changed over the second half of a soak, when everything had warmed up.</summary>
/// <param name="Name">What.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="First">At the beginning of the second half, by the line through it.</param>
/// <param name="Last">At the end, likewise.</param>
/// <param name="PerHour">Slope of that line, units an hour.</param>
/// <param name="Limit">Greatest slope that counts as flat; null where it may grow with what is kept.</param>
internal sealed record Slope(string Name, string Unit, double First, double Last, double PerHour, double? Limit)
{
    /// <summary>True where it grows more than it may.</summary>
    public bool Grows => Limit is { } limit && PerHour > limit;

    /// <summary>The verdict.</summary>
    public string Verdict => Limit is null ? "kept for good" : Grows ? "GROWS" : "flat";

    /// <summary>The line of least squares through points.</summary>
    public static Slope Of(string name, string unit, IReadOnlyList<(double Hour, double Value)> points, double? limit)
    {
        var (hours, values) = (points.Average(one => one.Hour), points.Average(one => one.Value));
        var spread = points.Sum(one => (one.Hour - hours) * (one.Hour - hours));
        var slope = spread == 0 ? 0 : points.Sum(one => (one.Hour - hours) * (one.Value - values)) / spread;
        return new(name, unit, values + (slope * (points[0].Hour - hours)), values + (slope * (points[^1].Hour - hours)), slope, limit);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} {First:0.#} to {Last:0.#} {Unit}, {PerHour:+0.0;-0.0;0.0} {Unit}/h: {Verdict}");
}
