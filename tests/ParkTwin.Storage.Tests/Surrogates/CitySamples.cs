using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Storage.Tests.Surrogates;

/// <summary>Values of the city's register, with everything and with as little as they may have.</summary>
internal static class CitySamples
{
    private static readonly AxisTarget Target = new("taxPerMu", 2026, "linjiang", 40.0m, "杭政函〔2023〕13号");

    private static readonly DeclaredAxis Axis = new()
    {
        Quarter = AccountingPeriod.OfQuarter(2026, 3),
        Zone = "linjiang",
        Axis = "taxPerMu",
        Value = 31.50m,
        Source = "季报",
        By = "local",
        Version = 2,
        AtUnixMs = 5,
    };

    private static readonly PublishedRanking Ranking = new()
    {
        Quarter = AccountingPeriod.OfQuarter(2026, 3),
        Version = 1,
        AtUnixMs = 6,
        By = "local",
        Note = "更正",
        Document = """{"zones":[]}""",
    };

    private static readonly FrozenGroup Group = new()
    {
        Industry = "C17",
        Figure = "grade.l",
        Period = AccountingPeriod.OfYear(2025),
        LowIsBetter = true,
        FactorSet = "v1",
        MadeAtUnixMs = 7,
        Members = [new(ParkId.Parse("p"), EnterpriseId.Parse("e1"), 0.610m, 4200.0m)],
    };

    /// <summary>Fully furnished ones.</summary>
    public static IReadOnlyList<object> Full => [Target, new EnteredTarget(Target, "local", 8), Axis, Ranking, Group];

    /// <summary>With as little as they may have.</summary>
    public static IReadOnlyList<object> Bare =>
        [Target with { Zone = null }, Axis with { Value = null }, Ranking with { Note = null }, Group with { Members = [] }];
}
