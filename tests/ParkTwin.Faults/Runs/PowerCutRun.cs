using System.Diagnostics;
using System.Globalization;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;
using ParkTwin.Testing;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// The power goes: what was written and not flushed is lost, kept, or torn by sectors, at the dice's choice. The twin's own composition
/// with its real threads and sockets, over a disk that keeps the two apart.
/// </summary>
internal sealed class PowerCutRun : IFault
{
    public string Name => "power-cut";

    public string Options => "[--cuts 100] [--rate 50000] [--seed 1]";

    public string What => "the power goes under load: unflushed contents and names are lost, kept or torn by sectors";

    public (string Whole, string Short) Lengths => ("--cuts 100 --rate 50000", "--cuts 6 --rate 20000");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        var cuts = arguments.Number("cuts", 100);
        var dice = new Random(arguments.Number("seed", 1));
        var options = new LaneOptions { Port = 0, Rate = arguments.Real("rate", 50_000) };
        var disk = new SimulatedFileSystem(dice.Next());
        using var park = new FaultPark();
        var book = new Book(park.Meters);
        var checker = new Checker(book);
        var began = Stopwatch.GetTimestamp();
        var losses = new int[3];
        for (var cut = 1; cut <= cuts; cut++)
        {
            var loss = (CrashLoss)dice.Next(3);
            losses[(int)loss]++;
            var life = new PoweredDisk(disk);
            await using (var twin = await InnerTwin.StartAsync(park, life))
            {
                await checker.LookAsync(twin, $"after cut {cut - 1}");
                using var traffic = new Traffic(book, park, options with { Port = twin.DevicePort });
                await Task.Delay(dice.Next(30, cut % 10 == 0 ? 3_500 : 900));
                life.Cut();
                say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"cut {cut}: {loss} of the unflushed lost, acknowledged {book.Acknowledged} of {book.Sent}; lost {checker.Lost}, wrong {checker.Wrong}"));
                await twin.DisposeAsync();
                await traffic.JoinAsync();
            }

            disk.Crash(loss);
        }

        await using (var last = await InnerTwin.StartAsync(park, new PoweredDisk(disk)))
        {
            await checker.LookAsync(last, "after the last cut");
            using (var rest = new Traffic(book, park, options with { Port = last.DevicePort }, onlyAgain: true))
            {
                await rest.JoinAsync();
            }

            await checker.LookAsync(last, "after the last resend");
            await checker.MonthsAsync(last, "in the end");
        }

        return new()
        {
            Fault = Name,
            What = What,
            How = "the twin's own composition in the test's process, real threads and sockets, over a disk in memory that tells flushed from unflushed",
            Command = string.Create(CultureInfo.InvariantCulture, $"power-cut --cuts {cuts} --rate {options.Rate:0}"),
            Runs = cuts,
            Sent = book.Sent,
            Acknowledged = book.Acknowledged,
            Lost = checker.Lost,
            Doubled = checker.Doubled,
            Wrong = checker.Wrong,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            Measured = [string.Join(", ", Enum.GetValues<CrashLoss>().Select(one => $"{losses[(int)one]} cuts with unflushed: {Word(one)}"))],
            Problems = [.. checker.Problems],
        };
    }

    private static string Word(CrashLoss loss) => loss switch
    {
        CrashLoss.All => "all lost",
        CrashLoss.Nothing => "all kept",
        _ => "torn",
    };
}
