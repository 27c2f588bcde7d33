using System.Text;
using System.Text.Json;
using ParkTwin.Domain.Maps;

namespace ParkTwin.Simulators.Tests;

public sealed class DemoMapTests
{
    private static readonly string[] Firms = [.. RegistryIds()];

    [Fact]
    public void The_demos_map_is_sound_and_says_that_it_is_drawn()
    {
        var (map, faults) = ParkMapReader.Read(Encoding.UTF8.GetString(DemoPark.Map), id => Firms.Contains(id.Value));
        Assert.Empty(faults);
        Assert.Contains("Drawn for the demo", map!.Source, StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<MapFeatureKind>(), map.Features.Select(one => one.Kind).Distinct().Order());
    }

    [Fact]
    public void Every_enterprise_has_a_building_with_a_height()
    {
        var map = ParkMapReader.Read(Encoding.UTF8.GetString(DemoPark.Map)).Map!;
        var built = map.Features.Where(one => one is { Kind: MapFeatureKind.Building, Height: > 0 }).Select(one => one.Enterprise?.Value).OfType<string>();
        Assert.Equal(Firms.Order(), built.Distinct().Order());
    }

    [Fact]
    public void It_is_the_same_at_every_call() => Assert.Equal(DemoPark.Map, DemoPark.Map);

    private static IEnumerable<string> RegistryIds()
    {
        using var registry = JsonDocument.Parse(DemoPark.Registry);
        foreach (var one in registry.RootElement.GetProperty("parks")[0].GetProperty("enterprises").EnumerateArray())
        {
            yield return one.GetProperty("id").GetString()!;
        }
    }
}
