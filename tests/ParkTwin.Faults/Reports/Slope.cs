using System.Globalization;

namespace ParkTwin.Faults.Reports;

/// <summary>How a figure changed over the second half of a soak, when everything had warmed up.</summary>
/// <param name="Name">What.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="First">At the beginning of the second half, by the line through it.</param>
/// <param name="Last">At the end, likewise.</param>
/// <param name="PerHour">Slope of that line, units an hour.</param>
/// <param name="Allowed">Greatest rise from first to last that counts as flat; null where it grows with what is kept.</param>
/// <param name="Kept">The verdict where nothing is allowed because it may grow: why it may.</param>
internal sealed record Slope(string Name, string Unit, double First, double Last, double PerHour, double? Allowed, string Kept = "kept for good")
{
    /// <summary>True where it grows more than it may.</summary>
    public bool Grows => Allowed is { } allowed && Last - First > allowed;

    /// <summary>The verdict.</summary>
    public string Verdict => Allowed is null ? Kept : Grows ? "GROWS" : "flat";

    /// <summary>The line of least squares through points.</summary>
    public static Slope Of(string name, string unit, IReadOnlyList<(double Hour, double Value)> points)
    {
        var (hours, values) = (points.Average(one => one.Hour), points.Average(one => one.Value));
        var spread = points.Sum(one => (one.Hour - hours) * (one.Hour - hours));
        var slope = spread == 0 ? 0 : points.Sum(one => (one.Hour - hours) * (one.Value - values)) / spread;
        return new(name, unit, values + (slope * (points[0].Hour - hours)), values + (slope * (points[^1].Hour - hours)), slope, null);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} {First:0.#} to {Last:0.#} {Unit}, {PerHour:+0.0;-0.0;0.0} {Unit}/h: {Verdict}");
}
