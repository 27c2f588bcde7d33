using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tests.Platform;

/// <summary>Accounts that hold just what a test says.</summary>
internal static class Made
{
    public static readonly AccountingPeriod July = AccountingPeriod.Parse("2023-07");

    public static Account Account(AccountingPeriod period, params (string Key, string Unit, decimal? Value)[] figures) => new()
    {
        Park = ParkId.Parse("qsh"),
        Enterprise = "e1",
        Period = period,
        Scope = FactorScope.Provincial,
        FactorSet = "v1",
        Completeness = 1m,
        CoveredMs = 1,
        ExpectedMs = 1,
        Provisional = false,
        Figures = figures.ToDictionary(one => one.Key, one => One(one.Key, one.Unit, one.Value)),
    };

    public static Figure One(string key, string unit, decimal? value) => value is { } known
        ? Figure.Leaf(key, unit, known, new() { Kind = FigureSourceKind.Declared })
        : Figure.Unknown(key, unit, "not known in this test");
}
