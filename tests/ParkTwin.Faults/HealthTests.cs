using System.Text;
using ParkTwin.Faults.Load;
using ParkTwin.Faults.Twins;

namespace ParkTwin.Faults;

/// <summary>Readiness is false while something keeps readings from being durable or from a ledger, says what, and is true again afterwards.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly FaultPark _park = new(enterprises: 2, metersEach: 2);
    private Twin? _twin;

    private string Control => Path.Combine(_park.Folder, "control");

    public ValueTask InitializeAsync()
    {
        DiskControl.Write(Control);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_twin is not null)
        {
            await _twin.DisposeAsync();
        }

        _park.Dispose();
    }

    [Fact]
    public async Task A_journal_that_the_disk_refuses_makes_it_unready()
    {
        var twin = await StartAsync();
        DiskControl.Write(Control, "fail-flush=journal");
        using var traffic = new Traffic(new Book(_park.Meters), _park, new LaneOptions { Port = twin.DevicePort, Rate = 1_000 });
        await FailsAsync(twin, "journal: ");
        var acknowledged = traffic.Acknowledged;
        DiskControl.Write(Control);
        await twin.ReadyAsync(Limit);
        await twin.WaitAsync(() => Task.FromResult(traffic.Acknowledged > acknowledged), Limit, "acknowledging again");
    }

    [Fact]
    public async Task An_enterprise_that_cannot_read_what_it_needs_makes_it_unready()
    {
        var twin = await StartAsync();
        await LoadAsync(twin, new Book(_park.Meters), seconds: 1.5);
        Assert.Equal(0, (await twin.TerminateAsync()).Code);
        twin = await StartAsync();
        DiskControl.Write(Control, "fail-read=.blocks");
        using var socket = Wire.Connect(twin.DevicePort, "late");
        var late = new byte[256];
        socket.Send(late.AsSpan(0, Wire.Publish(late, _park.Topics[0], 1, Encoding.ASCII.GetBytes("""{"t":694224000000,"v":1}"""))));
        await FailsAsync(twin, "enterprise: ");
        DiskControl.Write(Control);
        await twin.ReadyAsync(Limit);
    }

    [Fact]
    public async Task A_registry_that_cannot_be_written_makes_it_unready()
    {
        var twin = await StartAsync();
        DiskControl.Write(Control, "fail-write=registry.log");
        var change = new { at = "2026-03-01T10:00:00+08:00", kind = "change", ratio = 2 };
        var posted = twin.PostAsync($"/api/parks/{FaultPark.Id}/meters/{FaultPark.Meter(0)}/events", change);
        await FailsAsync(twin, "registry");
        DiskControl.Write(Control);
        await twin.ReadyAsync(Limit);
        Assert.InRange(await posted, 200, 299);
    }

    [Fact]
    public async Task States_that_cannot_be_saved_make_it_unready()
    {
        var twin = await StartAsync();
        await LoadAsync(twin, new Book(_park.Meters), seconds: 0.5);
        await twin.KillAsync();
        DiskControl.Write(Control, $"fail-write={Path.DirectorySeparatorChar}state{Path.DirectorySeparatorChar}enterprise");
        twin = _twin = await Twin.StartAsync(TwinLaunch.Of(_park) with { Control = Control, UntilReady = false });
        await FailsAsync(twin, "checkpoints: ");
        DiskControl.Write(Control);
        await twin.ReadyAsync(Limit);
    }

    [Fact]
    public async Task A_stop_whose_time_runs_out_before_all_is_saved_ends_without_a_fault()
    {
        var book = new Book(_park.Meters);
        var twin = await StartAsync();
        await LoadAsync(twin, book, seconds: 0.5);
        DiskControl.Write(Control, "flush-delay-ms=1500");
        var (code, took) = await twin.TerminateAsync();
        Assert.Equal(0, code);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(12)); // A disk this slow holds its caller; the time to stop is over before.
        DiskControl.Write(Control);
        twin = await StartAsync();
        var checker = new Checker(book);
        await checker.LookAsync(twin, "after the stop");
        Assert.Empty(checker.Problems);
    }

    private async Task<Twin> StartAsync() => _twin = await Twin.StartAsync(TwinLaunch.Of(_park) with { Control = Control });

    private static async Task FailsAsync(Twin twin, string what)
    {
        var last = await twin.ReadinessAsync();
        await twin.WaitAsync(
            async () => (last = await twin.ReadinessAsync()) is { Ready: false, Status: "failing" } && last.Why.Contains(what, StringComparison.Ordinal),
            Limit,
            $"failing with '{what}'");
        Assert.Equal(200, (await twin.AnswerAsync("/health/live")).Status);
    }

    private async Task LoadAsync(Twin twin, Book book, double seconds)
    {
        using var traffic = new Traffic(book, _park, new LaneOptions { Port = twin.DevicePort, Rate = 100_000, Batch = 50 });
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        await traffic.EndAsync();
        Assert.Empty(traffic.Lost);
    }
}
