namespace ParkTwin.Domain.Ledger;

/// <summary>A short list of points that grows at the end and is cut at either end, without allocation once grown.</summary>
internal sealed class PointList
{
    private RegisterPoint[] _points = new RegisterPoint[16];
    private int _start;

    public int Count { get; private set; }

    public ref RegisterPoint this[int index] => ref _points[_start + index];

    /// <summary>
    /// When the newest roll-over that was ever in the list happened; it may be gone since. long.MinValue for none.
    /// </summary>
    public long NewestWrapAt { get; private set; } = long.MinValue;

    public ref RegisterPoint Last => ref _points[_start + Count - 1];

    public void Add(in RegisterPoint point)
    {
        if (_start + Count == _points.Length)
        {
            MakeRoom();
        }

        _points[_start + Count++] = point;
        if (point.IsWrapped)
        {
            NewestWrapAt = point.At;
        }
    }

    public void RemoveFirst()
    {
        _start++;
        Count--;
        if (Count == 0)
        {
            _start = 0;
        }
    }

    public void CutFrom(int index) => Count = index;

    public void Clear() => (_start, Count, NewestWrapAt) = (0, 0, long.MinValue);

    private void MakeRoom()
    {
        var target = _start > Count ? _points : new RegisterPoint[_points.Length * 2];
        Array.Copy(_points, _start, target, 0, Count);
        (_points, _start) = (target, 0);
    }
}
