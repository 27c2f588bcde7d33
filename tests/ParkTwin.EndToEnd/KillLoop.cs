namespace ParkTwin.EndToEnd;

public sealed class KillLoop : IDisposable
{
    private const int Firms = 20;
    private const int Cycles = 20;
    private static readonly DateTimeOffset Zero = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestPark _park = new(Firms);

    public void Dispose() => _park.Dispose();

    [Fact]
    public async Task Twenty_kills_under_load_lose_no_acknowledged_reading_and_count_none_twice()
    {
        var dice = new Random(11);
        var sent = new int[Firms];
        var safe = new int[Firms];
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            await using var twin = await TwinProcess.StartAsync(_park.Arguments());
            await LoadAsync(twin, dice.Next(200, 900), sent, safe);
        }

        await using var last = await TwinProcess.StartAsync(_park.Arguments());
        var status = await last.SettledAsync(0);
        var distinct = 0;
        for (var i = 0; i < Firms; i++)
        {
            var to = Uri.EscapeDataString(Zero.AddMinutes(15 * (sent[i] + 1)).ToString("O"));
            var usage = await last.JsonAsync($"/api/parks/c/meters/k{i + 1}/usage?from=2026-01-01T00:00:00Z&to={to}&step=PT15M");
            var values = usage.GetProperty("values").EnumerateArray().Select(row => row.GetProperty("value")).ToArray();
            for (var j = 0; j < values.Length; j++)
            {
                var known = values[j].ValueKind != System.Text.Json.JsonValueKind.Null;
                distinct += known ? 1 : 0;
                Assert.True(known || j >= safe[i], $"k{i + 1}: reading {j} of {safe[i]} acknowledged ones is lost.");
                Assert.True(!known || values[j].GetDecimal() == 1, $"k{i + 1}: reading {j} counts {values[j]}.");
            }
        }

        // The ledger is a set and cannot show a second application; the count of what was accepted can.
        Assert.Equal(distinct, status.GetProperty("accepted").GetInt32());
        Assert.True(safe.Sum() > 10_000, $"Only {safe.Sum()} readings were acknowledged.");
    }

    /// <summary>Publishes in rounds of one reading a meter until the twin is killed; a round that was acknowledged whole is safe.</summary>
    private static async Task LoadAsync(TwinProcess twin, int milliseconds, int[] sent, int[] safe)
    {
        await using var device = await TestPark.DeviceAsync(twin);
        var kill = Task.Delay(milliseconds, TestContext.Current.CancellationToken).ContinueWith(_ => twin.KillAsync(), TaskScheduler.Default).Unwrap();
        try
        {
            while (true)
            {
                for (var i = 0; i < Firms; i++)
                {
                    if (TestPark.TryPublish(device, $"k{i + 1}", Zero.AddMinutes(15 * sent[i]), 1))
                    {
                        sent[i]++;
                    }
                }

                await device.FlushAsync(TestContext.Current.CancellationToken);
                await device.WhenAcknowledgedAsync(TestContext.Current.CancellationToken);
                sent.CopyTo(safe, 0);
            }
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // What was in flight is sent once more to the next one: some of it arrived, and must not count twice.
            await kill;
            safe.CopyTo(sent, 0);
        }
    }
}
