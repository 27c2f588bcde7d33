using System.Text.Json.Nodes;

namespace ParkTwin.Web.Tests;

/// <summary>A <see cref="DeclaredHost"/> whose factor of heat is to be checked, and whose enterprise e2 has declared nitrogen and gas.</summary>
public sealed class CheckedHost : IAsyncLifetime
{
    private readonly DeclaredHost _declared = new();

    /// <summary>The host, once it is started.</summary>
    internal WebHost Host => _declared.Host;

    public async ValueTask InitializeAsync()
    {
        await _declared.InitializeAsync();
        var host = Host;
        var factors = JsonNode.Parse((await host.GetAsync("/api/reference/factors")).Body)!;
        factors["factors"]!.AsArray().Single(one => (string?)one!["id"] == "co2.heat.default")!["confidence"] = "check";
        var published = await host.PutAsync("/api/reference/factors?version=checked&note=test", factors.ToJsonString());
        Assert.True(published.Status == 200, published.Body);
        var (status, _, body) = await host.PutAsync("/api/parks/qsh/enterprises/e2/declared/2023", """
            {"valueAdded":100,"activities":[{"flow":"nitrogen","amount":1200,"unit":"m3"},{"flow":"gas","amount":9,"unit":"Nm3"}]}
            """);
        Assert.True(status == 200, body);
    }

    public ValueTask DisposeAsync() => _declared.DisposeAsync();
}
