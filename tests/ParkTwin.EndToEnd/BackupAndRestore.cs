using System.Diagnostics;
using System.Text.Json;

namespace ParkTwin.EndToEnd;

public sealed class BackupAndRestore : IDisposable
{
    private const int Firms = 20;
    private static readonly DateTimeOffset Zero = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestPark _park = new(Firms);
    private int _sent;
    private int _safe;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _park.Dispose();

    [Fact]
    public async Task A_backup_under_load_restores_to_a_twin_that_has_every_reading_acknowledged_before_it_once()
    {
        var (first, second) = (Path.Combine(_park.Folder, "first.ptbackup"), Path.Combine(_park.Folder, "second.ptbackup"));
        int before;
        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var load = LoadAsync(twin, ends.Token);
            await twin.WaitAsync(() => Task.FromResult(Volatile.Read(ref _safe) > 300), TwinProcess.Patience, "loaded");
            before = Volatile.Read(ref _safe);
            var made = await JsonAsync(0, "backup", "--data", _park.Data, "--to", first, "--json");
            Assert.Equal((first, 0), (made.GetProperty("file").GetString(), made.GetProperty("faults").GetArrayLength()));
            var during = Volatile.Read(ref _safe);
            await ends.CancelAsync();
            await load;
            Assert.True(during > before, "Nothing was acknowledged while the backup was made.");

            // As it runs: the directory proves itself, and the backup is an older state of it.
            var running = await JsonAsync(0, "verify", "--data", _park.Data, "--json");
            Assert.True(running.GetProperty("running").GetBoolean());
            var compared = await JsonAsync(0, "verify", "--backup", first, "--against", _park.Data, "--json");
            Assert.True(compared.GetProperty("comparison").GetProperty("verdict").GetString() is "older" or "equal", compared.ToString());

            await twin.SettledAsync(Firms * (long)_sent);
            await JsonAsync(0, "backup", "--data", _park.Data, "--to", second, "--json");
            await JsonAsync(0, "restore", "--from", second, "--data", Restored("second"), "--json");
            var equal = await JsonAsync(0, "verify", "--data", Restored("second"), "--against", _park.Data, "--json");
            Assert.Equal("equal", equal.GetProperty("comparison").GetProperty("verdict").GetString());
            Assert.Equal(_sent * (long)Firms, equal.GetProperty("comparison").GetProperty("both").GetInt64());
            var status = await twin.JsonAsync("/api/status");
            Assert.Equal(JsonValueKind.Object, status.ValueKind);
        }

