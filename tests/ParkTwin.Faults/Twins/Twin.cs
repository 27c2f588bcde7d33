using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ParkTwin.Faults.Twins;

/// <summary>A twin in a process of its own, started as a person would.</summary>
internal sealed class Twin : TwinClient
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private Twin(Process process) => _process = process;

    /// <summary>Process id of the twin itself, also behind a wrapper that stays.</summary>
    public int Pid { get; private set; }

    public override string? Ended => _process.HasExited ? $"the process has ended with code {_process.ExitCode}." : null;

    public override string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts a process without waiting for it to listen.</summary>
    public static Twin Launch(TwinLaunch launch)
    {
        List<string> command = [.. launch.Wrapper, "dotnet"];
        command.AddRange(launch.Control is { } control ? [Places.Own, "host", control] : [Places.Web]);
        command.AddRange(launch.Arguments);
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["PARKTWIN__ADMIN__PASSWORD"] = AdminPassword;
        foreach (var (name, value) in launch.Environment)
        {
            start.Environment[name] = value;
        }

        var twin = new Twin(Process.Start(start)!);
        twin.Pid = twin._process.Id;
        twin._process.ErrorDataReceived += (_, line) => twin.Heard(line.Data);
        twin._process.BeginErrorReadLine();
        return twin;
    }

    /// <summary>Starts the twin and waits until it listens, and until it is ready where that is wanted.</summary>
    /// <exception cref="FaultException">It did not start; the message holds what it said.</exception>
    public static async Task<Twin> StartAsync(TwinLaunch launch)
    {
        var twin = Launch(launch);
        try
        {
            await twin.ListensAsync(launch.Limit);
            if (launch.UntilReady)
            {
                await twin.ReadyAsync(launch.Limit);
            }

            return twin;
        }
        catch (Exception)
        {
            await twin.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited && SendSignal(Pid, 9) != 0)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; answers the exit code and how long it took. Code -1 where it had to be killed after 30 s.</summary>
    public async Task<(int Code, TimeSpan Took)> TerminateAsync()
    {
        var began = Stopwatch.GetTimestamp();
        if (SendSignal(Pid, 15) != 0)
        {
            throw new FaultException($"Process {Pid} takes no signal: {Ended}");
        }

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            return (-1, Stopwatch.GetElapsedTime(began));
        }

        return (_process.ExitCode, Stopwatch.GetElapsedTime(began));
    }

    protected override async ValueTask EndAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>Waits for the notice that the twin prints when it listens.</summary>
    private async Task ListensAsync(TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        string? page = null, devices = null;
        while (await _process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            Heard(line);
            page ??= After(line, "  page      ");
            devices ??= After(line, "  devices   ");
            if (line == "Ctrl-C ends it.")
            {
                break;
            }
        }

        if (page is null || devices is null)
        {
            throw new FaultException($"The twin did not start: {Said}");
        }

        Pid = ChildOfWrapper() ?? _process.Id;
        _ = DrainAsync();
        await ListensAsync(new Uri(page), new Uri(devices).Port);
    }

    /// <summary>A full pipe would hold the twin up.</summary>
    private async Task DrainAsync()
    {
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            {
                Heard(line);
            }
        }
        catch (Exception ended) when (ended is InvalidOperationException or ObjectDisposedException or IOException)
        {
            return; // The process was killed.
        }
    }

    private int? ChildOfWrapper()
    {
        try
        {
            if (File.ReadAllText($"/proc/{_process.Id}/comm").Trim() == "dotnet")
            {
                return null;
            }

            var children = File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return children.Length == 1 ? int.Parse(children[0], CultureInfo.InvariantCulture) : null;
        }
        catch (IOException)
        {
            return null; // No such files on this system, or the process has ended.
        }
    }

    private void Heard(string? line)
    {
        lock (_said)
        {
            if (line is not null && _said.Length < 200_000)
            {
                _said.AppendLine(line);
            }
        }
    }

    private static string? After(string line, string head) => line.StartsWith(head, StringComparison.Ordinal) ? line[head.Length..] : null;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
