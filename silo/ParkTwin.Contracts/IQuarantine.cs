namespace ParkTwin.Contracts;

/// <summary>What could not be accepted: kept as it came, listed, and let in again once the cause is mended. Safe for concurrent use.</summary>
public interface IQuarantine
{
    /// <summary>Lists items, newest first.</summary>
    /// <param name="limit">Greatest number of items, 1 to 1 000.</param>
    /// <param name="before">Only items with a lower id; null begins at the newest.</param>
    /// <param name="reason">Only items of this reason; null takes all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<QuarantinePage> ListAsync(int limit, long? before, QuarantineReason? reason, CancellationToken cancellationToken);

    /// <summary>Sends items through the ingester once more; what is still not acceptable stays, with its present reason.</summary>
    Task<QuarantineReplay> ReplayAsync(QuarantineSelection selection, CancellationToken cancellationToken);
}
