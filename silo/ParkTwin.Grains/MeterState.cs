using Orleans;

namespace ParkTwin.Grains;

/// <summary>One meter in a checkpoint.</summary>
[GenerateSerializer, Alias("ParkTwin.MeterState")]
public sealed class MeterState
{
    /// <summary>What <c>MeterBook.EncodeHead</c> wrote; empty before the first reading.</summary>
    [Id(0)]
    public byte[] Head { get; set; } = [];

    /// <summary>Its resting months, ascending.</summary>
    [Id(1)]
    public List<MonthState> Months { get; set; } = [];
}
