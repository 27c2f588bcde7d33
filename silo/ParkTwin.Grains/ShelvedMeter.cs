using System.Buffers;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>One meter's book with the references of its resting months.</summary>
internal sealed class ShelvedMeter(MeterDefinition definition)
{
    private readonly List<MonthKey> _written = [];

    /// <summary>The book.</summary>
    public MeterBook Book { get; } = new(definition);

    /// <summary>Resting months by <c>MonthKey.Index</c>.</summary>
    public SortedDictionary<int, MonthState> Months { get; } = [];

    /// <summary>True when the book may differ from the last checkpoint or holds pages.</summary>
    public bool Touched { get; set; }

    /// <summary>What a live view remembers of yesterday.</summary>
    public YesterdayCache Yesterday { get; } = new();

    /// <summary>Restores a checkpoint.</summary>
    public void Restore(MeterState state)
    {
        if (state.Head.Length > 0)
        {
            Book.DecodeHead(state.Head);
        }

        foreach (var month in state.Months)
        {
            Months[month.Month] = month;
            Book.Rests(new MonthKey(month.Month));
        }
    }

    /// <summary>
    /// Takes a block of the archive whose checkpoint is lost; the newest of a month wins. Of two with one sequence the one written
    /// later does: the other was left by a crash before its state was saved, and what came of the replay holds all of it.
    /// </summary>
    public void Adopt(BlockHeader header, BlockRef readings)
    {
        if (!Months.TryGetValue(header.Month.Index, out var known) || known.Sequence <= header.Sequence)
        {
            Months[header.Month.Index] = new(header.Month.Index, header.Sequence, readings, default);
            Book.Rests(header.Month);
            Touched = true;
        }
    }

    /// <summary>Sequence for the next blocks of a month.</summary>
    public long NextSequence(MonthKey month) => Months.TryGetValue(month.Index, out var known) ? known.Sequence + 1 : 1;

    /// <summary>Blocks were written; they count once the state says so.</summary>
    public void Wrote(MonthKey month, BlockRef readings, BlockRef ledger)
    {
        Months[month.Index] = new(month.Index, NextSequence(month), readings, ledger);
        _written.Add(month);
    }

    /// <summary>Puts head and references into a checkpoint.</summary>
    public void SaveTo(MeterState state)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Book.EncodeHead(buffer);
        state.Head = buffer.WrittenSpan.ToArray();
        state.Months = [.. Months.Values];
    }

    /// <summary>The checkpoint is durable.</summary>
    public void Saved()
    {
        foreach (var month in _written)
        {
            Book.MarkClean(month);
        }

        _written.Clear();
        Book.Evict();
        Touched = false;
    }
}
