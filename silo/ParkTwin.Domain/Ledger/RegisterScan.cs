namespace ParkTwin.Domain.Ledger;

/// <summary>
/// Judges the readings of a register in time order (docs/decisions/0006). State: <c>chain</c>, the counted points of the current
/// segment, of which those younger than W may still be revoked and the first may not; and <c>open</c>, the run of undecided
/// readings after it. The same readings give the same state, whatever the order of their arrival.
/// </summary>
internal sealed class RegisterScan
{
    private readonly PointList _chain = new();
    private readonly PointList _open = new();
    private MeterTimeline _timeline = null!;
    private StepRules _rules = null!;
    private IScanSink? _sink;
    private int _nextEvent;

    /// <summary>Points that may still turn, oldest first.</summary>
    public PointList Chain => _chain;

    /// <summary>Undecided readings.</summary>
    public PointList Open => _open;

    /// <summary>Number of replacements and resets taken so far.</summary>
    public int EventsTaken => _nextEvent;

    /// <summary>Everything before this instant is settled, whatever follows. long.MaxValue when nothing is pending at all.</summary>
    public long SettledBefore
    {
        get
        {
            var oldest = _chain.Count > 0 ? _chain[0].At : long.MaxValue;
            return _chain.Count == 0 && _nextEvent < _timeline.SegmentEvents.Length
                ? _timeline.SegmentEvents[_nextEvent].AtUnixMs
                : oldest;
        }
    }

    /// <summary>Begins anew with an empty state.</summary>
    public void Begin(MeterTimeline timeline, IScanSink? sink)
    {
        (_timeline, _rules, _sink, _nextEvent) = (timeline, timeline.Steps, sink, 0);
        _chain.Clear();
        _open.Clear();
    }

    /// <summary>
    /// Restores the number of events taken; points are restored through <see cref="Chain"/> and <see cref="Open"/>.
    /// </summary>
    public void Resume(int eventsTaken) => _nextEvent = Math.Min(eventsTaken, _timeline.SegmentEvents.Length);

    /// <summary>Takes the next reading; instants rise.</summary>
    public void Feed(long at, decimal value)
    {
        var point = new RegisterPoint { At = at, Value = value };
        var confirmed = _timeline.Confirmed(at);
        if (confirmed == false)
        {
            _sink?.Judged(point, Verdict.Rejected);
            return;
        }

        if (_nextEvent < _timeline.SegmentEvents.Length)
        {
            TakeEvents(ref point);
        }

        point.Scale = (point.Marks & PointMarks.OldScale) != 0 ? _timeline.IndexBefore(at) : _timeline.IndexAt(at);
        if (!_timeline.At(point.Scale).Factor.TryConvert(value, out point.Millionths))
        {
            _sink?.Judged(point, Verdict.Suspect);
        }
        else if (confirmed == true)
        {
            Force(point);
        }
        else if (!TryGoOn(point))
        {
            Step(point);
        }
    }

    /// <summary>Says that the data ends here: what is pending is told to the sink as it stands. The state is spent afterwards.</summary>
    public void Finish()
    {
        if (_open.Count > 0)
        {
            if (_rules.TryFindExcursion(_chain, _open[0], out var start, out var wrapped) && _open.Count == _chain.Count - start)
            {
                ReplaceExcursion(start, wrapped);
            }
            else
            {
                Judge(_open, 0, Verdict.Pending);
                _open.Clear();
            }
        }

        Flush();
    }

    private void TakeEvents(ref RegisterPoint reading)
    {
        while (_nextEvent < _timeline.SegmentEvents.Length)
        {
            var e = _timeline.SegmentEvents[_nextEvent];
            if (e.AtUnixMs > reading.At)
            {
                return;
            }

            if (e.AtUnixMs == reading.At && e.Final == reading.Value && e.Initial != reading.Value)
            {
                // The last of the old register, read at the event's own instant.
                reading.Marks |= PointMarks.OldScale;
                return;
            }

            _nextEvent++;
            CloseSegment(e, opensWithReading: e.AtUnixMs == reading.At);
        }
    }

