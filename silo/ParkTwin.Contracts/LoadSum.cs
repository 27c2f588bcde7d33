using Orleans;

namespace ParkTwin.Contracts;

/// <summary>The hours of one kind.</summary>
/// <param name="Amount">Bought in the known ones, millionths of a kWh.</param>
/// <param name="Estimated">The part whose place in time was interpolated, millionths of a kWh.</param>
/// <param name="Hours">How many are known: covered in full by every meter.</param>
[GenerateSerializer, Immutable, Alias("ParkTwin.LoadSum")]
public readonly record struct LoadSum([property: Id(0)] long Amount, [property: Id(1)] long Estimated, [property: Id(2)] int Hours)
{
    /// <summary>The hours of both.</summary>
    /// <exception cref="OverflowException">A sum is beyond 9.2 × 10¹² kWh.</exception>
    public static LoadSum operator +(LoadSum left, LoadSum right) =>
        checked(new(left.Amount + right.Amount, left.Estimated + right.Estimated, left.Hours + right.Hours));
}
