using ParkTwin.Domain;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Tests;

/// <summary>Small parks for the tests.</summary>
internal static class Parks
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 16, 0, 0, 0, TimeSpan.FromHours(8));

    public static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static ParkModel Model(string industry, int seed = 1) =>
        new(Of(industry), new ParkModelOptions { Seed = (ulong)seed });

    public static ParkDefinition Of(string industry) => new()
    {
        Id = ParkId.Parse("p"),
        Name = "p",
        TimeZone = "Asia/Shanghai",
        Enterprises =
            [new EnterpriseDefinition { Id = EnterpriseId.Parse("e"), Name = "e", Industry = industry, FloorM2 = 20_000 }],
        Meters =
        [
            Meter("grid", Carrier.Electricity, MeterRole.GridImport),
            Meter("export", Carrier.Electricity, MeterRole.GridExport),
            Meter("pv", Carrier.Pv, MeterRole.Generation) with { MaxRate = 1_200 },
            Meter("sub1", Carrier.Electricity, MeterRole.Submeter),
            Meter("sub2", Carrier.Electricity, MeterRole.Submeter),
            Meter("gas", Carrier.Gas, MeterRole.Consumption),
            Meter("water", Carrier.Water, MeterRole.Consumption),
            Meter("kw", Carrier.Electricity, MeterRole.Submeter) with { Kind = MeterKind.Gauge, Unit = MeterUnit.Kilowatt },
            Meter("hour", Carrier.Gas, MeterRole.Consumption) with
            {
                Kind = MeterKind.Interval, Stamp = StampPosition.End, IntervalSeconds = 3_600,
            },
        ],
    };

    public static ModelMeter Find(this ParkModel model, string id) =>
        (ModelMeter)model.Meters.First(meter => meter.Definition.Id.Value == id);

    public static MeterDefinition Meter(string id, Carrier carrier, MeterRole role) => new()
    {
        Id = MeterId.Parse(id),
        Enterprise = EnterpriseId.Parse("e"),
        Carrier = carrier,
        Role = role,
        Kind = MeterKind.Register,
        Unit = carrier is Carrier.Gas or Carrier.Water ? MeterUnit.CubicMetre : MeterUnit.KilowattHour,
        Decimals = 3,
        IntervalSeconds = 900,
    };
}
