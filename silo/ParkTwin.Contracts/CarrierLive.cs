using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>One line of a live view: one carrier, role group and measure over the counted meters.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.CarrierLive")]
public sealed record CarrierLive
{
    /// <summary>The carrier.</summary>
    [Id(0)]
    public required Carrier Carrier { get; init; }

    /// <summary>The role of the meters summed.</summary>
    [Id(1)]
    public required MeterRole Role { get; init; }

    /// <summary>What amounts are millionths of; rates are per hour.</summary>
    [Id(2)]
    public required Measure Measure { get; init; }

    /// <summary>Meters in the sum.</summary>
    [Id(3)]
    public int Meters { get; init; }

    /// <summary>Meters among them with a rate that is not stale.</summary>
    [Id(4)]
    public int FreshMeters { get; init; }

    /// <summary>Sum of the fresh rates, millionths per hour; null when none is fresh.</summary>
    [Id(5)]
    public long? RatePerHour { get; init; }

    /// <summary>Millionths since local midnight; null when nothing is known.</summary>
    [Id(6)]
    public long? Today { get; init; }

    /// <summary>Millionths of yesterday up to the time that today is known to; null when nothing is known.</summary>
    [Id(7)]
    public long? YesterdaySoFar { get; init; }

    /// <summary>Millionths of the whole of yesterday; null when nothing is known.</summary>
    [Id(8)]
    public long? Yesterday { get; init; }
}
