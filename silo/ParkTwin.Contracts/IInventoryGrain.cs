using Orleans;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Flags;

namespace ParkTwin.Contracts;

/// <summary>
/// The greenhouse-gas and energy inventory of one enterprise: declarations, reported versions, flags. Key as of
/// <see cref="IEnterpriseGrain"/>. It reads the ledgers through that grain and holds none itself, so ingest never waits for it.
/// </summary>
[Alias("ParkTwin.IInventoryGrain")]
public interface IInventoryGrain : IGrainWithStringKey
{
    /// <summary>What the figures of a period follow from now, and what was reported of it; null before the registry knows the
    /// enterprise.</summary>
    [Alias("Read")]
    Task<InventoryAnswer?> Read(AccountingPeriod period);

    /// <summary>Keeps a new version of what is declared of a period.</summary>
    [Alias("Declare")]
    Task<DeclareReply> Declare(DeclareRequest request);

    /// <summary>Every version of every declared period, oldest first; of one period where it is given.</summary>
    [Alias("Declarations")]
    Task<IReadOnlyList<Declaration>> Declarations(AccountingPeriod? period);

    /// <summary>Locks a period: its figures become the reported ones. A locked period stays locked; repeating is harmless.</summary>
    [Alias("Lock")]
    Task<LockReply> Lock(AccountingPeriod period, string by);

    /// <summary>
    /// Looks at every locked period again, makes a restatement where its figures differ now, and evaluates the flag rules for the
    /// periods that are due.
    /// </summary>
    [Alias("Review")]
    Task Review();

    /// <summary>All flags of the enterprise, newest first.</summary>
    [Alias("Flags")]
    Task<IReadOnlyList<Flag>> Flags();

    /// <summary>A person's step with a flag.</summary>
    [Alias("ActOnFlag")]
    Task<FlagReply> ActOnFlag(FlagStep step);
}
