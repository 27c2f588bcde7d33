using System.Buffers;
using System.IO.Pipelines;

namespace ParkTwin.Fuzz.Targets;

/// <summary>
/// Both ends of a connection without threads: what the device sends comes in the pieces that a plan says, one more with each read, in
/// segments that are not contiguous; what it gets is kept.
/// </summary>
internal sealed class InMemoryConnection : IDuplexPipe
{
    private readonly Reader _reader;
    private readonly Writer _writer = new();

    /// <summary>A connection.</summary>
    /// <param name="sent">What the device sends; the end of it is the end of its side.</param>
    /// <param name="pieces">Ends of the pieces, rising; the last is the end.</param>
    /// <param name="between">Is called before each read: commits, queued work.</param>
    public InMemoryConnection(byte[] sent, IReadOnlyList<int> pieces, Action between) => _reader = new Reader(sent, pieces, between);

    public PipeReader Input => _reader;

    public PipeWriter Output => _writer;

    /// <summary>What the device got.</summary>
    public ReadOnlySpan<byte> Received => _writer.Written;

    private sealed class Reader(byte[] sent, IReadOnlyList<int> pieces, Action between) : PipeReader
    {
        private Part? _first;
        private Part? _last;
        private int _offset;
        private int _next;
        private bool _examined = true;
        private bool _cancelled;
        private bool _completed;
        private ReadOnlySequence<byte> _present;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            between();
            TryRead(out var result);
            return new ValueTask<ReadResult>(result);
        }

        public override bool TryRead(out ReadResult result)
        {
            if (_completed)
            {
                throw new InvalidOperationException("The endpoint reads on after it has completed the pipe.");
            }

            if (_examined && _next < pieces.Count)
            {
                Append();
            }

            _present = _last is null
                ? ReadOnlySequence<byte>.Empty
                : new ReadOnlySequence<byte>(_first!, _offset, _last, _last.Memory.Length);
            result = new ReadResult(_present, _cancelled, _next == pieces.Count);
            _cancelled = false;
            return true;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            _examined = _present.Slice(examined).IsEmpty;
            if (consumed.GetObject() is Part part)
            {
                (_first, _offset) = (part, consumed.GetInteger());
            }
        }

        public override void CancelPendingRead() => _cancelled = true;

        public override void Complete(Exception? exception = null) => _completed = true;

        /// <summary>Gives one more piece; what was read whole is let go, as a pipe does.</summary>
        private void Append()
        {
            var from = _next == 0 ? 0 : pieces[_next - 1];
            var length = pieces[_next++] - from;
            _examined = false;
            if (length == 0)
            {
                return;
            }

            _last = new Part(sent.AsMemory(from, length), _last);
            if (_first is null || _offset == _first.Memory.Length)
            {
                (_first, _offset) = (_first?.Next as Part ?? _last, 0);
            }
        }
    }

    private sealed class Part : ReadOnlySequenceSegment<byte>
    {
        public Part(ReadOnlyMemory<byte> memory, Part? before)
        {
            Memory = memory;
            if (before is not null)
            {
                before.Next = this;
                RunningIndex = before.RunningIndex + before.Memory.Length;
            }
        }
    }

    private sealed class Writer : PipeWriter
    {
        private byte[] _bytes = new byte[512];
        private int _length;
        private bool _completed;

        public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

        public override void Advance(int bytes) => _length += bytes;

        public override Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (_completed)
            {
                throw new InvalidOperationException("The endpoint writes after it has completed the pipe.");
            }

            var room = Math.Max(sizeHint, 64);
            if (_length + room > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + room));
            }

            return _bytes.AsMemory(_length);
        }

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(default(FlushResult));

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null) => _completed = true;
    }
}
