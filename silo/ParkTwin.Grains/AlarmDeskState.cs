using Orleans;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Grains;

/// <summary>What a park keeps of its alarms.</summary>
[GenerateSerializer, Alias("ParkTwin.AlarmDeskState")]
public sealed class AlarmDeskState
{
    /// <summary>The alarms, in the order in which they were raised, with every step.</summary>
    [Id(0)]
    public List<Alarm> Alarms { get; set; } = [];
}