        await JsonAsync(0, "restore", "--from", first, "--data", Restored("first"), "--json");
        await AssertRestoredAsync(before);
    }

    [Fact]
    public async Task A_killed_backup_leaves_no_file_that_passes_for_one()
    {
        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var load = LoadAsync(twin, ends.Token);
            await twin.WaitAsync(() => Task.FromResult(Volatile.Read(ref _safe) > 200), TwinProcess.Patience, "loaded");
            await ends.CancelAsync();
            await load;
        }

        var dice = new Random(5);
        for (var round = 0; round < 6; round++)
        {
            var target = Path.Combine(_park.Folder, $"killed-{round}.ptbackup");
            using var backup = TwinProcess.Command("backup", "--data", _park.Data, "--to", target);
            var part = target + ".part";
            var limit = Stopwatch.StartNew();
            while (!File.Exists(part) && !File.Exists(target) && limit.Elapsed < TwinProcess.Patience)
            {
                await Task.Yield();
            }

            for (var spins = dice.Next(20_000); spins > 0; spins--)
            {
                await Task.Yield();
            }

            backup.Kill();
            await backup.WaitForExitAsync(Cancellation);
            if (File.Exists(target))
            {
                await JsonAsync(0, "verify", "--backup", target, "--json"); // It was complete before the kill.
            }
            else if (File.Exists(part))
            {
                var refused = await TwinProcess.RefusedAsync("restore", "--from", part, "--data", Restored($"killed-{round}"));
                Assert.Equal(1, refused.Code);
                Assert.False(Directory.Exists(Restored($"killed-{round}")), "Something was restored.");
            }
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_each_kind_of_file_is_found_and_named()
    {
        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var load = LoadAsync(twin, ends.Token);
            await twin.WaitAsync(() => Task.FromResult(Volatile.Read(ref _safe) > 300), TwinProcess.Patience, "loaded");
            await ends.CancelAsync();
            await load;
            await twin.SettledAsync(Firms * (long)_sent);
            Assert.Equal(0, (await twin.EndAsync()).Code);
        }

        await JsonAsync(0, "verify", "--data", _park.Data, "--json");
        var dice = new Random(9);
        foreach (var (pattern, from) in new[] { ("segment-*.ptj", 4096 + 64), ("*.blocks", 40), ("*.state", 40), ("registry.log", 12) })
        {
            var file = Directory.EnumerateFiles(_park.Data, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            var end = pattern.StartsWith("segment", StringComparison.Ordinal) ? 20_000 : Math.Min(bytes.Length, 2_000);
            var at = dice.Next(from, end);
            var mask = (byte)(1 << dice.Next(8));
            bytes[at] ^= mask;
            await File.WriteAllBytesAsync(file, bytes, Cancellation);
            var found = await JsonAsync(1, "verify", "--data", _park.Data, "--json");
            var faults = found.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()!).ToArray();
            Assert.True(faults.Any(fault => fault.Contains(Path.GetFileName(file), StringComparison.Ordinal)),
                $"A bit of {file} at {at} was flipped, and verify said: {string.Join(" | ", faults)}");
            bytes[at] ^= mask;
            await File.WriteAllBytesAsync(file, bytes, Cancellation);
        }
    }

    [Theory]
    [InlineData("backup", "backup needs --data DIR.")]
    [InlineData("restore --data d", "restore needs --from FILE.")]
    [InlineData("verify", "verify needs either --data DIR or --backup FILE.")]
    [InlineData("verify --data d --to f", "'--to' is not an option of verify")]
    public async Task Wrong_usage_is_told_and_ends_with_two(string arguments, string message)
    {
        var (code, output, error) = await TwinProcess.RefusedAsync(arguments.Split(' '));
        Assert.Equal((2, string.Empty), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    /// <summary>What a start on the restored directory serves.</summary>
    private async Task AssertRestoredAsync(int before)
    {
        var arguments = _park.Arguments();
        arguments[Array.IndexOf(arguments, "--data") + 1] = Restored("first");
        await using var twin = await TwinProcess.StartAsync(arguments);
        var status = await twin.SettledAsync(0);
        var distinct = 0;
        for (var i = 0; i < Firms; i++)
        {
            var to = Uri.EscapeDataString(Zero.AddMinutes(15 * (_sent + 1)).ToString("O"));
            var usage = await twin.JsonAsync($"/api/parks/c/meters/k{i + 1}/usage?from=2026-01-01T00:00:00Z&to={to}&step=PT15M");
            var values = usage.GetProperty("values").EnumerateArray().Select(row => row.GetProperty("value")).ToArray();
            for (var j = 0; j < values.Length; j++)
            {
                var known = values[j].ValueKind != JsonValueKind.Null;
                distinct += known ? 1 : 0;
                Assert.True(known || j >= before, $"k{i + 1}: reading {j} of {before} acknowledged before the backup is lost.");
                Assert.True(!known || values[j].GetDecimal() == 1, $"k{i + 1}: reading {j} counts {values[j]}.");
            }
        }

        Assert.Equal(distinct, status.GetProperty("accepted").GetInt32());
    }

    private string Restored(string name) => Path.Combine(_park.Folder, "restored-" + name);

    private static async Task<JsonElement> JsonAsync(int code, params string[] arguments)
    {
        var (ended, output, error) = await TwinProcess.RefusedAsync(arguments);
        Assert.True(ended == code, $"{string.Join(' ', arguments)} ended with {ended}: {output} {error}");
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>Publishes rounds of one reading a meter, a few thousand readings a second, until told to end.</summary>
    private async Task LoadAsync(TwinProcess twin, CancellationToken ends)
    {
        await using var device = await TestPark.DeviceAsync(twin);
        while (!ends.IsCancellationRequested)
        {
            for (var i = 0; i < Firms; i++)
            {
                Assert.True(TestPark.TryPublish(device, $"k{i + 1}", Zero.AddMinutes(15 * _sent), 1));
            }

            _sent++;
            await device.FlushAsync(Cancellation);
            await device.WhenAcknowledgedAsync(Cancellation);
            Volatile.Write(ref _safe, _sent);
        }
    }
}
