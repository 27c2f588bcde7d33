namespace ParkTwin.Mqtt;

/// <summary>How far the publishes handed over are durable.</summary>
public interface ICommitFeed
{
    /// <summary>Everything with a ticket up to this one is durable. Never goes back. Safe from any thread.</summary>
    long Committed { get; }

    /// <summary>
    /// Calls <see cref="ICommitListener.OnCommitted"/> after every advance of <see cref="Committed"/>. The endpoint subscribes once,
    /// not per connection.
    /// </summary>
    /// <returns>Dispose to stop; a call under way may still end afterwards.</returns>
    IDisposable Subscribe(ICommitListener listener);
}
