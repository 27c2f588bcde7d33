namespace ParkTwin.Domain.Accounting;

/// <summary>
/// When a difference from what was reported becomes a reported version of its own. It is shown from the first moment; keeping it is
/// what has to be bounded, because a late meter may bring readings one by one for months. Pure.
/// </summary>
public static class RestatementRules
{
    /// <summary>Who makes a restatement that nobody asked for.</summary>
    public const string System = "system";

    /// <summary>Least time between the first two versions that differ in readings alone; it doubles with each further one.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromDays(1);

    private const int MostDoublings = 12;

    /// <summary>
    /// True when the difference is to be kept now: at once where a declaration, the registry or the reference set changed, and for
    /// the first late readings; further readings wait a day since the newest version, then two days, then four, so that a period has
    /// few versions however long its readings trickle.
    /// </summary>
    /// <param name="versions">The reported versions, oldest first; at least one.</param>
    /// <param name="inputs">The inputs as they stand.</param>
    /// <param name="set">Version of the reference set in force.</param>
    /// <param name="nowUnixMs">The present instant.</param>
    public static bool IsDue(IReadOnlyList<ReportedVersion> versions, InventoryInputs inputs, string set, long nowUnixMs)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(inputs);
        var newest = versions[^1];
        if (!IsReadingsAlone(newest, inputs, set))
        {
            return true;
        }

        var before = 0;
        for (var i = 1; i < versions.Count; i++)
        {
            before += IsReadingsAlone(versions[i - 1], versions[i].Inputs, versions[i].FactorSet) ? 1 : 0;
        }

        return before == 0 || nowUnixMs - newest.AtUnixMs >= LeastAge.TotalMilliseconds * (1 << Math.Min(before - 1, MostDoublings));
    }

    private static bool IsReadingsAlone(ReportedVersion version, InventoryInputs inputs, string set) =>
        version.FactorSet == set
        && InventoryComparison.SameDeclared(version.Inputs, inputs)
        && InventoryComparison.SameRegistry(version.Inputs, inputs);
}
