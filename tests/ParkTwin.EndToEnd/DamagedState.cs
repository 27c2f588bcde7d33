using System.Text.Json;

namespace ParkTwin.EndToEnd;

/// <summary>One damaged enterprise is named, and made again where that can be; the others run.</summary>
public sealed class DamagedState : IDisposable
{
    private const int Firms = 4;
    private static readonly DateTimeOffset Zero = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TestPark _park = new(Firms);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _park.Dispose();

    [Fact]
    public async Task A_damaged_state_is_made_again_from_the_journal_while_it_holds_everything()
    {
        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            await FillAsync(twin, rounds: 50);
            Assert.Equal(0, (await twin.EndAsync()).Code);
        }

        var state = Damage("e1");
        Damage("c", "park"); // What a park keeps it is told again at every start.
        await using var again = await TwinProcess.StartAsync(_park.Arguments());
        var status = await again.SettledAsync(0);
        Assert.Equal(50 * Firms, status.GetProperty("accepted").GetInt32());
        Assert.Equal(50, await CountAsync(again, "k1", 50));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(state)!, Path.GetFileName(state) + ".damaged-*"));
        Assert.Equal(0, (await TwinProcess.RefusedAsync("verify", "--data", _park.Data)).Code);
    }

    [Fact]
    public async Task A_damaged_state_that_cannot_be_made_again_is_named_and_the_others_go_on()
    {
        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            await FillAsync(twin, rounds: 120_000);
            await twin.SettledAsync(120_000L * Firms);
            Assert.Equal(0, (await twin.EndAsync()).Code);
        }

        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            await twin.WaitAsync(() => Task.FromResult(FirstSegment() != "segment-0000000000000001.ptj"), TwinProcess.Patience, "released");
            Assert.Equal(0, (await twin.EndAsync()).Code);
        }

        Damage("e1");
        await using var damaged = await TwinProcess.StartAsync(_park.Arguments());
        var status = await damaged.JsonAsync("/api/status");
        var health = status.GetProperty("health").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "enterprise-left-out");
        Assert.False(health.GetProperty("healthy").GetBoolean());
        Assert.Contains("c/e1", health.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await using (var device = await TestPark.DeviceAsync(damaged))
        {
            await TestPark.PublishAsync(device, "k2", Zero.AddMinutes(15 * 120_000), 1);
            await TestPark.PublishAsync(device, "k1", Zero.AddMinutes(15 * 120_000), 1);
        }

        await damaged.WaitAsync(
            async () => await CountAsync(damaged, "k2", 120_001, from: 119_990) == 11, TwinProcess.Patience, "counted at the others");
        status = await damaged.JsonAsync("/api/status");
        Assert.True(
            status.GetProperty("appliedPosition").GetInt64() < status.GetProperty("journalPosition").GetInt64(),
            "The reading of the damaged enterprise waits, and nothing says so.");
        var (code, _, error) = await TwinProcess.RefusedAsync("verify", "--data", _park.Data);
        Assert.Equal(1, code);
        Assert.Contains("e1.enterprise.state", error, StringComparison.Ordinal);

        // A backup of the others is still to be had; what is damaged in it is told, once.
        var target = Path.Combine(_park.Folder, "damaged.ptbackup");
        var backup = await TwinProcess.RefusedAsync("backup", "--data", _park.Data, "--to", target, "--json");
        Assert.Equal((1, true), (backup.Code, File.Exists(target)));
        var fault = Assert.Single(JsonDocument.Parse(backup.Output).RootElement.GetProperty("faults").EnumerateArray()).GetString();
        Assert.Contains("e1.enterprise.state", fault, StringComparison.Ordinal);
    }

    private static async Task<int> CountAsync(TwinProcess twin, string meter, int to, int from = 0)
    {
        string At(int slot) => Uri.EscapeDataString(Zero.AddMinutes(15 * slot).ToString("O"));
        var usage = await twin.JsonAsync($"/api/parks/c/meters/{meter}/usage?from={At(from)}&to={At(to)}&step=PT15M");
        return usage.GetProperty("values").EnumerateArray().Count(row => row.GetProperty("value").ValueKind != JsonValueKind.Null);
    }

    private static async Task FillAsync(TwinProcess twin, int rounds)
    {
        await using var device = await TestPark.DeviceAsync(twin);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 1; i <= Firms; i++)
            {
                while (!TestPark.TryPublish(device, $"k{i}", Zero.AddMinutes(15 * round), 1))
                {
                    await device.FlushAsync(Cancellation);
                    await device.WhenAcknowledgedAsync(Cancellation);
                }
            }
        }

        await device.FlushAsync(Cancellation);
        await device.WhenAcknowledgedAsync(Cancellation);
    }

    private string FirstSegment() =>
        Directory.EnumerateFiles(Path.Combine(_park.Data, "journal"), "segment-*").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).First();

    private string Damage(string key, string type = "enterprise")
    {
        var state = Directory.EnumerateFiles(Path.Combine(_park.Data, "state", type), $"*{key}.{type}.state", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(state);
        bytes[^9] ^= 4;
        File.WriteAllBytes(state, bytes);
        return state;
    }
}
