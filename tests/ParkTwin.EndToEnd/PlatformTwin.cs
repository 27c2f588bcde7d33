using System.Text.Json;
using ParkTwin.Testing;

namespace ParkTwin.EndToEnd;

/// <summary>A twin with two firms far above their industry's mean, flagged for 2025, and an official who may sign in.</summary>
public sealed class PlatformTwin : IAsyncLifetime
{
    /// <summary>The official's account.</summary>
    public const string User = "official";

    /// <summary>Its password.</summary>
    public const string Password = "four grey herons asleep";

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-platform-").FullName;
    private TwinProcess? _twin;

    /// <summary>The running process.</summary>
    internal TwinProcess Twin => _twin!;

    public async ValueTask InitializeAsync()
    {
        var registry = Path.Combine(_folder, "park.json");
        await File.WriteAllTextAsync(registry, """
            {"parks":[{"id":"c","name":"算例园区","timeZone":"Asia/Shanghai","region":"CN-33","enterprises":[
            {"id":"a","name":"甲厂","industry":"C17"},{"id":"b","name":"乙厂","industry":"C17"},{"id":"d","name":"丁厂"}],"meters":[]}]}
            """, TestContext.Current.CancellationToken);
        _twin = await TwinProcess.StartAsync(
            "--park", registry, "--data", Path.Combine(_folder, "data"), "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0");
        foreach (var firm in new[] { "a", "b" })
        {
            await _twin.SentAsync(HttpMethod.Put, $"/api/parks/c/enterprises/{firm}/declared/2025", """
                {"output":18000,"valueAdded":4200,"activities":[{"flow":"grid-import","amount":32000000,"unit":"kWh"},
                {"flow":"process-emissions","amount":0,"unit":"tCO2"}]}
                """);
        }

        // A publication has every inventory looked at again.
        await _twin.SentAsync(HttpMethod.Put, "/api/reference/industry-means?version=platform-1&note=test", TestInputs.Means("C17", "2025", 0.72m));
        await OfficialAsync(_twin);
        await _twin.WaitAsync(
            async () => (await _twin.JsonAsync("/api/platform/flags?rule=CARBON_GRADE_5")).GetProperty("total").GetInt32() == 2,
            TwinProcess.Patience,
            "flagged");
    }

    public async ValueTask DisposeAsync()
    {
        if (_twin is not null)
        {
            await _twin.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Makes the account, and chooses its own password as its owner would.</summary>
    private static async Task OfficialAsync(TwinProcess twin)
    {
        var made = await twin.SentAsync(HttpMethod.Post, "/api/accounts", JsonSerializer.Serialize(new { user = User, name = "双碳办", role = "platform" }));
        var once = made.GetProperty("password").GetString()!;
        await twin.SignInAsync(User, once);
        await twin.SentAsync(HttpMethod.Post, "/api/auth/password", JsonSerializer.Serialize(new { current = once, @new = Password }));
        await twin.SignInAsync();
    }
}
