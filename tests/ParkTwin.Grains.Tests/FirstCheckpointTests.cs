using ParkTwin.Contracts;

namespace ParkTwin.Grains.Tests;

public sealed class FirstCheckpointTests : IAsyncLifetime
{
    private const long ThreeYearsMs = 3 * 365 * 86_400_000L;
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private readonly RefusingStorage _storage = new();
    private TwinHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("before anything", 0)]
    [InlineData("after the pages", 1)]
    public async Task Wherever_the_first_checkpoint_is_interrupted_each_reading_counts_once_as_accepted(string label, int left)
    {
        await ApplyAsync();
        _storage.Refuse = ("enterprise", left);
        await Assert.ThrowsAnyAsync<Exception>(() => _host.Enterprise("p/e1").Checkpoint(Given.Journal));
        await _host.DisposeAsync();
        _storage.Refuse = null;
        _host = await StartAsync();
        var position = await ApplyAsync();
        Assert.True((position.Accepted, position.Duplicates) == (194, 0), $"{label}: {position.Accepted} accepted, {position.Duplicates} duplicates");
    }

    private async Task<EnterprisePosition> ApplyAsync()
    {
        var grain = _host.Enterprise("p/e1");
        await grain.Assign(Given.Journal, Given.Assignment(1, Given.Register("m1")));
        await grain.Record(Given.Journal, 0, 97, Given.Batch(0, 0, 97, Given.Midnight - ThreeYearsMs));
        return (await grain.Record(Given.Journal, 97, 194, Given.Batch(0, 100_000, 97))).Position;
    }

    private Task<TwinHost> StartAsync() => TwinHost.StartAsync(_directory, after: services => _storage.Register(services, _directory));
}
