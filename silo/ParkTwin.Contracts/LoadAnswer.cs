using Orleans;

namespace ParkTwin.Contracts;

/// <summary>When an enterprise buys electricity; the kinds of hours are those of <c>LoadProfile</c>.</summary>
/// <param name="Night">Local hours 0 to 5 of every day.</param>
/// <param name="Workday">Local hours 8 to 17 of Monday to Friday.</param>
/// <param name="Weekend">Local hours 8 to 17 of Saturday and Sunday.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.LoadAnswer")]
public sealed record LoadAnswer([property: Id(0)] LoadSum Night, [property: Id(1)] LoadSum Workday, [property: Id(2)] LoadSum Weekend)
{
    /// <summary>No hour is known.</summary>
    public static LoadAnswer None { get; } = new(default, default, default);

    /// <summary>The hours of both.</summary>
    /// <exception cref="OverflowException">A sum is beyond 9.2 × 10¹² kWh.</exception>
    public static LoadAnswer operator +(LoadAnswer left, LoadAnswer right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.Night + right.Night, left.Workday + right.Workday, left.Weekend + right.Weekend);
    }
}
