using ParkTwin.Contracts;

namespace ParkTwin.Grains.Tests;

public sealed class ParkMapGrainTests : IAsyncLifetime
{
    private const string Map = """
        {"source":"A test input","features":{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"road"},
        "geometry":{"type":"LineString","coordinates":[[119.7,30.2],[119.8,30.3]]}}]}}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private TwinHost _host = null!;

    private IParkMapGrain Park => _host.Grains.GetGrain<IParkMapGrain>("qsh");

    public async ValueTask InitializeAsync() => _host = await TwinHost.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_map_outlives_a_restart_and_putting_it_in_again_changes_nothing()
    {
        Assert.Null(await Park.Read());
        Assert.Empty(await Park.Keep(Map, "operator"));
        var kept = await Park.Read();
        await _host.DisposeAsync();
        _host = await TwinHost.StartAsync(_directory);
        Assert.Equal(kept, await Park.Read());
        Assert.Empty(await Park.Keep(Map, "another"));
        Assert.Equal(("operator", Map), ((await Park.Read())!.By, kept!.Document));
    }

    [Fact]
    public async Task A_document_that_is_no_map_leaves_the_one_that_is_there()
    {
        await Park.Keep(Map, "operator");
        Assert.NotEmpty(await Park.Keep("{}", "operator"));
        Assert.Equal(Map, (await Park.Read())!.Document);
    }
}
