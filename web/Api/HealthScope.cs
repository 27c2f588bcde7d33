using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api;

/// <summary>Keeps from who reads the health of the twin which enterprise of another it is that has trouble: that one has is enough.</summary>
internal static class HealthScope
{
    private const string Nameless = "Its ledger is behind or not saved; who sees it reads which in GET /api/status. Its readings are safe in the journal.";

    // What these say begins with the key of a grain, park/enterprise.
    private static readonly string[] Named = ["enterprise", "enterprise-left-out", "checkpoints"];

    /// <summary>For anybody, signed in or not.</summary>
    public static IReadOnlyList<HealthItem> ForAll(IReadOnlyList<HealthItem> items) => Without(items, _ => false);

    /// <summary>For a caller.</summary>
    public static IReadOnlyList<HealthItem> For(CallerRegistry registry, IReadOnlyList<HealthItem> items) => registry.Caller.Scope.All
        ? items
        : Without(items, detail => ParkId.TryParse(detail.Split('/')[0], out var park) && registry.Find(park) is { } found && registry.IsWhole(found));

    private static IReadOnlyList<HealthItem> Without(IReadOnlyList<HealthItem> items, Func<string, bool> isSeen) =>
    [
        .. items.Select(item => item.Healthy || !Named.Contains(item.Name) || isSeen(item.Detail) ? item : item with { Detail = Nameless }).Distinct(),
    ];
}
