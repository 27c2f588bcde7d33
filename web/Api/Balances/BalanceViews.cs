using System.Globalization;
using ParkTwin.Domain;
using ParkTwin.Domain.Balances;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Balances;

/// <summary>Shows the places of a balance.</summary>
internal static class BalanceViews
{
    private const int ShareDecimals = 6;

    public static BalanceMeterView Of(BalanceNode node, Measure measure) => new()
    {
        Id = node.Meter?.Id.Value,
        Gateways = [.. node.Gateways.Select(meter => meter.Id.Value)],
        Name = node.Meter?.Name,
        Enterprise = node.Meter?.Enterprise?.Value,
        Carrier = node.Meter is { } meter ? Words.Of(meter.Carrier) : null,
        Role = node.Meter is { } one ? Words.Of(one.Role) : null,
        Counted = node.Meter is { } counted && Counting.IsCounted(counted),
        Feeds = node.IsFeed,
        Attached = node.IsAttached,
        Amount = Exact.FromMillionths(node.Amount),
        Measured = Exact.FromMillionths(node.Amount - node.Use.Estimated),
        Completeness = Exact.Completeness(node.Use.CoveredMs, node.Use.ExpectedMs),
        Fed = Exact.FromMillionths(node.Fed),
        Drawn = Exact.FromMillionths(node.Drawn),
        Residual = Exact.FromMillionths(node.Residual),
        ResidualShare = Share(node),
        Allowed = node.Residual is null ? null : Exact.FromMillionths(node.Allowed),
        Unread = node.Unread,
        Coverage = Exact.Trim(decimal.Round(node.Coverage, ShareDecimals, MidpointRounding.ToZero)),
        Night = node.Night is { } night
            ? new(Exact.FromMillionths(night.Recent), Exact.FromMillionths(night.Usual), Exact.FromMillionths(night.Limit))
            : null,
        Suspected = [.. node.Suspicions.Select(suspicion => View(suspicion, measure))],
        Children = [.. node.Children.Select(child => Of(child, measure))],
    };

    private static decimal? Share(BalanceNode node)
    {
        var available = (decimal)(node.Amount ?? 0) + node.Fed;
        return node.Residual is { } residual && available != 0
            ? Exact.Trim(decimal.Round(residual / available, ShareDecimals, MidpointRounding.ToEven))
            : null;
    }

    private static SuspicionView View(Suspicion suspicion, Measure measure)
    {
        var (amount, limit, unit) = (Exact.FromMillionths(suspicion.Amount), Exact.FromMillionths(suspicion.Limit), Words.Of(measure));
        return suspicion.Kind switch
        {
            SuspicionKind.BeyondAccuracy => new("beyond-accuracy", amount, limit, string.Create(CultureInfo.InvariantCulture,
                $"{amount} {unit} came through it that no meter behind it counts; accuracy explains up to {limit} {unit}. "
                + $"Look for what is not metered, for losses, and for a wrong ratio.")),
            SuspicionKind.Excess => new("excess", amount, limit, string.Create(CultureInfo.InvariantCulture,
                $"The meters behind it count {amount} {unit} more than came through it; accuracy explains up to {limit} {unit}. "
                + $"Look at ratios, at parents, and at what feeds in without a meter.")),
            _ => new("night-flow", amount, limit, string.Create(CultureInfo.InvariantCulture,
                $"In the stillest hour of the night {amount} {unit} more flows than it used to; up to {limit} {unit} would be usual. "
                + $"Look for a leak, or for what was left running.")),
        };
    }
}
