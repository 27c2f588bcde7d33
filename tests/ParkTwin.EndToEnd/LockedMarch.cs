using System.Text.Json.Nodes;
using ParkTwin.Testing;

namespace ParkTwin.EndToEnd;

/// <summary>A locked month keeps its bytes whatever is published, through kill -9; the restatement stands beside it.</summary>
public sealed class LockedMarch : IDisposable
{
    private const string E = "/api/parks/c/enterprises/tv12/";
    private readonly AccountsPark _park = new();

    public void Dispose() => _park.Dispose();

    [Fact]
    public async Task A_factor_set_published_after_march_is_locked_makes_a_restatement_and_april_uses_it()
    {
        byte[] document;
        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            await _park.PublishAsync(twin);
            await twin.SentAsync(HttpMethod.Put, E + "declared/2026-03", """{"output":100,"valueAdded":20}""");
            Digits.Same("49.7400", (await twin.JsonAsync(E + "carbon?period=2026-03")).GetProperty("total").GetDecimal());
            var locked = await twin.SentAsync(HttpMethod.Post, E + "reports/2026-03/lock", "{}");
            Assert.Equal("final", locked.GetProperty("state").GetString());
            document = await twin.BytesAsync(E + "reports/2026-03/1/document");
            await twin.KillAsync();
        }

        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            Assert.Equal(document, await twin.BytesAsync(E + "reports/2026-03/1/document"));
            var factors = JsonNode.Parse(await twin.BytesAsync("/api/reference/factors"))!;
            factors["factors"]!.AsArray().Add(Grid2025());
            await twin.SentAsync(HttpMethod.Put, "/api/reference/factors?version=v2&note=2025", factors.ToJsonString());
            await CheckAsync(twin, document);
            await twin.KillAsync();
        }

        await using var last = await TwinProcess.StartAsync(_park.Arguments());
        await CheckAsync(last, document);
        Assert.Equal("v2", (await last.JsonAsync("/api/reference")).GetProperty("current").GetString());
        Assert.Equal(100m, (await last.JsonAsync(E + "declared/2026-03")).GetProperty("output").GetDecimal());
        await last.SentAsync(HttpMethod.Post, E + "reports/2026-03/restate", "{}");
        var versions = (await last.JsonAsync(E + "reports/2026-03")).GetProperty("versions");
        Assert.Equal((2, "v2"), (versions.GetArrayLength(), versions[1].GetProperty("factorSet").GetString()));
        await CheckAsync(last, document);
    }

    private static async Task CheckAsync(TwinProcess twin, byte[] document)
    {
        Assert.Equal(document, await twin.BytesAsync(E + "reports/2026-03/1/document"));
        var march = await twin.JsonAsync(E + "carbon?period=2026-03");
        Digits.Same("49.7400", march.GetProperty("total").GetDecimal());
        Assert.Equal("restated", march.GetProperty("state").GetString());
        Assert.DoesNotContain("reported-differs", march.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        var restated = march.GetProperty("restated");
        Digits.Same("48.0000", restated.GetProperty("values").GetProperty("total").GetDecimal());
        Assert.Equal("v2", restated.GetProperty("factorSet").GetString());
        var difference = restated.GetProperty("differences").EnumerateArray().Single(one => one.GetProperty("key").GetString() == "carbon.total");
        Assert.Equal(
            (-1.74m, -1.74m, 0m, 0m),
            (difference.GetProperty("difference").GetDecimal(), difference.GetProperty("factor").GetDecimal(),
                difference.GetProperty("activity").GetDecimal(), difference.GetProperty("dataQuality").GetDecimal()));
        var april = await twin.JsonAsync(E + "carbon?period=2026-04");
        Digits.Same("72.0000", april.GetProperty("total").GetDecimal());
        Assert.Equal(("provisional", "v2"), (april.GetProperty("state").GetString(), april.GetProperty("factorSet").GetString()));
        var opened = await twin.JsonAsync("/api/explain/" + march.GetProperty("figures").GetProperty("total").GetString());
        Digits.Same("49.7400", opened.GetProperty("value").GetDecimal());
        Digits.Same("48.0000", opened.GetProperty("current").GetProperty("value").GetDecimal());
    }

    private static JsonNode Grid2025() => JsonNode.Parse("""
        {"id":"co2.electricity.zhejiang.2025","kind":"co2","carrier":"electricity","basis":"average","value":0.48,"unit":"kgCO2/kWh","region":"CN-33",
        "dataYear":2025,"publishedOn":"2026-06-01","confidence":"confirmed","nameZh":"测试用","nameEn":"A test input","source":"A test input"}
        """)!;
}
