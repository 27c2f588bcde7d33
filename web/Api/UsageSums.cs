using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api;

/// <summary>Asks enterprise grains for one line and adds their answers. Safe for concurrent use.</summary>
internal sealed class UsageSums(IGrainFactory grains)
{
    private const int GrainsAtOnce = 16;
    private const int DaysAtOnce = 7;

    /// <summary>The measure of a line among meters; answers the problem where nothing is metered so, or the unit has to be named.</summary>
    public static IResult? TryMeasure(string who, IEnumerable<MeterDefinition> meters, UsageLine line, out Measure measure)
    {
        var measures = MeteredUnits.Of(meters, line.Carrier, line.Role);
        measure = line.Measure ?? measures.FirstOrDefault();
        if (line.Measure is null && measures.Length > 1)
        {
            return Problems.TwoUnits(who, line.Carrier, measures);
        }

        return measures.Contains(measure) ? null : Problems.NotMetered(who, line.ToString(), MeteredUnits.Carriers(meters));
    }

    /// <summary>The sum over these grains; null where none has the line.</summary>
    /// <remarks>
    /// Of many grains a long run of quarter-hours is asked week by week and added as it comes: a thousand series of seventy days would be
    /// 300 MB of arrays at once.
    /// </remarks>
    public async Task<UsageAnswer?> AskAsync(string[] keys, UsageRequest request, CancellationToken cancellation)
    {
        var parts = keys.Length > GrainsAtOnce && request.Step == UsageStep.QuarterHour ? Weeks(request) : [request];
        var sums = Array.ConvertAll(parts, _ => new UsageSum());
        await Parallel.ForEachAsync(
            keys,
            new ParallelOptions { MaxDegreeOfParallelism = GrainsAtOnce, CancellationToken = cancellation },
            async (key, _) =>
            {
                var grain = grains.GetGrain<IEnterpriseGrain>(key);
                for (var part = 0; part < parts.Length && await grain.Usage(parts[part]) is { } answer; part++)
                {
                    sums[part].Add(answer);
                }
            });
        return sums[0].Answer is { } first
            ? first with { Rows = parts.Length == 1 ? first.Rows : [.. sums.SelectMany(sum => sum.Answer?.Rows ?? [])] }
            : null;
    }

    /// <summary>A run of quarter-hours in parts of seven days, which hold the same rows; at least one.</summary>
    private static UsageRequest[] Weeks(UsageRequest request)
    {
        var parts = new List<UsageRequest>();
        var from = QuarterHour.Of(request.FromUnixMs).StartUnixMs;
        var to = Math.Min(request.ToUnixMs, from + (UsageRequest.MaxRows * QuarterHour.LengthMs));
        do
        {
            var end = Math.Min(to, from + (DaysAtOnce * QuarterHour.PerUtcDay * QuarterHour.LengthMs));
            parts.Add(request with { FromUnixMs = from, ToUnixMs = end });
            from = end;
        }
        while (from < to);
        return [.. parts];
    }
}
