namespace ParkTwin.Storage.Journals;

/// <summary>Hears of commits; what sends the acknowledgements.</summary>
public interface ICommittedListener
{
    /// <summary>
    /// Everything appended with a ticket up to and including <paramref name="ticket"/> is durable. Called from the journal's
    /// writer after every commit: be quick, never block, never throw.
    /// </summary>
    void Committed(long ticket);
}
