using System.Text.Json;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

public sealed class MapTests : IAsyncLifetime
{
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_map_is_GeoJSON_with_its_source_its_middle_and_its_box()
    {
        var map = await _host.JsonAsync("/api/parks/qsh/map");
        Assert.Equal("A test input, drawn", map.GetProperty("source").GetString());
        Assert.Equal("[119.7,30.2,119.8,30.3]", map.GetProperty("bounds").GetRawText());
        Assert.Equal("[119.75,30.25]", map.GetProperty("center").GetRawText());
        Assert.Equal("FeatureCollection", map.GetProperty("features").GetProperty("type").GetString());
        Assert.Equal(
            """{"kind":"building","id":"works-e1","enterprise":"e1","name":"一号厂房","height":12,"width":null}""",
            map.GetProperty("features").GetProperty("features")[1].GetProperty("properties").GetRawText());
    }

    [Fact]
    public async Task A_park_without_a_map_is_404_with_the_way_to_put_one_in()
    {
        _host.Twin.MapOf("qsh").Map = null;
        var (status, _, body) = await _host.GetAsync("/api/parks/qsh/map");
        Assert.Equal(404, status);
        Assert.Contains("PUT /api/parks/qsh/map", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enterprise_sees_the_buildings_of_others_and_not_whose_they_are()
    {
        var client = await _host.AnybodyAsync("firm", Role.Enterprise, ["qsh"], "e1");
        var text = await client.GetStringAsync(new Uri("/api/parks/qsh/map", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("e2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("二号厂房", text, StringComparison.Ordinal);
        var features = JsonDocument.Parse(text).RootElement.GetProperty("features").GetProperty("features");
        Assert.Equal(3, features.GetArrayLength());
        Assert.Equal("e1", features[1].GetProperty("properties").GetProperty("enterprise").GetString());
        Assert.Equal(9.5m, features[2].GetProperty("properties").GetProperty("height").GetDecimal());
        Assert.Equal("another-3", features[2].GetProperty("properties").GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_is_put_in_is_answered_and_names_who_put_it_in()
    {
        var (status, _, body) = await _host.PutAsync("/api/parks/qsh/map", FakeMap.Small.Replace("A test input, drawn", "Survey of 2026-05", StringComparison.Ordinal));
        Assert.True(status == 200, body);
        Assert.Equal("admin", _host.Twin.MapOf("qsh").Map!.By);
        Assert.Equal("Survey of 2026-05", (await _host.JsonAsync("/api/parks/qsh/map")).GetProperty("source").GetString());
    }

    [Fact]
    public async Task An_enterprise_that_the_park_does_not_have_is_refused_and_the_map_stays()
    {
        var before = _host.Twin.MapOf("qsh").Map;
        var (status, _, body) = await _host.PutAsync("/api/parks/qsh/map", FakeMap.Small.Replace("\"e2\",", "\"e7\",", StringComparison.Ordinal));
        Assert.Equal(422, status);
        Assert.Contains("which this park does not have", body, StringComparison.Ordinal);
        Assert.Same(before, _host.Twin.MapOf("qsh").Map);
    }

    [Fact]
    public async Task A_map_that_is_too_large_is_refused_with_the_limit()
    {
        var (status, _, body) = await _host.PutAsync("/api/parks/qsh/map", new string(' ', (4 * 1024 * 1024) + 1));
        Assert.Equal(413, status);
        Assert.Contains("4 MB", body, StringComparison.Ordinal);
    }
}
