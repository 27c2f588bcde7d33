using System.Threading.Channels;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains.Tests;

public sealed class ParkGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private TwinHost _host = null!;

    private IParkGrain Park => _host.Grains.GetGrain<IParkGrain>("p");

    public async ValueTask InitializeAsync() => _host = await TwinHost.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_park_that_nobody_defined_has_no_view() => Assert.Null(await Park.Live());

    [Fact]
    public async Task The_newest_view_of_an_enterprise_wins_in_any_order_of_arrival()
    {
        await DefineAsync();
        await Park.Report(View(7));
        await Park.Report(View(5));
        var live = await Park.Live();
        Assert.Equal(7, Assert.Single(live!.Enterprises).Sequence);
    }

    [Fact]
    public async Task A_registry_survives_a_restart_and_an_older_one_changes_nothing()
    {
        await DefineAsync();
        await _host.DisposeAsync();
        _host = await TwinHost.StartAsync(_directory);
        await Park.Define(0, new() { Id = ParkId.Parse("p"), Name = "older", TimeZone = "UTC" }, Given.Utc);
        Assert.Equal("Park", (await Park.Live())!.Definition.Name);
    }

    [Fact]
    public async Task A_reading_reaches_the_watchers_of_its_park()
    {
        await DefineAsync();
        var watcher = new Watcher();
        var reference = _host.Grains.CreateObjectReference<IParkObserver>(watcher);
        await Park.Watch(reference);
        var enterprise = _host.Enterprise("p/e1");
        await enterprise.Assign(Given.Journal, Given.Assignment(1, Given.Register("m1")));
        await enterprise.Attend(TimeSpan.FromMinutes(1));
        await enterprise.Record(Given.Journal, 0, 3, Given.Batch(0, 0, 3));
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var change = await watcher.Changes.Reader.ReadAsync(patience.Token);
            if (change.Enterprises.Any(e => e.Meters.Any(m => m.Head.LastValue == 1020m)))
            {
                break;
            }
        }

        GC.KeepAlive(watcher);
    }

    private Task DefineAsync() => Park.Define(1, new() { Id = ParkId.Parse("p"), Name = "Park", TimeZone = "UTC" }, Given.Utc);

    private static EnterpriseLive View(long sequence) => new()
    {
        Enterprise = EnterpriseId.Parse("e1"),
        Sequence = sequence,
        AtUnixMs = 0,
        Lines = [],
        Meters = [],
        Position = default,
    };

    private sealed class Watcher : IParkObserver
    {
        public Channel<ParkChange> Changes { get; } = Channel.CreateUnbounded<ParkChange>();

        public async Task Changed(ParkChange change) => await Changes.Writer.WriteAsync(change);
    }
}
