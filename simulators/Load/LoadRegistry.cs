using System.Globalization;
using ParkTwin.Domain;

namespace ParkTwin.Simulators.Load;

/// <summary>The registry that fits a load: registers in kWh, dealt out to enterprises in turn.</summary>
internal static class LoadRegistry
{
    /// <summary>Id of the nth meter; all of one length up to ten million.</summary>
    public static string MeterName(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number:D7}");

    /// <summary>A park with that many meters and enterprises.</summary>
    public static ParkDefinition Of(ParkId park, int meters, int enterprises, TimeSpan interval)
    {
        var firms = Enumerable.Range(0, enterprises)
            .Select(number => EnterpriseId.Parse(string.Create(CultureInfo.InvariantCulture, $"e{number:D6}")))
            .ToList();
        return new ParkDefinition
        {
            Id = park,
            Name = "Load",
            TimeZone = "Asia/Shanghai",
            Region = "CN-33",
            Enterprises =
            [
                .. firms.Select(firm => new EnterpriseDefinition
                {
                    Id = firm, Name = firm.Value, Industry = "C34", LandMu = 10, FloorM2 = 5_000,
                }),
            ],
            Meters =
            [
                .. Enumerable.Range(0, meters).Select(number => new MeterDefinition
                {
                    Id = MeterId.Parse(MeterName(number)),
                    Enterprise = firms[number % enterprises],
                    Carrier = Carrier.Electricity,
                    Role = MeterRole.GridImport,
                    Kind = MeterKind.Register,
                    Unit = MeterUnit.KilowattHour,
                    IntervalSeconds = Math.Clamp((int)interval.TotalSeconds, 1, 2_678_400),
                }),
            ],
        };
    }
}
