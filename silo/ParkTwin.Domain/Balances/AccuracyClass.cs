namespace ParkTwin.Domain.Balances;

/// <summary>
/// How far a meter of a carrier may be off and still be right: the error that its usual accuracy class allows in its upper range. The
/// registry does not say a meter's class, so the class that trade takes as the least is assumed: electricity class 1 (GB/T 17215.321),
/// water class 2 (GB/T 778.1), gas class 1.5 (GB/T 6968), heat class 2 (GB/T 32224).
/// </summary>
public static class AccuracyClass
{
    /// <summary>The allowed error in millionths of the amount.</summary>
    public static long PartsPerMillion(Carrier carrier) => carrier switch
    {
        Carrier.Water => 20_000,
        Carrier.Gas => 15_000,
        Carrier.Heat => 30_000,
        _ => 10_000,
    };

    /// <summary>The allowed error of an amount, rounded down, never negative; in the amount's unit.</summary>
    public static long Of(Carrier carrier, long amount) =>
        (long)(Int128.Abs(amount) * PartsPerMillion(carrier) / 1_000_000);
}
