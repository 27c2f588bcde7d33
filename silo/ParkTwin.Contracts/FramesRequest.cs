using Orleans;

namespace ParkTwin.Contracts;

/// <summary>Asks for a run of quarter-hours of every line of an enterprise.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.FramesRequest")]
public sealed record FramesRequest
{
    /// <summary>Most quarter-hours in one answer: eight days of 96.</summary>
    public const int MaxCount = 768;

    /// <summary>The first quarter-hour, Unix milliseconds; an instant inside it means it.</summary>
    [Id(0)]
    public required long FromUnixMs { get; init; }

    /// <summary>Quarter-hours, 1 to <see cref="MaxCount"/>.</summary>
    [Id(1)]
    public required int Count { get; init; }
}
