using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace ParkTwin.Mqtt.Tests.Fakes;

/// <summary>Programs of the system that tests run against; a missing one skips its test by name.</summary>
internal static class Outside
{
    /// <summary>Where the scripts for real clients are.</summary>
    public static string Clients => Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "clients");

    public static string Find(string program)
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Append("/usr/bin");
        var found = paths.Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{program} is not installed.");
        return found!;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed; a failure is one of the test.</returns>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }

        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await error} {await output}");
        return await output;
    }

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    public static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
