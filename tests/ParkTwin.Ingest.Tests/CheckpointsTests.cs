using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Ingest.Meters;
using ParkTwin.Ingest.Hosting;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Tests;

public sealed class CheckpointsTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-checkpoints-").FullName;
    private Journal _journal = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new JournalOptions { SegmentBytes = 1 << 20, BufferBytes = 1 << 18, RecentBytes = 1 << 18, UncommittedBytes = 1 << 20 };
        _journal = await Journal.OpenAsync(new LocalFileSystem(), _directory, options, TimeProvider.System, NullLogger.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_round_that_fails_while_the_process_ends_is_no_fault_of_the_end()
    {
        var time = new BrokenClock();
        var stores = new Stores();
        stores.Open(_journal, null!, null!);
        var room = new DispatchRoom(new MeterDirectoryHolder(), null!, time, NullLoggerFactory.Instance) { IsReady = true };
        using var checkpoints = new Checkpoints(new IngestOptions(), stores, room, null!, time, NullLogger<Checkpoints>.Instance);
        time.WhenAsked = checkpoints.Stop;
        var run = checkpoints.RunAsync();
        time.Tick();
        await run;
        Assert.True(time.WasAsked);
    }

    /// <summary>Its timer ticks when it is told to; whoever asks for the time is told that nothing works any more.</summary>
    private sealed class BrokenClock : TimeProvider
    {
        private Action? _tick;

        public Action? WhenAsked { get; set; }

        public bool WasAsked { get; private set; }

        public void Tick() => _tick!();

        public override long GetTimestamp()
        {
            WasAsked = true;
            WhenAsked?.Invoke();
            throw new InvalidOperationException("The disk is gone.");
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _tick = () => callback(state);
            return new Told();
        }
    }

    private sealed class Told : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
