using Orleans;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Contracts;

/// <summary>Alarms of one park.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.AlarmList")]
public sealed record AlarmList
{
    /// <summary>The park's id.</summary>
    [Id(0)]
    public required string Park { get; init; }

    /// <summary>The alarms, in the order in which they were raised.</summary>
    [Id(1)]
    public required IReadOnlyList<Alarm> Alarms { get; init; }
}
