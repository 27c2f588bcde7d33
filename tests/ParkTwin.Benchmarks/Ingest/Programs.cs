using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ParkTwin.Benchmarks.Ingest;

/// <summary>The programs a benchmark runs.</summary>
internal static class Programs
{
    /// <summary>The password of <c>admin</c> in every twin that a benchmark starts.</summary>
    public const string AdminPassword = "seven copper lanterns drift";

    /// <summary>The built web host, beside this benchmark.</summary>
    public static string Web => Path.Combine(AppContext.BaseDirectory, "ParkTwin.Web.dll");

    /// <summary>The built simulators.</summary>
    public static string Simulators => Path.Combine(AppContext.BaseDirectory, "ParkTwin.Simulators.dll");

    /// <summary>Runs a .NET program to its end and answers what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static async Task<string> RunAsync(string dll, params string[] args)
    {
        using var process = Start("dotnet", [dll, .. args]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{Path.GetFileName(dll)} {string.Join(' ', args)} ended with {process.ExitCode}: {await output}{await errors}");
    }

    /// <summary>Starts a program with its output redirected.</summary>
    public static Process Start(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PARKTWIN__ADMIN__PASSWORD"] = AdminPassword;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    /// <summary>Where a program is installed; null when it is not.</summary>
    public static string? Find(string name) =>
        ((string[])["/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin"]).Select(d => Path.Combine(d, name)).FirstOrDefault(File.Exists);

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
