using System.Text.Json;

namespace ParkTwin.Web.Tests;

/// <summary>What a person enters for the city.</summary>
public sealed class CityTests : IAsyncLifetime
{
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_entered_target_stands_in_the_rankings_of_its_year_and_of_no_other()
    {
        var before = await TargetAsync("2023-Q3");
        var (status, _, body) = await _host.PutAsync(
            "/api/city/targets/2023", """{"targets":[{"axis":"researchShare","zone":null,"value":0.05,"source":"A test input"}]}""");
        Assert.True(status == 200, body);
        Assert.Equal(0.05m, await TargetAsync("2023-Q3"));
        Assert.NotEqual(0.05m, before);
        Assert.Equal(before, await TargetAsync("2024-Q1"));
    }

    [Theory]
    [InlineData("2023", """{"targets":[{"axis":"researchShare","source":"A test input"}]}""", 422, "not whole")]
    [InlineData("2023", """{"targets":[{"axis":"researchShare","value":0.05}]}""", 422, "not whole")]
    [InlineData("2023", """{"targets":[null]}""", 422, "not whole")]
    [InlineData("2023-Q3", """{"targets":[]}""", 400, "2023-Q3")]
    [InlineData("2023", "[", 400, "")]
    public async Task A_target_that_is_not_whole_is_refused_with_what_it_needs(string year, string sent, int wanted, string said)
    {
        var (status, _, body) = await _host.PutAsync("/api/city/targets/" + year, sent);
        Assert.True(status == wanted, body);
        Assert.Contains(said, body, StringComparison.Ordinal);
    }

    private async Task<decimal?> TargetAsync(string quarter)
    {
        var ranking = await _host.JsonAsync("/api/city/ranking?quarter=" + quarter);
        var axis = ranking.GetProperty("zones")[0].GetProperty("axes").EnumerateArray().Single(one => one.GetProperty("axis").GetString() == "researchShare");
        return axis.GetProperty("target") is { ValueKind: JsonValueKind.Number } target ? target.GetDecimal() : null;
    }
}
