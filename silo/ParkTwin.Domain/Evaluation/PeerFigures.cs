using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Evaluation;

/// <summary>
/// The figures that peers are compared by. The list is closed: ratios alone, so that no pair of comparisons can be turned into
/// somebody's output, tax or energy.
/// </summary>
public static class PeerFigures
{
    private const decimal LeastCompleteness = 0.9m;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PeerFigure> All { get; } =
    [
        new("intensity.tceCalorificPerValueAdded", "declared.valueAdded", true),
        new("intensity.tceEquivalentPerValueAdded", "declared.valueAdded", true),
        new("intensity.tco2PerValueAdded", "declared.valueAdded", true),
        new("intensity.waterPerValueAdded", "declared.valueAdded", true),
        new("intensity.tceCalorificPerOutput", "declared.output", true),
        new("intensity.tco2PerOutput", "declared.output", true),
        new("intensity.waterPerOutput", "declared.output", true),
        new("intensity.tco2PerMu", "declared.landMu", true),
        new("intensity.kgcePerM2", "declared.areaM2", true),
        new("intensity.tcePerHead", "declared.headcount", true),
        new("intensity.tco2PerTce", "energy.tceCalorific", true),
        new("intensity.taxPerMu", "declared.landMu", false),
        new("intensity.valueAddedPerMu", "declared.landMu", false),
        new("intensity.selfConsumption", "activity.pv-generated", false),
        new("intensity.selfSufficiency", "energy.loadKwh", false),
    ];

    /// <summary>The figure of a key; null where peers are not compared by it.</summary>
    public static PeerFigure? Find(string key) => All.FirstOrDefault(figure => figure.Key == key);

    /// <summary>The members that accounts of one industry and period give: those of enterprises with a known value and weight, and
    /// 90 % of the metered time of each energy flow covered.</summary>
    public static IReadOnlyList<PeerMember> Members(PeerFigure figure, IEnumerable<Account> accounts)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(accounts);
        var members = new List<PeerMember>();
        foreach (var account in accounts)
        {
            if (EnterpriseId.TryParse(account.Enterprise, out var enterprise) && !(account.LeastCompleteness < LeastCompleteness)
                && account.Figures.GetValueOrDefault(figure.Key)?.Value is { } value
                && account.Figures.GetValueOrDefault(figure.WeightKey)?.Value is { } weight and >= 0m)
            {
                members.Add(new(account.Park, enterprise, value, weight));
            }
        }

        return members;
    }
}
