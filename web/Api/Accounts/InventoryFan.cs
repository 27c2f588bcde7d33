using Orleans;
using ParkTwin.Contracts;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>Asks the inventory grains of a park, so many at once.</summary>
internal static class InventoryFan
{
    /// <summary>The answers in the registry's order, the park's own meters last.</summary>
    public static async Task<IReadOnlyList<(EnterpriseRef Who, T Answer)>> AskAllAsync<T>(
        this IGrainFactory grains, RegisteredPark park, Func<IInventoryGrain, Task<T>> ask, int atOnce, CancellationToken cancellation)
    {
        var all = EnterpriseRef.AllOf(park).ToArray();
        var answers = new T[all.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Length),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation },
            async (i, _) => answers[i] = await ask(grains.GetGrain<IInventoryGrain>(all[i].GrainKey)));
        return [.. all.Zip(answers)];
    }
}
