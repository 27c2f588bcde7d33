using System.Diagnostics;

namespace ParkTwin.EndToEnd;

public sealed class ThroughABroker : IDisposable
{
    private readonly TestPark _park = new();

    public void Dispose() => _park.Dispose();

    [Fact]
    public async Task Readings_published_to_mosquitto_reach_the_ledger()
    {
        var mosquitto = Places.Find("mosquitto");
        var publish = Places.Find("mosquitto_pub");
        Assert.SkipWhen(mosquitto is null || publish is null, "mosquitto is not installed");

        var port = TwinProcess.FreePort();
        var configuration = Path.Combine(_park.Folder, "mosquitto.conf");
        await File.WriteAllTextAsync(configuration, $"listener {port} 127.0.0.1\nallow_anonymous true\n", TestContext.Current.CancellationToken);
        using var broker = Process.Start(new ProcessStartInfo(mosquitto!, ["-c", configuration]) { RedirectStandardError = true })!;
        try
        {
            await using var twin = await TwinProcess.StartAsync([.. _park.Arguments(), "--broker", $"mqtt://127.0.0.1:{port}"]);
            for (var i = 0; i < 3; i++)
            {
                await PublishAsync(publish!, port, i);
            }

            await twin.SettledAsync(3);
            var day = await twin.JsonAsync("/api/parks/c/meters/k1/usage?from=2026-01-01T00:00:00Z&to=2026-01-01T00:45:00Z&step=P1D");
            Assert.Equal(3, day.GetProperty("values")[0].GetProperty("value").GetDecimal());
            Assert.Equal(0, (await twin.EndAsync()).Code);
        }
        finally
        {
            broker.Kill();
            await broker.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Retained and with a session, so that it does not matter who connects to the broker first.</summary>
    private static async Task PublishAsync(string program, int port, int quarter)
    {
        string[] arguments =
        [
            "-h", "127.0.0.1", "-p", $"{port}", "-q", "1", "-t", "parktwin/v1/c/k1/reading", "-m",
            $$"""{"t":"2026-01-01T00:{{15 * quarter:00}}:00Z","v":1}""",
        ];
        using var run = Process.Start(new ProcessStartInfo(program, arguments))!;
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, run.ExitCode);
    }
}
