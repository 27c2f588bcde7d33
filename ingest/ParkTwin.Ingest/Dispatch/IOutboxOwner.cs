namespace ParkTwin.Ingest.Dispatch;

/// <summary>Who fills the outboxes: the dispatcher.</summary>
internal interface IOutboxOwner
{
    /// <summary>A call returned and the outbox wants the dispatcher's attention. Safe from any thread.</summary>
    void Wants(EnterpriseOutbox outbox);

    /// <summary>A call failed. Waits before the next attempt.</summary>
    /// <returns>False when the ingester is stopping and nothing is to be sent any more.</returns>
    Task<bool> FailedAsync(EnterpriseOutbox outbox, Exception failure, int attempt);

    /// <summary>A call that had failed went through.</summary>
    void Recovered(EnterpriseOutbox outbox);

    /// <summary>Readings left memory for a grain's ledger.</summary>
    void Delivered(int readings);
}
