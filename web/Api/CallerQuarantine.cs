using System.Text.RegularExpressions;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api;

/// <summary>
/// The quarantine as the caller of this request has it: messages to topics of its parks. What names no park of the registry is for who
/// has all parks and the right to it.
/// </summary>
internal sealed partial class CallerQuarantine(IQuarantine quarantine, CallerRegistry registry)
{
    /// <summary>Where the caller does not have all parks, only so many of the newest items are looked at.</summary>
    public const int MostLookedAt = 50_000;

    private const int AtOnce = 1_000;

    private bool HasAll => registry.Caller.Scope.All && registry.Caller.May(AccessRight.ReadUnclaimed);

    /// <summary>Lists items, newest first; sums and reasons are of what the caller has.</summary>
    public async Task<QuarantinePage> ListAsync(int limit, long? before, QuarantineReason? reason, CancellationToken cancellation)
    {
        if (HasAll)
        {
            return await quarantine.ListAsync(limit, before, reason, cancellation);
        }

        var items = new List<QuarantineItem>();
        var byReason = new Dictionary<QuarantineReason, long>();
        var total = 0L;
        await foreach (var item in OwnAsync(cancellation))
        {
            total++;
            byReason[item.Reason] = byReason.GetValueOrDefault(item.Reason) + 1;
            if (items.Count < limit && (before is null || item.Id < before) && (reason is null || item.Reason == reason))
            {
                items.Add(item);
            }
        }

        return new QuarantinePage(total, byReason, items);
    }

    /// <summary>Sends items through the ingester once more; those that the caller does not have are passed over.</summary>
    public async Task<QuarantineReplay> ReplayAsync(QuarantineSelection selection, CancellationToken cancellation)
    {
        if (HasAll)
        {
            return await quarantine.ReplayAsync(selection, cancellation);
        }

        var ids = new HashSet<long>();
        var total = 0L;
        await foreach (var item in OwnAsync(cancellation))
        {
            total++;
            if ((selection.Ids?.Contains(item.Id) ?? true) && (selection.Reason is not { } reason || item.Reason == reason))
            {
                ids.Add(item.Id);
            }
        }

        var replayed = ids.Count == 0 ? 0 : (await quarantine.ReplayAsync(new QuarantineSelection { Ids = ids }, cancellation)).Replayed;
        return new QuarantineReplay(replayed, total - replayed);
    }

    private async IAsyncEnumerable<QuarantineItem> OwnAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        long? before = null;
        for (var looked = 0; looked < MostLookedAt;)
        {
            var page = await quarantine.ListAsync(AtOnce, before, null, cancellation);
            foreach (var item in page.Items.Where(Has))
            {
                yield return item;
            }

            if (page.Items.Count < AtOnce)
            {
                break;
            }

            looked += page.Items.Count;
            before = page.Items[^1].Id;
        }
    }

    private bool Has(QuarantineItem item) =>
        Topic().Match(item.Topic) is { Success: true } topic
        && ParkId.TryParse(topic.Groups[1].Value, out var park)
        && registry.Find(park) is { } found && registry.IsWhole(found);

    [GeneratedRegex("^parktwin/v1/([^/]+)/")]
    private static partial Regex Topic();
}
