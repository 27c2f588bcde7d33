using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains.Tests;

/// <summary>Parks, meters and readings for the suite.</summary>
internal static class Given
{
    public const string Journal = "j1";

    /// <summary>2026-03-01T00:00:00Z.</summary>
    public static readonly long Midnight = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static readonly ZoneTable Utc = new() { Id = "UTC", Version = "test", FromUnixMs = [long.MinValue], OffsetMs = [0] };

    public static MeterDefinition Register(string id) => new()
    {
        Id = MeterId.Parse(id),
        Enterprise = EnterpriseId.Parse("e1"),
        Carrier = Carrier.Electricity,
        Role = MeterRole.GridImport,
        Kind = MeterKind.Register,
        Unit = MeterUnit.KilowattHour,
        IntervalSeconds = 900,
    };

    public static EnterpriseAssignment Assignment(long version, params MeterDefinition[] meters) => new()
    {
        Version = version,
        Park = ParkId.Parse("p"),
        Enterprise = new() { Id = EnterpriseId.Parse("e1"), Name = "Enterprise 1" },
        Zone = Utc,
        Meters = meters,
    };

    /// <summary>Quarter-hourly readings of a register: 10 kWh each step.</summary>
    public static ReadingBatch Batch(int meter, int first, int count, long? from = null)
    {
        var batch = new ReadingBatch();
        for (var i = first; i < first + count; i++)
        {
            batch.Add(meter, new Reading((from ?? Midnight) + (i * QuarterHour.LengthMs), 1000m + (10m * i), 0, ReadingQuality.Good, Midnight));
        }

        return batch;
    }

    public static UsageRequest Usage(string meter, UsageStep step, int days, long? from = null) => new()
    {
        Meter = MeterId.Parse(meter),
        FromUnixMs = from ?? Midnight,
        ToUnixMs = (from ?? Midnight) + (days * 86_400_000L),
        Step = step,
    };
}
