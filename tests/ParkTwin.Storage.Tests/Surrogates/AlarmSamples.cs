using ParkTwin.Domain;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Storage.Tests.Surrogates;

/// <summary>Values of alarms that cross calls.</summary>
internal static class AlarmSamples
{
    public static IReadOnlyList<object> All { get; } =
    [
        new AlarmStep("demand~e1~-~1", "shelve", "anna", "检修", 5),
        new AlarmStep("demand~e1~-~1", "acknowledge", "anna", null, null),
        new Alarm
        {
            Id = "offline~e1~m1~1",
            Kind = AlarmKind.Offline,
            Severity = AlarmSeverity.Critical,
            State = AlarmState.Shelved,
            Enterprise = EnterpriseId.Parse("e1"),
            Meter = MeterId.Parse("m1"),
            OpenedUnixMs = 1,
            ChangedUnixMs = 2,
            SeenUnixMs = 3,
            Value = 48.10m,
            Limit = 47m,
            Unit = "min",
            RuleVersion = 1,
            Active = true,
            Assignee = "bo",
            ShelvedUntilUnixMs = 9,
            Revision = 4,
            Trail = [new(1, "system", "raise", null, AlarmState.Open), new(2, "anna", "shelve", "检修", AlarmState.Shelved, 9)],
        },
        new EnterpriseSight
        {
            Enterprise = null,
            Sequence = 7,
            AtUnixMs = 8,
            Contract = new() { DemandKw = 1300.5m },
            Demand = new(900_000, 1200.25m, 2, 1),
            Meters =
            [
                new()
                {
                    Meter = MeterId.Parse("m1"),
                    Carrier = Carrier.Pv,
                    Role = MeterRole.Generation,
                    Measure = Measure.KilowattHour,
                    IntervalSeconds = 900,
                    Spike = new(5, 99999.5m, null, "kWh", LeftOut: true),
                    PvExpected = 10,
                    PvSeen = 4,
                },
            ],
        },
    ];
}
