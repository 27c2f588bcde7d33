using System.Numerics;

namespace ParkTwin.EndToEnd;

/// <summary>One recorded meter, and what its months must be: written from the rules, sharing no code with the ledger.</summary>
internal sealed record RecordedMeter(string Id, string Kind, decimal Factor, int IntervalSeconds, bool StampedAtEnd)
{
    /// <summary>Unix milliseconds and value, ascending.</summary>
    public List<(long At, decimal Value)> Readings { get; } = [];

    /// <summary>True for a register that is ever lower than before.</summary>
    public bool StepsBack => Kind == "register" && Readings.Zip(Readings.Skip(1)).Any(pair => pair.Second.Value < pair.First.Value);

    /// <summary>Millionths by UTC month, "2016-03".</summary>
    public SortedDictionary<string, decimal> MillionthsByMonth()
    {
        var months = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        for (var i = 0; i < Readings.Count; i++)
        {
            var (at, value) = Readings[i];
            switch (Kind)
            {
                case "interval":
                    var start = at - (StampedAtEnd ? IntervalSeconds * 1000L : 0);
                    Spread(months, start, start + (IntervalSeconds * 1000L), Millionths(value));
                    break;
                case "power":
                    var next = i + 1 < Readings.Count ? Readings[i + 1].At : long.MaxValue;
                    var held = Math.Min(next - at, IntervalSeconds * 1000L);
                    Spread(months, at, at + held, decimal.Round(Millionths(value) * held / 3_600_000m, MidpointRounding.ToEven));
                    break;
                case "register" when i > 0:
                    Spread(months, Readings[i - 1].At, at, Millionths(value) - Millionths(Readings[i - 1].Value));
                    break;
                default:
                    break;
            }
        }

        return months;
    }

    private decimal Millionths(decimal value) => decimal.Round(value * Factor * 1_000_000m, MidpointRounding.ToEven);

    /// <summary>A straight line from 0 to the amount, rounded down where a month ends within it.</summary>
    private static void Spread(SortedDictionary<string, decimal> months, long from, long to, decimal amount)
    {
        var (start, done) = (from, 0m);
        while (from < to)
        {
            var month = DateTimeOffset.FromUnixTimeMilliseconds(from);
            var end = Math.Min(to, new DateTimeOffset(month.Year, month.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1).ToUnixTimeMilliseconds());
            var reached = end == to ? amount : FloorShare(amount, end - start, to - start);
            var key = month.ToString("yyyy-MM");
            months[key] = months.GetValueOrDefault(key) + reached - done;
            (done, from) = (reached, end);
        }
    }

    private static decimal FloorShare(decimal amount, long part, long whole)
    {
        var (quotient, rest) = BigInteger.DivRem(new BigInteger(amount) * part, whole);
        return (decimal)(rest.Sign < 0 ? quotient - 1 : quotient);
    }
}
