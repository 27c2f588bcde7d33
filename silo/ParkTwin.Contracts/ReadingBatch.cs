using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>
/// Readings of one enterprise out of one stretch of a journal, in journal order. Flat and pooled by its sender, which takes it
/// back only after the reply; a grain keeps no reference to it.
/// </summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.ReadingBatch")]
public sealed class ReadingBatch
{
    /// <summary>Number of readings.</summary>
    [Id(0)]
    public int Count { get; set; }

    /// <summary>The meter of each reading: its ordinal in <see cref="EnterpriseAssignment.Meters"/>. May be longer than <see cref="Count"/>.</summary>
    [Id(1)]
    public int[] Meters { get; set; } = [];

    /// <summary>The readings. May be longer than <see cref="Count"/>.</summary>
    [Id(2)]
    public Reading[] Readings { get; set; } = [];

    /// <summary>Adds one reading, growing the arrays by doubling.</summary>
    public void Add(int meter, in Reading reading)
    {
        if (Count == Meters.Length)
        {
            var size = Math.Max(16, Count * 2);
            var (meters, readings) = (Meters, Readings);
            Array.Resize(ref meters, size);
            Array.Resize(ref readings, size);
            (Meters, Readings) = (meters, readings);
        }

        Meters[Count] = meter;
        Readings[Count++] = reading;
    }
}
