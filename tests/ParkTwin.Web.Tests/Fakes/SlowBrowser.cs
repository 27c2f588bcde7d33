using System.Threading.Channels;
using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Hubs;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A browser that takes an event only when a test lets it.</summary>
internal sealed class SlowBrowser : ITwinClient
{
    private readonly Channel<ParkChangeView> _taken = Channel.CreateUnbounded<ParkChangeView>();

    public SemaphoreSlim Lets { get; } = new(0);

    public async Task ParkChanged(ParkChangeView change)
    {
        await _taken.Writer.WriteAsync(change);
        await Lets.WaitAsync();
    }

    public Task AlarmsChanged(AlarmsChangeView change) => Task.CompletedTask;

    public Task AccessEnded(AccessEndedView end) => Task.CompletedTask;

    public ValueTask<ParkChangeView> NextAsync() => _taken.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public bool HasNext => _taken.Reader.Count > 0;
}
