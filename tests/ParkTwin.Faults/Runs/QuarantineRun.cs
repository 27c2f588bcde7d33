using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Reports;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults.Runs;

/// <summary>
/// More unacceptable readings than the quarantine holds, under load: each is acknowledged and counted, the oldest sixteenth goes when the
/// bound of a million is reached, and good readings are unharmed.
/// </summary>
internal sealed class QuarantineRun : IFault
{
    private const int PerPayload = 1_000;

    /// <summary>Default of the product; docs/formats/journal.md.</summary>
    private const long Bound = 1_000_000;

    public string Name => "quarantine";

    public string Options => "[--items 1200000] [--rate 20000]";

    public string What => "more unacceptable readings than the quarantine holds, beside good ones; then SIGKILL";

    public (string Whole, string Short) Lengths => ("--items 1200000 --rate 20000", "--items 30000 --rate 5000");

    public async Task<FaultResult> RunAsync(Arguments arguments, Action<string> say)
    {
        var items = arguments.Number("items", 1_200_000) / PerPayload * PerPayload;
        using var park = new FaultPark();
        var book = new Book(park.Meters);
        var checker = new Checker(book);
        var options = new LaneOptions { Port = 0, Rate = arguments.Real("rate", 20_000) };
        var began = Stopwatch.GetTimestamp();
        double seconds, peak;
        await using (var twin = await Twin.StartAsync(TwinLaunch.Of(park)))
        {
            using (var traffic = new Traffic(book, park, options with { Port = twin.DevicePort }))
            {
                var sending = Stopwatch.GetTimestamp();
                await Send(twin.DevicePort, items);
                seconds = Stopwatch.GetElapsedTime(sending).TotalSeconds;
                await traffic.EndAsync();
                checker.Problems.AddRange(traffic.Lost);
            }

            peak = ProcessFigures.PeakMb(twin.Pid);
            await checker.LookAsync(twin, "after the flood");
            say(string.Create(CultureInfo.InvariantCulture, $"{items} bad readings acknowledged in {seconds:0.0} s, peak {peak:0} MB"));
            await JudgeAsync(twin, items, "after the flood", checker.Problems);
            await twin.KillAsync();
        }

        long kept;
        await using (var again = await Twin.StartAsync(TwinLaunch.Of(park)))
        {
            using (var rest = new Traffic(book, park, options with { Port = again.DevicePort }, onlyAgain: true))
            {
                await rest.JoinAsync();
            }

            await checker.LookAsync(again, "after a kill");
            await checker.MonthsAsync(again, "after a kill");
            kept = await JudgeAsync(again, items, "after a kill", checker.Problems);
        }

        return new()
        {
            Fault = Name,
            What = What,
            How = "the built process; arrays of a thousand readings for a meter that nobody registered, QoS 1, beside good readings at a steady rate",
            Command = string.Create(CultureInfo.InvariantCulture, $"quarantine --items {items} --rate {options.Rate:0}"),
            Runs = 1,
            Sent = book.Sent + items,
            Acknowledged = book.Acknowledged + items,
            Lost = checker.Lost,
            Doubled = checker.Doubled,
            Wrong = checker.Wrong,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            Measured =
            [
                string.Create(CultureInfo.InvariantCulture, $"{items} unacceptable readings acknowledged at {items / seconds:0}/s and counted, {kept} kept, the oldest {items - kept} dropped and counted"),
                string.Create(CultureInfo.InvariantCulture, $"resident memory at most {peak:0} MB"),
            ],
            Problems = [.. checker.Problems],
        };
    }

    /// <summary>The count, the bound, and the newest item.</summary>
    /// <returns>Items in quarantine.</returns>
    private static async Task<long> JudgeAsync(Twin twin, long items, string when, List<string> problems)
    {
        var status = await twin.StatusAsync();
        using var page = await twin.JsonAsync("/api/quarantine?limit=1");
        var kept = page.RootElement.GetProperty("total").GetInt64();
        var newest = page.RootElement.GetProperty("items")[0].GetProperty("payload");
        Expect(status.Quarantined == items, $"{when}: {status.Quarantined} are counted, {items} were sent");
        Expect(kept <= Bound, $"{when}: {kept} are kept, the bound is {Bound}");
        Expect(kept >= Math.Min(items, Bound * 7 / 8), $"{when}: only {kept} of {items} are kept");
        Expect(
            newest.ValueKind == JsonValueKind.String && newest.GetString()!.Contains($":{items - 1},", StringComparison.Ordinal),
            $"{when}: the newest kept is {newest}, not that of {items - 1}");
        return kept;

        void Expect(bool holds, string otherwise)
        {
            if (!holds)
            {
                problems.Add(otherwise);
            }
        }
    }

    /// <summary>Sends arrays whose readings are numbered by their time, a few in flight; returns when all are acknowledged.</summary>
    private static async Task Send(int port, int items)
    {
        var topic = Encoding.ASCII.GetBytes($"parktwin/v1/{FaultPark.Id}/nobody/reading");
        using var socket = Wire.Connect(port, "bad");
        var acknowledged = 0;
        var packet = new byte[64 * 1024];
        var answer = new byte[4];
        for (var sent = 0; acknowledged < items / PerPayload;)
        {
            if (sent < items / PerPayload && sent - acknowledged < 8)
            {
                var readings = Enumerable.Range(sent * PerPayload, PerPayload).Select(nth => string.Create(CultureInfo.InvariantCulture, $"{{\"t\":{nth},\"v\":1}}"));
                var payload = Encoding.ASCII.GetBytes("[" + string.Join(',', readings) + "]");
                await socket.SendAsync(packet.AsMemory(0, Wire.Publish(packet, topic, (ushort)((sent++ % 60_000) + 1), payload)));
                continue;
            }

            for (var got = 0; got < answer.Length;)
            {
                var received = await socket.ReceiveAsync(answer.AsMemory(got));
                got += received > 0 ? received : throw new IOException("The twin closed the connection.");
            }

            acknowledged++;
        }
    }
}
