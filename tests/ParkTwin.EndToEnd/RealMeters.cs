using System.Diagnostics;
using System.Text.Json;

namespace ParkTwin.EndToEnd;

/// <summary>All of the recorded series through the simulators' replay, MQTT, journal, grains and REST, against sums over the files.</summary>
public sealed class RealMeters : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parktwin-real-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_month_of_every_recorded_meter_equals_the_sum_over_its_file_to_the_last_millionth()
    {
        var series = RecordedSeries.Folder() ?? Skip("the recorded series (../shared/data) are not beside this checkout");
        var registry = Path.Combine(_folder, "registry.json");
        await SimulateAsync("registry", series, "--park", "c", "--time-zone", "UTC", "--out", registry);
        await using var twin = await TwinProcess.StartAsync(
            "--park", registry, "--data", Path.Combine(_folder, "data"), "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0", "--demo", "off");
        var said = await SimulateAsync("replay", series, "--park", "c", "--mqtt", new Uri(twin.Devices).Authority, "--batch", "100");
        var recorded = RecordedSeries.Load(series);
        var readings = recorded.Sum(m => m.Readings.Count);
        Assert.EndsWith($"published {readings}, acknowledged {readings}", said.TrimEnd(), StringComparison.Ordinal);
        var status = await twin.SettledAsync(readings);
        Assert.Equal((readings, 0, 0), (Count(status, "accepted"), Count(status, "duplicates"), Count(status, "quarantined")));
        var months = 0;
        foreach (var meter in recorded.Where(m => !m.StepsBack))
        {
            months += await CompareAsync(twin, meter);
        }

        TestContext.Current.SendDiagnosticMessage($"{readings} readings, {months} months compared.");
        Assert.True(months > 800, $"Only {months} months were compared.");
    }

    private static async Task<int> CompareAsync(TwinProcess twin, RecordedMeter meter)
    {
        var usage = await twin.JsonAsync($"/api/parks/c/meters/{meter.Id}/usage?from=2010-01-01T00:00:00Z&to=2020-02-01T00:00:00Z&step=P1M");
        var found = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var row in usage.GetProperty("values").EnumerateArray())
        {
            if (row.GetProperty("value").ValueKind != JsonValueKind.Null)
            {
                found[row.GetProperty("start").GetString()![..7]] = row.GetProperty("value").GetDecimal() * 1_000_000m;
            }
        }

        var wanted = meter.MillionthsByMonth();
        Assert.True(wanted.SequenceEqual(found), $"{meter.Id}: wanted {Text(wanted)}, found {Text(found)}.");
        return wanted.Count;
    }

    private static string Text(IEnumerable<KeyValuePair<string, decimal>> months) => string.Join(' ', months.Select(m => $"{m.Key}={m.Value:0}"));

    private static int Count(JsonElement status, string name) => status.GetProperty(name).GetInt32();

    private static string Skip(string reason)
    {
        Assert.Skip(reason);
        return reason;
    }

    private static async Task<string> SimulateAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ParkTwin.Simulators.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"simulators {string.Join(' ', arguments)}: {output}{await errors}");
        return output;
    }
}
