using System.Runtime.InteropServices;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>
/// The acknowledgements of one connection that wait for a commit, in PUBLISH order, each as the four bytes to send. Marks say up to
/// where a ticket covers them. Not safe for threads by itself. Grows by doubling, and is bounded by what its owner appends.
/// </summary>
internal sealed class AckRing
{
    private const int FirstSize = 32;
    private uint[] _acks = new uint[FirstSize];
    private Mark[] _marks = new Mark[4];
    private int _head;
    private int _count;
    private int _marksHead;
    private int _marksCount;

    /// <summary>Acknowledgements waiting.</summary>
    public int Count => _count;

    /// <summary>The ticket that the oldest waits for; <see cref="long.MaxValue"/> when none waits.</summary>
    public long OldestTicket => _marksCount == 0 ? long.MaxValue : _marks[_marksHead].Ticket;

    /// <summary>Appends acknowledgements that wait for a ticket, which is not below that of earlier ones.</summary>
    public void Append(ReadOnlySpan<uint> acks, long ticket)
    {
        if (acks.IsEmpty)
        {
            return;
        }

        if (_count + acks.Length > _acks.Length)
        {
            Grow(_count + acks.Length);
        }

        var mask = _acks.Length - 1;
        var tail = (_head + _count) & mask;
        var first = Math.Min(acks.Length, _acks.Length - tail);
        acks[..first].CopyTo(_acks.AsSpan(tail));
        acks[first..].CopyTo(_acks);
        _count += acks.Length;
        AppendMark(ticket, acks.Length);
    }

    /// <summary>How many from the oldest on are covered when this ticket is committed.</summary>
    public int Covered(long committed)
    {
        var covered = 0;
        for (var i = 0; i < _marksCount; i++)
        {
            ref readonly var mark = ref _marks[(_marksHead + i) & (_marks.Length - 1)];
            if (mark.Ticket > committed)
            {
                break;
            }

            covered += mark.Count;
        }

        return covered;
    }

    /// <summary>The oldest.</summary>
    public uint Peek() => _acks[_head];

    /// <summary>Copies the bytes of the oldest ones; as many as there is room for, at most <paramref name="limit"/>.</summary>
    /// <returns>How many were copied. They stay until <see cref="Remove"/>.</returns>
    public int Copy(Span<byte> target, int limit)
    {
        var count = Math.Min(limit, target.Length / sizeof(uint));
        var first = Math.Min(count, _acks.Length - _head);
        MemoryMarshal.AsBytes(_acks.AsSpan(_head, first)).CopyTo(target);
        MemoryMarshal.AsBytes(_acks.AsSpan(0, count - first)).CopyTo(target[(first * sizeof(uint))..]);
        return count;
    }

    /// <summary>Removes the oldest ones.</summary>
    public void Remove(int count)
    {
        _head = (_head + count) & (_acks.Length - 1);
        _count -= count;
        while (count > 0)
        {
            ref var mark = ref _marks[_marksHead];
            var part = Math.Min(count, mark.Count);
            mark = mark with { Count = mark.Count - part };
            count -= part;
            if (mark.Count == 0)
            {
                _marksHead = (_marksHead + 1) & (_marks.Length - 1);
                _marksCount--;
            }
        }
    }

    private void AppendMark(long ticket, int count)
    {
        if (_marksCount > 0)
        {
            ref var last = ref _marks[(_marksHead + _marksCount - 1) & (_marks.Length - 1)];
            if (last.Ticket >= ticket)
            {
                last = last with { Count = last.Count + count };
                return;
            }
        }

        if (_marksCount == _marks.Length)
        {
            var larger = new Mark[_marks.Length * 2];
            for (var i = 0; i < _marksCount; i++)
            {
                larger[i] = _marks[(_marksHead + i) & (_marks.Length - 1)];
            }

            (_marks, _marksHead) = (larger, 0);
        }

        _marks[(_marksHead + _marksCount) & (_marks.Length - 1)] = new Mark(ticket, count);
        _marksCount++;
    }

    private void Grow(int needed)
    {
        var size = _acks.Length;
        while (size < needed)
        {
            size *= 2;
        }

        var larger = new uint[size];
        Copy(MemoryMarshal.AsBytes(larger.AsSpan()), _count);
        (_acks, _head) = (larger, 0);
    }

    private readonly record struct Mark(long Ticket, int Count);
}
