using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api;

/// <summary>Asks enterprise grains for one line and adds their answers. Safe for concurrent use.</summary>
internal sealed class UsageSums(IGrainFactory grains)
{
    private const int GrainsAtOnce = 16;

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
    public async Task<UsageAnswer?> AskAsync(string[] keys, UsageRequest request, CancellationToken cancellation)
    {
        var answers = new UsageAnswer?[keys.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, keys.Length),
            new ParallelOptions { MaxDegreeOfParallelism = GrainsAtOnce, CancellationToken = cancellation },
            async (i, _) => answers[i] = await grains.GetGrain<IEnterpriseGrain>(keys[i]).Usage(request));
        return UsageSum.Of([.. answers.OfType<UsageAnswer>()]);
    }
}