    private void CloseSegment(MeterEvent e, bool opensWithReading)
    {
        if (e.Final is { } final && _chain.Count > 0
            && _chain.Last.At < e.AtUnixMs && (_open.Count == 0 || _open.Last.At < e.AtUnixMs)
            && TryState(e.AtUnixMs, final, _timeline.IndexBefore(e.AtUnixMs), out var closing))
        {
            Step(closing);
        }

        // A level that a person stated outweighs a spike of any length; else the rule of the end of the data.
        if (_open.Count > 0 && _rules.TryFindExcursion(_chain, _open[0], out var start, out var wrapped)
            && (_open.Last.At == e.AtUnixMs || _open.Count == _chain.Count - start))
        {
            ReplaceExcursion(start, wrapped);
        }

        Judge(_open, 0, Verdict.Suspect);
        _open.Clear();
        Flush();
        var initial = e.Initial ?? (e.Kind == MeterEventKind.Reset ? 0m : null);
        if (initial is { } level && !opensWithReading
            && TryState(e.AtUnixMs, level, _timeline.IndexAt(e.AtUnixMs), out var opening))
        {
            _chain.Add(opening);
        }
    }

    private bool TryState(long at, decimal value, int scale, out RegisterPoint point)
    {
        point = new RegisterPoint { At = at, Value = value, Scale = scale, Marks = PointMarks.Stated };
        return _timeline.At(scale).Factor.TryConvert(value, out point.Millionths);
    }

    /// <summary>
    /// The usual case of <see cref="Step"/> in short: nothing is open and the register runs on by less than a tenth of its range.
    /// </summary>
    private bool TryGoOn(in RegisterPoint next)
    {
        if (_open.Count > 0 || _chain.Count == 0 || _chain.Last.Scale != next.Scale)
        {
            return false;
        }

        ref readonly var last = ref _chain.Last;
        var scale = _timeline.At(next.Scale);
        var forward = (next.Millionths - last.Millionths) * scale.Sign;
        if (forward < 0 || (scale.Modulus > 0 && forward > scale.Tenth) || !scale.Allows(forward, next.At - last.At))
        {
            return false;
        }

        _chain.Add(next);
        Trim();
        return true;
    }

    private void Step(RegisterPoint next)
    {
        if (_chain.Count == 0)
        {
            _chain.Add(next);
            return;
        }

        UndoDip(next);
        var link = _rules.LinkOf(_chain.Last, next, anyRate: false);
        if (link == Link.Wrap && IsSpikeTurningBack(next))
        {
            link = Link.None;
        }

        if (link != Link.None)
        {
            DropOpen();
            Accept(next, link == Link.Wrap);
            return;
        }

        if (_open.Count > 0 && _rules.LinkOf(_open.Last, next, anyRate: false) != Link.Forward)
        {
            DropOpen();
        }

        _open.Add(next);
        if (_rules.TryFindExcursion(_chain, _open[0], out var start, out var wrapped) && _open.Count > _chain.Count - start)
        {
            ReplaceExcursion(start, wrapped);
            Trim();
        }
        else if (next.At - _open[0].At >= _timeline.WindowMs)
        {
            TakeNewLevel();
        }
    }

    /// <summary>A person accepted the reading: it counts as it is, and nothing before it turns any more.</summary>
    private void Force(RegisterPoint next)
    {
        DropOpen();
        if (_chain.Count > 0)
        {
            var link = _rules.LinkOf(_chain.Last, next, anyRate: true);
            if (link == Link.None && _rules.TryFindExcursion(_chain, next, out var start, out var wrapped))
            {
                Judge(_chain, start, Verdict.Suspect);
                _chain.CutFrom(start);
                link = wrapped ? Link.Wrap : Link.Forward;
            }

            if (link != Link.None)
            {
                Accept(next, link == Link.Wrap);
                while (_chain.Count > 1)
                {
                    EmitFirst();
                }

                return;
            }

            Flush();
        }

        _chain.Add(next);
    }

