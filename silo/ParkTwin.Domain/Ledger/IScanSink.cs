namespace ParkTwin.Domain.Ledger;

/// <summary>Hears what a register scan decides.</summary>
internal interface IScanSink
{
    /// <summary>Two neighbouring points of one segment count.</summary>
    void Span(in RegisterPoint from, in RegisterPoint to);

    /// <summary>The reading at an instant (the winner of its instant) is judged.</summary>
    void Judged(in RegisterPoint point, Verdict verdict);
}
