using System.Threading.Channels;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains.Tests;

public sealed class GatewayGrainTests : IAsyncLifetime
{
    private const string Thumbprint = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private const string Other = "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private TwinHost _host = null!;

    private IGatewayGrain Park => _host.Grains.GetGrain<IGatewayGrain>("p");

    public async ValueTask InitializeAsync() => _host = await TwinHost.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_gateway_survives_a_restart_with_everything_but_its_password()
    {
        var (password, secret) = GatewaySecret.Generate();
        await Park.Put(Request("gw1") with { Meters = [MeterId.Parse("m2"), MeterId.Parse("m1")], Thumbprints = [Thumbprint.ToUpperInvariant()] });
        await Park.SetSecret("gw1", secret, "admin");
        await _host.DisposeAsync();
        _host = await TwinHost.StartAsync(_directory);
        var kept = Assert.Single((await Park.Read()).Gateways);
        Assert.Equal([MeterId.Parse("m1"), MeterId.Parse("m2")], kept.Meters);
        Assert.Equal([Thumbprint], kept.Thumbprints);
        Assert.True(kept.Secret!.Matches(System.Text.Encoding.UTF8.GetBytes(password)));
        Assert.False(kept.Secret.Matches("another"u8));
        Assert.DoesNotContain(Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_again_changes_nothing()
    {
        var (_, secret) = GatewaySecret.Generate();
        await Park.Put(Request("gw1"));
        await Park.SetSecret("gw1", secret, "admin");
        var before = (await Park.Read()).Version;
        await Park.Put(Request("gw1") with { By = "somebody else" });
        await Park.SetSecret("gw1", secret, "admin");
        Assert.Equal(before, (await Park.Read()).Version);
    }

    [Fact]
    public async Task A_note_leaves_connections_alone_and_anything_else_does_not()
    {
        var first = (await Park.Put(Request("gw1"))).Kept!;
        var noted = (await Park.Put(Request("gw1") with { Note = "behind the gate" })).Kept!;
        Assert.Equal(first.Stamp, noted.Stamp);
        var disabled = (await Park.Put(Request("gw1") with { Disabled = true })).Kept!;
        var password = (await Park.SetSecret("gw1", GatewaySecret.Generate().Secret, "admin")).Kept!;
        Assert.True(noted.Stamp < disabled.Stamp && disabled.Stamp < password.Stamp);
    }

    [Theory]
    [InlineData("../gw", Other, "'../gw' is not a gateway id", Label = "no id")]
    [InlineData("gw1", "abc", "'abc' is no SHA-256 thumbprint", Label = "no thumbprint")]
    [InlineData("gw1", Thumbprint, "belongs to gateway 'gw2' already", Label = "another's certificate")]
    public async Task What_cannot_be_a_gateway_is_refused_with_what_is_wrong(string gateway, string thumbprint, string sentence)
    {
        await Park.Put(Request("gw2") with { Thumbprints = [Thumbprint] });
        var reply = await Park.Put(Request(gateway) with { Thumbprints = [thumbprint] });
        Assert.Null(reply.Kept);
        Assert.Contains(sentence, Assert.Single(reply.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_gets_no_password_and_is_not_removed()
    {
        Assert.Null((await Park.SetSecret("gw1", GatewaySecret.Generate().Secret, "admin")).Kept);
        Assert.Null(await Park.Remove("gw1"));
        await Park.Put(Request("gw1"));
        Assert.Equal("gw1", (await Park.Remove("gw1"))?.Gateway);
        Assert.Empty((await Park.Read()).Gateways);
    }

    [Fact]
    public async Task A_watcher_is_told_of_each_change()
    {
        var watcher = new Watcher();
        var table = await Park.Watch(_host.Grains.CreateObjectReference<IGatewayObserver>(watcher));
        Assert.Empty(table.Gateways);
        await Park.Put(Request("gw1"));
        using var patience = new CancellationTokenSource(Patience);
        Assert.Equal("gw1", Assert.Single((await watcher.Tables.Reader.ReadAsync(patience.Token)).Gateways).Gateway);
        await Park.Remove("gw1");
        Assert.Empty((await watcher.Tables.Reader.ReadAsync(patience.Token)).Gateways);
        GC.KeepAlive(watcher);
    }

    [Fact]
    public void A_password_is_never_printed_and_a_short_one_is_refused_without_being_repeated()
    {
        var secret = GatewaySecret.Choose("correct horse battery");
        Assert.DoesNotContain(secret.Hash, secret.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Assert.Throws<ArgumentException>(() => GatewaySecret.Choose("hunter2")).Message, StringComparison.Ordinal);
        Assert.True(GatewaySecret.Generate().Password.Length * 5 >= 128);
    }

    private static GatewayRequest Request(string gateway) => new() { Gateway = gateway, By = "admin" };

    private sealed class Watcher : IGatewayObserver
    {
        public Channel<GatewayTable> Tables { get; } = Channel.CreateUnbounded<GatewayTable>();

        public Task GatewaysChanged(GatewayTable table)
        {
            Tables.Writer.TryWrite(table);
            return Task.CompletedTask;
        }
    }
}
