using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Fuzz.Engine;
using ParkTwin.Web.Api.Imports;

namespace ParkTwin.Fuzz.Targets;

/// <summary>A table that was read, taken as declarations of a park.</summary>
internal static class ImportUse
{
    public static RegisteredPark Park { get; } = new(
        1,
        new ParkDefinition
        {
            Id = ParkId.Parse("qsh"),
            Name = "青山湖科技城",
            TimeZone = "Asia/Shanghai",
            Region = "CN-33",
            Enterprises =
            [
                new() { Id = EnterpriseId.Parse("e1"), Name = "一号厂", Industry = "C17", LandMu = 52.50m, FloorM2 = 21000m },
                new() { Id = EnterpriseId.Parse("e2"), Name = "二号厂" },
            ],
            Meters = [],
        },
        new ZoneTable { Id = "Asia/Shanghai", Version = "2025b", FromUnixMs = [long.MinValue], OffsetMs = [28_800_000] });

    public static void Check(SheetTable? table, string? wrong, ref Outcome outcome)
    {
        if ((table is null) != (wrong is not null))
        {
            throw new FuzzViolationException("A table is there with a fault, or neither is.");
        }

        if (table is null)
        {
            outcome.Add(wrong!.Sum(c => c));
            return;
        }

        var plan = new ImportPlan(Park, LocalMonth.Of(new DateOnly(2026, 11, 20)), table);
        outcome.AddMagnitude(plan.Rows.Count);
        outcome.AddMagnitude(plan.Bad.Count);
        foreach (var bad in plan.Bad.Take(3))
        {
            outcome.Add(bad.Problem[^Math.Min(24, bad.Problem.Length)..].Sum(c => c));
        }
    }
}
