using System.Runtime.InteropServices;
using ParkTwin.Silo;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Hosting;

/// <summary>Runs <c>backup</c>, <c>restore</c> and <c>verify</c> instead of the twin.</summary>
internal static class UpkeepCommands
{
    private const int WrongUsage = 2;

    /// <summary>Runs a command; answers the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments is [_, "--help" or "-h"])
        {
            Console.WriteLine(UpkeepCommandLine.Usage);
            return 0;
        }

        List<string> faults = [];
        if (UpkeepCommandLine.Read(arguments, !Console.IsErrorRedirected, faults) is not { } request)
        {
            foreach (var fault in faults)
            {
                await Console.Error.WriteLineAsync(fault);
            }

            await Console.Error.WriteLineAsync($"'{arguments[0]} --help' shows how it is used.");
            return WrongUsage;
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cancel(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, stop));
        return await DataUpkeep.RunAsync(request, Console.Out, Console.Error, TimeProvider.System, stop.Token);
    }

    private static void Cancel(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
