using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Evaluation;

/// <summary>
/// Comparison within an industry that tells nobody another's figure. An enterprise learns its own band by rank, never a value, a
/// limit between bands or an exact size; only of a group of at least five in which nobody dominates: the (n, k) rule of statistical
/// disclosure control (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4) with (1, 50 %) and (2, 70 %), the
/// parameters being this twin's. Whether the size or the dominance is the reason is not told.
/// </summary>
public static class PeerGroups
{
    /// <summary>Least members of a group that answers.</summary>
    public const int LeastMembers = 5;

    /// <summary>Greatest share of the largest member.</summary>
    public const decimal LargestShare = 0.5m;

    /// <summary>Greatest share of the two largest members together.</summary>
    public const decimal LargestTwoShare = 0.7m;

    private static readonly decimal[] Shares = [0.10m, 0.25m, 0.50m, 0.75m];

    /// <summary>Makes a group.</summary>
    /// <exception cref="ArgumentException">A member is here twice, or a weight is negative.</exception>
    public static FrozenGroup Freeze(
        string industry, string figure, AccountingPeriod period, bool lowIsBetter, IEnumerable<PeerMember> members, string factorSet,
        long madeAtUnixMs)
    {
        PeerMember[] sorted =
        [
            .. members.OrderBy(member => member.Park).ThenBy(member => member.Enterprise),
        ];
        foreach (var (one, next) in sorted.Zip(sorted.Skip(1)))
        {
            if (one.Park == next.Park && one.Enterprise == next.Enterprise)
            {
                throw new ArgumentException($"{one.Park}/{one.Enterprise} is here twice; a member counts once.", nameof(members));
            }
        }

        if (Array.Find(sorted, member => member.Weight < 0m) is { } negative)
        {
            throw new ArgumentException($"{negative.Park}/{negative.Enterprise} has weight {negative.Weight}; at least 0 is needed.", nameof(members));
        }

        return new()
        {
            Industry = industry,
            Figure = figure,
            Period = period,
            LowIsBetter = lowIsBetter,
            FactorSet = factorSet,
            MadeAtUnixMs = madeAtUnixMs,
            Members = sorted,
        };
    }

    /// <summary>True when the group may answer: enough members and none that dominates.</summary>
    public static bool MayAnswer(FrozenGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (group.Members.Count < LeastMembers)
        {
            return false;
        }

        var sum = group.Members.Sum(member => member.Weight);
        var largest = group.Members.Select(member => member.Weight).OrderDescending().Take(2).ToArray();
        return sum > 0m && largest[0] <= LargestShare * sum && largest[0] + largest[1] <= LargestTwoShare * sum;
    }

    /// <summary>Where an enterprise stands. Ask only for the enterprise that asks.</summary>
    /// <param name="group">The frozen group; null when none is frozen.</param>
    /// <param name="park">Its park.</param>
    /// <param name="enterprise">The enterprise.</param>
    public static PeerStanding Standing(FrozenGroup? group, ParkId park, EnterpriseId enterprise)
    {
        if (group is null)
        {
            return new(null, null, "No comparison is made for this industry, figure and period yet.");
        }

        if (!MayAnswer(group))
        {
            return new(null, null, "The group is too small, or too uneven, to tell a band without telling a competitor's figure.");
        }

        var own = group.Members.FirstOrDefault(member => member.Park == park && member.Enterprise == enterprise);
        if (own is null)
        {
            return new(null, null, "The enterprise had no figure when the comparison was made; it is in the next one.");
        }

        var better = group.Members.Count(member => group.LowIsBetter ? member.Value < own.Value : member.Value > own.Value);
        var share = (better + 1m) / group.Members.Count;
        var band = Array.FindIndex(Shares, limit => share <= limit);
        return new(band < 0 ? PeerBand.Rest : (PeerBand)band, Size(group.Members.Count), null);
    }

    private static string Size(int members) => members switch
    {
        < 10 => "5-9",
        < 20 => "10-19",
        < 50 => "20-49",
        _ => "50+",
    };
}
