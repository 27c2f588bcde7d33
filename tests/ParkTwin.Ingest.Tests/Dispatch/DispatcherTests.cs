using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Domain;
using ParkTwin.Ingest.Dispatch;
using ParkTwin.Storage.Files;
using ParkTwin.Storage.Journals;

namespace ParkTwin.Ingest.Tests.Dispatch;

public sealed class DispatcherTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-dispatch-").FullName;
    private readonly ScriptedEnterprise[] _grains = [new(), new(), new()];
    private Journal _journal = null!;
    private Dispatcher _dispatcher = null!;
    private EnterpriseOutbox[] _outboxes = [];
    private Task _pass = Task.CompletedTask;
    private long _sent;

    public async ValueTask InitializeAsync()
    {
        var options = new JournalOptions { SegmentBytes = 1 << 20, BufferBytes = 1 << 18, RecentBytes = 1 << 18, UncommittedBytes = 1 << 20 };
        _journal = await Journal.OpenAsync(new LocalFileSystem(), _directory, options, TimeProvider.System, NullLogger.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _dispatcher.Stop();
        await _pass;
        _dispatcher.Dispose();
        await _journal.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Every_reading_reaches_its_enterprise_once_and_in_order()
    {
        await StartAsync();
        await SendAsync(3_000);
        await AppliedAsync();
        AssertComplete(0, 1, 2);
    }

    [Fact]
    public async Task A_failing_enterprise_gets_the_same_batch_again_and_the_others_do_not_wait()
    {
        _grains[1].Failures = 3;
        await StartAsync();
        await SendAsync(300);
        await UntilAsync(() => _grains[0].Readings.Count == 100 && _grains[2].Readings.Count == 100, "the others have theirs");
        await AppliedAsync();
        AssertComplete(0, 1, 2);
        Assert.Empty(_dispatcher.Troubles);
    }

    [Fact]
    public async Task A_batch_whose_reply_was_lost_is_not_applied_again_though_a_checkpoint_told_the_new_position()
    {
        await StartAsync();
        await SendAsync(30);
        await AppliedAsync();
        _grains[1].LosesReply = () => _outboxes[1].CheckpointAsync();
        await SendAsync(30);
        await AppliedAsync();
        await SendAsync(30);
        await AppliedAsync();
        AssertComplete(0, 1, 2);
    }

    [Fact]
    public async Task A_batch_whose_call_failed_is_never_filled_again()
    {
        _grains[1].Failures = 2;
        await StartAsync();
        for (var round = 0; round < 5; round++)
        {
            await SendAsync(30);
            await AppliedAsync();
        }

        Assert.Equal(2, _grains[1].Failed.Count);
        Assert.All(_grains[1].Failed, held => Assert.Equal(held.Then, held.Batch.Readings[..held.Then.Length]));
        AssertComplete(0, 1, 2);
    }

    [Fact]
    public async Task An_enterprise_that_lags_is_read_again_from_the_journal_and_the_others_never_wait()
    {
        var gate = new TaskCompletionSource();
        _grains[1].Before = () => gate.Task;
        await StartAsync();
        await SendAsync((EnterpriseOutbox.MaxHeld + 100_000) * 3);
        await UntilAsync(() => _grains[0].Readings.Count == EnterpriseOutbox.MaxHeld + 100_000, "enterprise 0 has all of its readings");
        Assert.Empty(_grains[1].Readings);
        Assert.True(_outboxes[1].IsBehind);
        Assert.True(_dispatcher.Applied < _journal.CommittedPosition);
        gate.SetResult();
        await AppliedAsync();
        AssertComplete(0, 1, 2);
        await SendAsync(300);
        await AppliedAsync();
        AssertComplete(0, 1, 2);
    }

    [Fact]
    public async Task An_enterprise_that_fails_in_its_last_stretch_does_not_hold_up_the_others()
    {
        await StartAsync();
        await SendAsync(300);
        await AppliedAsync();
        _grains[1].Forget();
        _grains[1].Failures = int.MaxValue;
        await SendAsync(300);
        await UntilAsync(() => _grains[0].Readings.Count == 200, "enterprise 0 goes on");
        for (var round = 0; round < 5; round++)
        {
            await SendAsync(300);
            await UntilAsync(() => _grains[0].Readings.Count == _sent / 3, $"enterprise 0 goes on in round {round}");
        }

        Assert.NotEmpty(_dispatcher.Troubles);
        Assert.True(_dispatcher.Applied < _sent);
        _grains[1].Failures = 0;
        await AppliedAsync();
        AssertComplete(0, 1, 2);
    }

    [Fact]
    public async Task An_enterprise_that_hangs_in_its_last_stretch_does_not_hold_up_the_others()
    {
        var (calls, gate) = (0, new TaskCompletionSource());
        await StartAsync();
        await SendAsync(300);
        await AppliedAsync();
        _grains[1].Forget();
        _grains[1].Failures = 1; // The live call is answered "need from", the first second pass fails, the next one hangs.
        _grains[1].Before = () => Interlocked.Increment(ref calls) >= 3 ? gate.Task : Task.CompletedTask;
        await SendAsync(300);
        await UntilAsync(() => Volatile.Read(ref calls) >= 3, "enterprise 1 hangs in its last stretch");
        await SendAsync(300);
        await UntilAsync(() => _grains[0].Readings.Count == _sent / 3, "enterprise 0 goes on");
        gate.SetResult();
        await AppliedAsync();
        AssertComplete(0, 1, 2);
    }

    [Fact]
    public async Task A_grain_that_lost_its_activation_is_brought_up_from_its_checkpoint()
    {
        await StartAsync();
        await SendAsync(600);
        await AppliedAsync();
        await _outboxes[2].CheckpointAsync();
        await SendAsync(600);
        await AppliedAsync();
        _grains[2].Forget();
        await SendAsync(300);
        await AppliedAsync();
        AssertComplete(0, 1, 2);
    }

    [Fact]
    public async Task A_restart_sends_what_each_grain_misses_and_nothing_else()
    {
        await StartAsync();
        await SendAsync(900);
        await AppliedAsync();
        await _outboxes[0].CheckpointAsync();
        _dispatcher.Stop();
        await _pass;
        _dispatcher.Dispose();
        foreach (var grain in _grains)
        {
            grain.Forget();
        }

        await StartAsync();
        await SendAsync(30);
        await AppliedAsync();
        AssertComplete(0, 1, 2);
    }

    private async Task StartAsync()
    {
        _dispatcher = new(_journal, new NoNotes(), TimeProvider.System, NullLogger<Dispatcher>.Instance);
        var zone = new ZoneTable { Id = "UTC", Version = "test", FromUnixMs = [long.MinValue], OffsetMs = [0] };
        _outboxes = [.. _grains.Select((grain, i) => new EnterpriseOutbox($"p/e{i}", grain, _journal.Id, _dispatcher)
        {
            Assignment = new() { Version = 1, Park = ParkId.Parse("p"), Zone = zone, Meters = [] },
        })];
        foreach (var outbox in _outboxes)
        {
            await outbox.AssignAsync();
        }

        _dispatcher.Route([.. _outboxes.Select(o => new MeterRoute(o, 0))], _outboxes);
        _pass = _dispatcher.RunAsync(_outboxes.Min(o => o.Position.Applied));
    }

    /// <summary>Reading number n goes to enterprise n mod 3 with value n.</summary>
    private async Task SendAsync(int count)
    {
        var chunk = new JournalChunkWriter();
        for (var left = count; left > 0;)
        {
            chunk.Clear();
            for (var i = 0; i < 1000 && left > 0; i++, left--, _sent++)
            {
                chunk.AddReading((uint)(_sent % 3), new Reading(_sent * 1000, _sent, 0, ReadingQuality.Good, 0));
            }

            await _journal.WaitForRoomAsync();
            _journal.Append(chunk);
        }
    }

    private Task AppliedAsync() => UntilAsync(() => _dispatcher.Applied == _sent, $"all {_sent} readings are applied");

    private static async Task UntilAsync(Func<bool> holds, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!holds())
        {
            Assert.True(!patience.IsCancellationRequested, $"Never came: {what}.");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private void AssertComplete(params int[] grains)
    {
        foreach (var i in grains)
        {
            var wanted = Enumerable.Range(0, (int)((_sent - i + 2) / 3)).Select(n => (decimal)((n * 3) + i));
            Assert.Equal(wanted, _grains[i].Readings.Select(r => r.Value));
        }
    }

    private sealed class NoNotes : IJournalNotes
    {
        public bool Take(ref JournalGroupReader record) => false;

        public Task SettleAsync() => Task.CompletedTask;
    }
}