    /// <summary>
    /// A roll-over was a dip towards zero when, within W, a reading comes back to within a tenth of the range of the old level
    /// and further than that from the new one: what followed the roll-over is taken back.
    /// </summary>
    private void UndoDip(in RegisterPoint next)
    {
        // Without this a register read every second walks an hour of points for each reading.
        if (_chain.NewestWrapAt == long.MinValue || next.At - _chain.NewestWrapAt >= _timeline.WindowMs)
        {
            return;
        }

        var tenth = _timeline.At(next.Scale).Tenth;
        for (var index = _chain.Count - 1; index > 0 && next.At - _chain[index].At < _timeline.WindowMs; index--)
        {
            if (!_chain[index].IsWrapped)
            {
                continue;
            }

            if (_rules.TryForward(_chain[index - 1], next, out var fromOld) && Math.Abs(fromOld) <= tenth
                && _rules.TryForward(_chain.Last, next, out var fromNew) && fromNew > tenth)
            {
                Judge(_chain, index, Verdict.Suspect);
                _chain.CutFrom(index);
                DropOpen();
            }

            return;
        }
    }

    /// <summary>
    /// True when what looks like a roll-over is the end of a spike: within W the register had jumped up by more than a tenth of
    /// its range from a level that the reading continues.
    /// </summary>
    private bool IsSpikeTurningBack(in RegisterPoint next)
    {
        if (!_rules.TryFindExcursion(_chain, next, out var start, out _))
        {
            return false;
        }

        var jump = _rules.TryForward(_chain[start - 1], _chain[start], out var forward) ? forward : 0;
        return !_chain[start].IsWrapped && jump > _timeline.At(next.Scale).Tenth;
    }

    private void Accept(RegisterPoint next, bool wrapped)
    {
        if (wrapped)
        {
            next.Marks |= PointMarks.Wrapped;
        }

        _chain.Add(next);
        Trim();
    }

    private void DropOpen()
    {
        if (_open.Count > 0)
        {
            Judge(_open, 0, Verdict.Suspect);
            _open.Clear();
        }
    }

    private void TakeNewLevel()
    {
        Flush();
        _open[0].Marks |= PointMarks.NewLevel;
        MoveOpen();
        Trim();
    }

    private void ReplaceExcursion(int start, bool wrapped)
    {
        Judge(_chain, start, Verdict.Suspect);
        _chain.CutFrom(start);
        if (wrapped)
        {
            _open[0].Marks |= PointMarks.Wrapped;
        }

        MoveOpen();
    }

    private void MoveOpen()
    {
        for (var index = 0; index < _open.Count; index++)
        {
            _chain.Add(_open[index]);
        }

        _open.Clear();
    }

    private void Trim()
    {
        var revocableFrom = _chain.Last.At - _timeline.WindowMs;
        while (_chain.Count > 1 && _chain[1].At <= revocableFrom)
        {
            EmitFirst();
        }
    }

    private void EmitFirst()
    {
        if (_sink is { } sink)
        {
            if (_chain.Count > 1)
            {
                sink.Span(_chain[0], _chain[1]);
            }

            if (!_chain[0].IsStated)
            {
                sink.Judged(_chain[0], _chain[0].CountedVerdict);
            }
        }

        _chain.RemoveFirst();
    }

    private void Flush()
    {
        while (_chain.Count > 0)
        {
            EmitFirst();
        }
    }

    private void Judge(PointList points, int from, Verdict verdict)
    {
        if (_sink is not { } sink)
        {
            return;
        }

        for (var index = from; index < points.Count; index++)
        {
            if (!points[index].IsStated)
            {
                sink.Judged(points[index], verdict);
            }
        }
    }
}
