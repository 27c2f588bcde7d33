using System.Buffers;
using System.IO.Pipelines;
using ParkTwin.Mqtt.Codec;
using ParkTwin.Mqtt.Tests.Fakes;

namespace ParkTwin.Mqtt.Tests;

/// <summary>Packets whose header lies across two segments of what was received.</summary>
public sealed class EndpointSegmentTests
{
    [Theory]
    [InlineData(new byte[] { 0x30 }, new byte[] { 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x30, 0xFF }, new byte[] { 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x30, 0xFF, 0xFF }, new byte[] { 0xFF })]
    [InlineData(new byte[] { 0x30, 0xFF, 0xFF }, new byte[] { 0xFF, 0x7F, 0x00 })]
    [InlineData(new byte[] { 0x30 }, new byte[] { 0x80, 0x00 })]
    public async Task A_long_length_that_is_not_there_whole_is_waited_for_and_no_thread_spins_on_it(byte[] first, byte[] second)
    {
        await using var bench = new Bench();
        var connect = new ConnectPacket { Level = 4, ClientId = "m1", CleanStart = true }.Encode();
        var pipe = new Segments(connect, first, second);
        var cancellation = TestContext.Current.CancellationToken;

        // On a thread of its own: what is tested here is that it comes back.
        var served = Task.Factory.StartNew(
            () => bench.Endpoint.RunAsync(pipe, null, null, static () => { }, cancellation),
            cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

        await served.WaitAsync(Device.Patience, cancellation);
        Assert.True(pipe.IsRead);
    }

    /// <summary>Gives a first packet, then two segments at once, then the end.</summary>
    private sealed class Segments(byte[] connect, byte[] first, byte[] second) : PipeReader, IDuplexPipe
    {
        private int _reads;
        private ReadOnlySequence<byte> _rest;

        public bool IsRead => _reads >= 2;

        public PipeReader Input => this;

        public PipeWriter Output { get; } = new Pipe(new PipeOptions(pauseWriterThreshold: 0)).Writer;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            TryRead(out var result);
            return new(result);
        }

        public override bool TryRead(out ReadResult result)
        {
            if (++_reads == 1)
            {
                _rest = new ReadOnlySequence<byte>(connect);
            }
            else if (_reads == 2)
            {
                var head = new Segment(first);
                _rest = new ReadOnlySequence<byte>(head, 0, head.Then(second), second.Length);
            }

            result = new ReadResult(_rest, isCanceled: false, isCompleted: _reads > 1);
            return true;
        }

        public override void AdvanceTo(SequencePosition consumed) => _rest = _rest.Slice(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => AdvanceTo(consumed);

        public override void CancelPendingRead()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes) => Memory = bytes;

        public Segment Then(byte[] bytes)
        {
            var next = new Segment(bytes) { RunningIndex = Memory.Length };
            Next = next;
            return next;
        }
    }
}
