using System.Diagnostics;
using System.Globalization;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// fdatasync answers EIO, again and again, in the real process: the kernel's answer is replaced by strace. What the failed flush covered
/// must be written anew elsewhere before it is acknowledged; a kill follows each round.
/// </summary>
internal sealed class FlushErrorRun : IFault
{
    public string Name => "flush-error";

    public string Options => "[--cycles 5] [--rate 20000] [--seed 1]";

    public string What => "fdatasync answers EIO now and then under load, then SIGKILL";

    public string? Unable => Places.Find("strace") is null ? "strace, which replaces the kernel's answer, is not installed" : null;

    public (string Whole, string Short) Lengths => ("--cycles 5 --rate 20000", "--cycles 1 --rate 10000");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        var cycles = arguments.Number("cycles", 5);
        var dice = new Random(arguments.Number("seed", 1));
        var options = new LaneOptions { Port = 0, Rate = arguments.Real("rate", 20_000) };
        using var park = new FaultPark();
        var book = new Book(park.Meters);
        var checker = new Checker(book);
        var began = Stopwatch.GetTimestamp();
        var refused = 0;
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            var traced = Path.Combine(park.Folder, "strace.txt");
            var every = dice.Next(7, 40);
            await using (var twin = await Twin.StartAsync(TwinLaunch.Of(park) with { Wrapper = Refusing(traced, every), UntilReady = false }))
            {
                await checker.LookAsync(twin, $"after kill {cycle - 1}");
                using var traffic = new Traffic(book, park, options with { Port = twin.DevicePort });
                await Task.Delay(dice.Next(2_000, 4_000));
                await twin.WaitAsync(() => Task.FromResult(Refused(traced) > 0), TimeSpan.FromSeconds(120), "refused a flush");
                await twin.KillAsync();
                await traffic.JoinAsync();
            }

            refused += Refused(traced);
            say($"cycle {cycle}: every {every}th flush refused, {refused} so far; acknowledged {book.Acknowledged} of {book.Sent}");
        }

        await using (var last = await Twin.StartAsync(TwinLaunch.Of(park)))
        {
            await checker.LookAsync(last, "after the last kill");
            using (var rest = new Traffic(book, park, options with { Port = last.DevicePort }, onlyAgain: true))
            {
                await rest.JoinAsync();
            }

            await checker.LookAsync(last, "after the last resend");
            await checker.MonthsAsync(last, "in the end");
        }

        if (refused == 0)
        {
            checker.Problems.Add("no flush was refused: strace had no effect");
        }

        return new()
        {
            Fault = Name,
            What = What,
            How = "the built process under strace, which replaces the kernel's answer",
            Command = string.Create(CultureInfo.InvariantCulture, $"flush-error --cycles {cycles} --rate {options.Rate:0}"),
            Runs = cycles,
            Sent = book.Sent,
            Acknowledged = book.Acknowledged,
            Lost = checker.Lost,
            Doubled = checker.Doubled,
            Wrong = checker.Wrong,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            Measured = [$"{refused} flushes were refused"],
            Problems = [.. checker.Problems],
        };
    }

    /// <summary>Flushes that strace has refused so far.</summary>
    private static int Refused(string traced) => File.ReadLines(traced).Count(line => line.Contains("(INJECTED)", StringComparison.Ordinal));

    private static string[] Refusing(string traced, int every) =>
    [
        Places.Find("strace")!, "-f", "-qq", "--seccomp-bpf", "-o", traced, "-e", "trace=fdatasync",
        "-e", string.Create(CultureInfo.InvariantCulture, $"inject=fdatasync:error=EIO:when=60+{every}"),
    ];
}
