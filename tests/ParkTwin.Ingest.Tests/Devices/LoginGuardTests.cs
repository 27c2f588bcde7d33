using ParkTwin.Ingest.Devices;
using ParkTwin.Mqtt;
using ParkTwin.Tests;

namespace ParkTwin.Ingest.Tests.Devices;

public sealed class LoginGuardTests : IDisposable
{
    private readonly Doorway _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public void An_answer_waits_twice_as_long_with_each_failure_up_to_a_bound()
    {
        var guard = new LoginGuard(new DeviceGuardOptions(), _at.Time);
        var waits = Enumerable.Range(0, 7).Select(_ => guard.Failed("p/gw1", null).TotalMilliseconds);
        Assert.Equal([250, 500, 1000, 2000, 4000, 4000, 4000], waits);
    }

    [Fact]
    public async Task After_ten_failures_a_name_is_refused_unheard_and_heard_again_after_a_while()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(MqttReasonCode.BadUserNameOrPassword, (await _at.ConnectAsync("p/gw1", "wrong", "127.0.0.1")).ReasonCode);
        }

        Assert.Equal(MqttReasonCode.Banned, (await _at.ConnectAsync("p/gw1", Doorway.Password, "127.0.0.1")).ReasonCode);
        _at.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await _at.ConnectAsync("p/gw1", Doorway.Password, "127.0.0.1")).Accepted);
    }

    [Fact]
    public async Task A_wrong_device_on_loopback_or_behind_one_address_does_not_shut_its_neighbours_out()
    {
        foreach (var from in (string[])["127.0.0.1", "192.0.2.7"])
        {
            for (var i = 0; i < 40; i++)
            {
                await _at.ConnectAsync("p/broken", "wrong", from);
            }

            Assert.True((await _at.ConnectAsync("p/gw1", Doorway.Password, from)).Accepted);
        }
    }

    [Fact]
    public void An_address_that_tries_many_names_is_refused_and_no_other()
    {
        UInt128 one = 1, other = 2;
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(TimeSpan.Zero, _at.Guard.Banned("new " + i, one, null));
            _at.Guard.Failed("p/" + i, one);
        }

        Assert.Equal(TimeSpan.FromMinutes(1), _at.Guard.Banned("p/new", one, null));
        Assert.Equal(TimeSpan.Zero, _at.Guard.Banned("p/new", other, null));
    }

    [Fact]
    public async Task Failures_elsewhere_in_its_name_do_not_shut_a_gateway_out_where_it_is_known()
    {
        Assert.True((await _at.ConnectAsync("p/gw1", Doorway.Password, "192.0.2.7")).Accepted);
        for (var i = 0; i < 20; i++)
        {
            _at.Guard.Failed("p/gw1", UInt128.One);
        }

        Assert.Equal(MqttReasonCode.Banned, (await _at.ConnectAsync("p/gw1", Doorway.Password, "198.51.100.1")).ReasonCode);
        Assert.True((await _at.ConnectAsync("p/gw1", Doorway.Password, "192.0.2.7")).Accepted);
    }

    [Fact]
    public void A_refusal_doubles_up_to_a_bound_and_is_forgotten_in_the_end()
    {
        var time = new ManualTimeProvider();
        var table = new FailureTable(2, new DeviceGuardOptions(), time);
        var bans = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            table.Failed(7);
            bans.Add(table.Banned(7).TotalMinutes);
        }

        Assert.Equal([0, 1, 2, 4, 8, 15, 15, 15], bans);
        time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(1, table.Failed(7));
    }

    [Fact]
    public void A_million_names_take_no_more_memory_than_the_table()
    {
        var table = new FailureTable(10, new DeviceGuardOptions(), new ManualTimeProvider(), capacity: 1_000);
        for (var i = 0; i < 1_000_000; i++)
        {
            table.Failed((UInt128)i);
        }

        Assert.Equal(1_000, table.Count);
    }
}
