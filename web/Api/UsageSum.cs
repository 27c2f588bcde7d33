using ParkTwin.Contracts;

namespace ParkTwin.Web.Api;

/// <summary>
/// Adds the usage series of enterprises into one of their park as they come; all are cut in the same steps. Safe for concurrent use until
/// the sum is taken.
/// </summary>
internal sealed class UsageSum
{
    private readonly Lock _gate = new();

    /// <summary>The sum; null while there is nothing to add.</summary>
    public UsageAnswer? Answer { get; private set; }

    /// <summary>Adds one series.</summary>
    public void Add(UsageAnswer answer)
    {
        lock (_gate)
        {
            if (Answer is not { } sum)
            {
                Answer = answer with { Rows = (UsageRow[])answer.Rows.Clone() };
                return;
            }

            for (var i = 0; i < sum.Rows.Length; i++)
            {
                sum.Rows[i] = Add(sum.Rows[i], answer.Rows[i]);
            }

            Answer = sum with
            {
                Meters = sum.Meters + answer.Meters,
                OtherMeasures = answer.OtherMeasures.Count == 0
                    ? sum.OtherMeasures
                    : [.. sum.OtherMeasures.Concat(answer.OtherMeasures).Distinct().Order()],
            };
        }
    }

    private static UsageRow Add(in UsageRow left, in UsageRow right) => left with
    {
        Amount = left.Amount is { } one && right.Amount is { } other ? one + other : left.Amount ?? right.Amount,
        Estimated = left.Estimated + right.Estimated,
        CoveredMs = left.CoveredMs + right.CoveredMs,
        ExpectedMs = left.ExpectedMs + right.ExpectedMs,
    };
}
