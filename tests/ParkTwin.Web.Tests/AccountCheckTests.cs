using System.Text.Json;

namespace ParkTwin.Web.Tests;

/// <summary>The reference entries to be checked that stand beside figures, where a person marked one so.</summary>
public sealed class AccountCheckTests(CheckedHost marked) : IClassFixture<CheckedHost>
{
    private readonly WebHost _host = marked.Host;

    [Theory]
    [InlineData("enterprises/e1/carbon", "total", "co2.heat.default")]
    [InlineData("enterprises/e1/energy", "tceCalorificWithMedia", null)]
    [InlineData("enterprises/e1/intensity", "tco2PerValueAdded", "co2.heat.default")]
    [InlineData("enterprises/e1/grade", "k", "co2.heat.default")]
    [InlineData("enterprises/e2/carbon", "total", null)]
    [InlineData("enterprises/e2/energy", "tceCalorificWithMedia", "coal.nitrogen-main")]
    [InlineData("enterprises/e2/energy", "tceCalorific", null)]
    [InlineData("carbon", "total", "co2.heat.default")]
    [InlineData("energy", "tceCalorificWithMedia", "coal.nitrogen-main")]
    [InlineData("intensity", "selfSufficiency", null)]
    [InlineData("cost", "total", null)]
    public async Task Beside_a_value_stand_the_entries_to_be_checked_that_its_tree_rests_on_and_no_others(string path, string name, string? only)
    {
        var answer = await _host.JsonAsync($"/api/parks/qsh/{path}?period=2023");
        var checks = answer.GetProperty("checks");
        foreach (var figure in answer.GetProperty("figures").EnumerateObject())
        {
            var shown = checks.TryGetProperty(figure.Name, out var ids) ? ids.EnumerateArray().Select(id => id.GetString()!).ToArray() : [];
            if (AccountAnswers.Find(answer, figure.Name).ValueKind == JsonValueKind.Null)
            {
                Assert.Empty(shown);
                continue;
            }

            var tree = await _host.JsonAsync("/api/explain/" + figure.Value.GetString() + "?depth=32");
            var below = AccountAnswers.Nodes(tree)
                .Where(node => node.GetProperty("source") is { ValueKind: JsonValueKind.Object } source
                    && source.TryGetProperty("confidence", out var confidence) && confidence.GetString() == "check")
                .Select(node => (node.GetProperty("source").TryGetProperty("id", out var id) ? id : node.GetProperty("key")).GetString()!)
                .Distinct().Order(StringComparer.Ordinal);
            Assert.True(below.SequenceEqual(shown), $"{figure.Name}: the tree rests on {string.Join(", ", below)}, beside it stand {string.Join(", ", shown)}");
        }

        Assert.Equal(only, checks.TryGetProperty(name, out var marks) ? Assert.Single(marks.EnumerateArray()).GetString() : null);
    }
}
