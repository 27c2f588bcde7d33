using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Tests.GrainStates;

/// <summary>A state with everything that grain states are made of.</summary>
public sealed class SampleState
{
    public long Version { get; set; }

    public ParkId? Park { get; set; }

    public MeterDefinition? Meter { get; set; }

    public EnterpriseDefinition? Enterprise { get; set; }

    public decimal Sum { get; set; }

    public byte[] Head { get; set; } = [];

    public MeterHead Newest { get; set; }

    public Dictionary<string, long> Journals { get; set; } = [];

    public Dictionary<MonthKey, BlockRef> Months { get; set; } = [];

    public Dictionary<MeterId, List<MonthKey>> Dirty { get; set; } = [];

    public List<Reading> Readings { get; set; } = [];

    public static SampleState Create(Random random)
    {
        var park = Registry.SampleParks.Park();
        return new()
        {
            Version = random.NextInt64(),
            Park = park.Id,
            Meter = park.Meters[0],
            Enterprise = park.Enterprises[0],
            Sum = new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29)),
            Head = [1, 2, 255],
            Newest = new(1, null, 79228162514264337593543950335m, ReadingQuality.Bad, Verdict.RollOver, long.MinValue, null),
            Journals = new() { ["j"] = long.MaxValue },
            Months = new() { [MonthKey.Of(0)] = new(1, 1L << 40, 77), [new MonthKey((2026 * 12) + 11)] = default },
            Dirty = new() { [MeterId.Parse("M.1")] = [MonthKey.Of(0)] },
            Readings = [new(1, 1.500m, 2, ReadingQuality.Estimated, 3)],
        };
    }
}
