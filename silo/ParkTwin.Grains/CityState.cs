using Orleans;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Grains;

/// <summary>What the city's register keeps; its lists only grow.</summary>
[GenerateSerializer, Alias("ParkTwin.CityState")]
public sealed class CityState
{
    /// <summary>Every version of every declared axis, oldest first.</summary>
    [Id(0)]
    public List<DeclaredAxis> Axes { get; set; } = [];

    /// <summary>Every entered target, oldest first.</summary>
    [Id(1)]
    public List<EnteredTarget> Targets { get; set; } = [];

    /// <summary>Every published version, oldest first.</summary>
    [Id(2)]
    public List<PublishedRanking> Published { get; set; } = [];

    /// <summary>The frozen peer groups by key.</summary>
    [Id(3)]
    public Dictionary<string, FrozenGroup> Groups { get; set; } = [];
}
