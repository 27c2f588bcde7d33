using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Journals;

public sealed class JournalRollTests
{
    [Fact]
    public async Task A_roll_that_commits_wait_for_flushes_the_new_segment_as_a_whole()
    {
        var disk = new SimulatedFileSystem(1);
        var options = new JournalOptions { SegmentBytes = 8 * 1024 * 1024, BufferBytes = 64 * 1024, UncommittedBytes = 1024 * 1024 };
        await using var journal = await Journal.OpenAsync(disk, "/journal", options, TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken);
        var flushes = 0;
        disk.Fault = (operation, _) =>
        {
            if (operation == DiskOperation.Flush && ++flushes == 1)
            {
                throw new IOException("The first flush is refused, so that the journal goes on in a new segment.");
            }
        };
        var committed = new Committed();
        journal.Subscribe(committed);
        var chunk = new JournalChunkWriter();
        chunk.AddConfirmation(0, "{}"u8);
        journal.Append(chunk);
        await committed.Task.WaitAsync(TestContext.Current.CancellationToken);

        // The refused one; then the eight pieces of the new segment together, its header, and the commit.
        Assert.Equal(4, flushes);
    }

    private sealed class Committed : ICommittedListener
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _done.Task;

        void ICommittedListener.Committed(long ticket) => _done.TrySetResult();
    }
}
