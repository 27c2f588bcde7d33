namespace ParkTwin.Domain.Ledger;

/// <summary>
/// How far the newest day has been evaluated, so that a reading appended to it costs its own evaluation and not the day's.
/// </summary>
internal sealed class NewestCursor
{
    private DayPage? _page;
    private int _epoch;
    private byte[] _state = [];
    private int _stateLength;

    /// <summary>Where the walk of the day stands.</summary>
    public ReaderMark Mark { get; private set; }

    /// <summary>The last winner; default before the first.</summary>
    public Reading Last { get; private set; }

    /// <summary>State of the register scan after it.</summary>
    public ReadOnlySpan<byte> State => _state.AsSpan(0, _stateLength);

    /// <summary>True when the cursor stands in the day and only appended readings came since.</summary>
    public bool Holds(DayPage page) => _page == page && _epoch == page.Epoch;

    /// <summary>True when the cursor stands at the end of the day.</summary>
    public bool IsAtEnd(DayPage page) => Holds(page) && Mark.Index == page.Count;

    /// <summary>Takes a new stand.</summary>
    public void Stand(DayPage page, in ReaderMark mark, in Reading last, ReadOnlySpan<byte> state)
    {
        (_page, _epoch, Mark, Last) = (page, page.Epoch, mark, last);
        if (_state.Length < state.Length)
        {
            _state = new byte[state.Length + 8];
        }

        state.CopyTo(_state);
        _stateLength = state.Length;
    }
}
