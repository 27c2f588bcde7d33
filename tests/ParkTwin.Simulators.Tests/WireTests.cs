using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ParkTwin.Simulators.Demo;
using ParkTwin.Simulators.Load;

namespace ParkTwin.Simulators.Tests;

/// <summary>The simulators over real sockets, and the program as it is started.</summary>
public sealed class WireTests
{
    [Fact]
    public async Task A_load_is_acknowledged_whole_and_in_order()
    {
        await using var server = new AckingServer();
        var options = new LoadOptions
        {
            Endpoint = new DnsEndPoint("127.0.0.1", server.Port),
            Topics = [.. Enumerable.Range(0, 50).Select(n => Encoding.UTF8.GetBytes($"parktwin/v1/p/m{n}/reading"))],
            InFlight = 200,
            Batch = 3,
            Seconds = 0.3,
        };

        var report = LoadRun.Run(options, null, TestContext.Current.CancellationToken);

        Assert.Empty(report.Failures);
        Assert.True(report.Acknowledged > 0 && report.Published == report.Acknowledged, report.ToString());
        Assert.Equal((report.Published, 0), (server.Readings, report.OutOfOrder));
        Assert.Equal(report.Published, server.Distinct.Count);
        Assert.True(report.AckP99Ms >= report.AckP50Ms);
    }

    [Fact]
    public async Task The_demo_park_waits_for_the_endpoint_and_a_later_start_sends_only_what_is_missing()
    {
        var state = Path.Combine(Directory.CreateTempSubdirectory("parktwin-").FullName, "demo.json");
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(state)!, "demo.json") { EnableRaisingEvents = true };
        var started = TimeProvider.System.GetUtcNow();
        watcher.Renamed += (_, _) =>
        {
            if (DemoParkState.Read(state, 1) >= started)
            {
                saved.TrySetResult();
            }
        };
        var port = await FreePortAsync();
        using var first = Demo(port, state, days: 1);
        await first.StartAsync(TestContext.Current.CancellationToken);
        await using var server = new AckingServer(port);
        await server.ReachedAsync(28_000);
        await saved.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await first.StopAsync(TestContext.Current.CancellationToken);
        var before = server.Readings;
        using var second = Demo(port, state, days: 1);
        await second.StartAsync(TestContext.Current.CancellationToken);
        await server.ReachedAsync(before + 1);
        await second.StopAsync(TestContext.Current.CancellationToken);

        Assert.InRange(server.Readings - before, 1, 5_000);
    }

    [Fact]
    public async Task The_program_replays_and_ends_with_the_line()
    {
        await using var server = new AckingServer();

        var (exit, output, _) = await RunAsync(
            "replay", SharedData.Folder(), "--park", "p", "--mqtt", $"127.0.0.1:{server.Port}", "--meters", "pvinv-*", "--batch", "50");

        Assert.Equal("published 34582, acknowledged 34582\n", output);
        Assert.Equal((0, 34_582), (exit, server.Readings));
    }

    [Fact]
    public async Task An_interrupt_ends_the_program_with_the_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sends SIGINT by number");
        await using var server = new AckingServer();
        using var process = Start("park", "--mqtt", $"127.0.0.1:{server.Port}", "--history", "1h");
        await server.ReachedAsync(1_000);

        Assert.Equal(0, Kill(process.Id, 2));
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"published {server.Readings}, acknowledged {server.Readings}\n", output);
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("replay . --park p --mqtt nowhere", "HOST:PORT")]
    [InlineData("replay . --mqtt 127.0.0.1:1", "--park")]
    [InlineData("replay /does/not/exist --park p --mqtt 127.0.0.1:1", "meters.csv")]
    [InlineData("park", "--mqtt")]
    [InlineData("park --mqtt 127.0.0.1:1 --dropout 2", "0 to 1")]
    [InlineData("park --mqtt 127.0.0.1:1", "127.0.0.1:1")]
    [InlineData("load", "--mqtt")]
    [InlineData("load --mqtt 127.0.0.1:1 --batch 0", "1 to 1000")]
    [InlineData("load --mqtt 127.0.0.1:1", "cannot be reached")]
    [InlineData("registry . --out x.json --time-zone Mars/Olympus", "IANA")]
    [InlineData("fly", "fly")]
    public async Task A_wrong_command_line_is_one_sentence_and_a_failure(string arguments, string says)
    {
        var (exit, _, error) = await RunAsync(arguments.Split(' '));

        Assert.NotEqual(0, exit);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<int> FreePortAsync()
    {
        await using var server = new AckingServer();
        return server.Port;
    }

    private static IHost Demo(int port, string state, int days)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddDemoPark(new DemoParkOptions { Port = port, HistoryDays = days, StateFile = state });
        return builder.Build();
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "ParkTwin.Simulators.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
