using ParkTwin.Contracts;

namespace ParkTwin.Web.Api;

/// <summary>Adds the usage series of enterprises into one of their park; all are cut in the same steps.</summary>
internal static class UsageSum
{
    /// <summary>The sum; null when there is nothing to add.</summary>
    public static UsageAnswer? Of(IReadOnlyList<UsageAnswer> answers)
    {
        if (answers.Count == 0)
        {
            return null;
        }

        var rows = (UsageRow[])answers[0].Rows.Clone();
        foreach (var answer in answers.Skip(1))
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = Add(rows[i], answer.Rows[i]);
            }
        }

        return answers[0] with
        {
            Rows = rows,
            Meters = answers.Sum(answer => answer.Meters),
            OtherMeasures = [.. answers.SelectMany(answer => answer.OtherMeasures).Distinct().Order()],
        };
    }

    private static UsageRow Add(in UsageRow left, in UsageRow right) => left with
    {
        Amount = left.Amount is { } one && right.Amount is { } other ? one + other : left.Amount ?? right.Amount,
        Estimated = left.Estimated + right.Estimated,
        CoveredMs = left.CoveredMs + right.CoveredMs,
        ExpectedMs = left.ExpectedMs + right.ExpectedMs,
    };
}
