namespace ParkTwin.Domain.Accounting;

/// <summary>The months of the ledgers' sums by meter, summed exactly over runs of months.</summary>
internal sealed class MeterTable
{
    private readonly IReadOnlyList<MeterMonth> _months;
    private readonly Dictionary<MeterId, (int Start, int Count)> _runs;
    private readonly long _fromUnixMs;

    public MeterTable(IReadOnlyList<MeterMonth> months, long fromUnixMs)
    {
        _months = months;
        _fromUnixMs = fromUnixMs;
        _runs = [];
        for (var i = 0; i < _months.Count;)
        {
            var start = i;
            while (i < _months.Count && _months[i].Meter == _months[start].Meter)
            {
                i++;
            }

            _runs[_months[start].Meter] = (start, i - start);
        }
    }

    /// <summary>The sum of a meter over the months from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public MeterSum Sum(MeterId meter, LocalMonth first, LocalMonth last)
    {
        if (!_runs.TryGetValue(meter, out var run))
        {
            return new(null, 0m, 0, 0, 0, _fromUnixMs);
        }

        Int128 amount = 0, estimated = 0;
        long covered = 0, expected = 0, notBegun = 0, before = 0;
        var known = false;
        for (var i = run.Start; i < run.Start + run.Count; i++)
        {
            var month = _months[i];
            if (month.Month.Index < first.Index)
            {
                before += month.ExpectedMs;
                continue;
            }

            if (month.Month.Index > last.Index)
            {
                break;
            }

            covered += month.CoveredMs;
            expected += month.ExpectedMs;
            notBegun += month.NotBegunMs;
            if (month.Amount is { } millionths)
            {
                known = true;
                amount += millionths;
                estimated += month.Estimated;
            }
        }

        return new(known ? Units(amount) : null, Units(estimated), covered, expected, notBegun, _fromUnixMs + before);
    }

    private static decimal Units(Int128 millionths) => (decimal)millionths * 0.000001m;
}
