namespace ParkTwin.Mqtt;

/// <summary>Is told of commits.</summary>
public interface ICommitListener
{
    /// <summary>The commit position has advanced. Called from the committer's thread: cheap, never throws, never blocks.</summary>
    void OnCommitted();
}
