using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Hubs;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests;

public sealed class Feeds
{
    private readonly FakeTwin _twin = new();
    private readonly ManualTime _time = new();
    private readonly SlowBrowser _browser = new();

    [Fact]
    public async Task A_slow_browser_misses_old_states_and_gets_the_newest()
    {
        var watch = await WatchAsync();
        await using var feed = new BrowserFeed("c1", AccessScope.Everything, _browser, _time, NullLogger.Instance);
        watch.Add(feed);
        await _twin.ParkGrain.Tell(Reports.E1(1));
        Assert.Equal(1, (await _browser.NextAsync()).Enterprises[0].Sequence);
        for (var sequence = 2; sequence <= 1_000; sequence++)
        {
            await _twin.ParkGrain.Tell(Reports.E1(sequence), Reports.ParkOwn(sequence, sequence));
        }

        Assert.False(_browser.HasNext);
        await LetAndWait();
        var newest = await _browser.NextAsync();
        Assert.Equal([(string?)"e1", null], newest.Enterprises.Select(one => one.Id));
        Assert.All(newest.Enterprises, one => Assert.Equal(1_000, one.Sequence));
        Assert.Equal(1820.201m, newest.Lines.Single().Today);
        await LetAndWait();
        Assert.False(_browser.HasNext);
    }

    [Fact]
    public async Task A_second_event_comes_a_tenth_of_a_second_after_the_first()
    {
        var watch = await WatchAsync();
        await using var feed = new BrowserFeed("c1", AccessScope.Everything, _browser, _time, NullLogger.Instance);
        watch.Add(feed);
        await _twin.ParkGrain.Tell(Reports.E1(1));
        await _browser.NextAsync();
        _browser.Lets.Release();
        await _time.Waiting.WaitAsync(TestContext.Current.CancellationToken);
        await _twin.ParkGrain.Tell(Reports.E1(2));
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(_browser.HasNext);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, (await _browser.NextAsync()).Enterprises[0].Sequence);
        _browser.Lets.Release();
    }

    [Fact]
    public async Task A_view_that_is_older_than_the_one_before_is_dropped()
    {
        var watch = await WatchAsync();
        await using var feed = new BrowserFeed("c1", AccessScope.Everything, _browser, _time, NullLogger.Instance);
        watch.Add(feed);
        await _twin.ParkGrain.Tell(Reports.E1(7));
        await _browser.NextAsync();
        await _twin.ParkGrain.Tell(Reports.E1(6), Reports.E1(7));
        await LetAndWait();
        Assert.False(_browser.HasNext);
    }

    [Fact]
    public async Task An_event_holds_the_changed_enterprises_alone_with_all_their_meters()
    {
        var watch = await WatchAsync();
        await watch.Changed(new() { Park = FakeTwin.Park, Enterprises = [Reports.E1(1), Reports.ParkOwn(1, 3)] });
        var change = watch.Event(AccessScope.Everything, ["e1"], Reports.Now)!;
        Assert.Equal("e1", Assert.Single(change.Enterprises).Id);
        Assert.Equal(["m1", "g1"], change.Meters.Select(meter => meter.Id));
        Assert.Equal(2, change.Lines.Single().Meters);
    }

    private async Task<ParkWatch> WatchAsync()
    {
        var gateways = new AlarmGateways(_twin, TimeProvider.System, NullLogger<AlarmGateways>.Instance);
        var watch = new ParkWatch(ParkId.Parse(FakeTwin.Park), new ScopedRegistry(_twin), _twin, gateways, NullLogger.Instance);
        await watch.AttendAsync(TestContext.Current.CancellationToken);
        return watch;
    }

    /// <summary>Lets the browser take its event and the feed wait out its tenth of a second.</summary>
    private async Task LetAndWait()
    {
        _browser.Lets.Release();
        await _time.Waiting.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromMilliseconds(100));
    }
}
