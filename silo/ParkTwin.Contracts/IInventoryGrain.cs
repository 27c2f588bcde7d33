using Orleans;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
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
    [return: Immutable]
    Task<IReadOnlyList<Declaration>> Declarations(AccountingPeriod? period);

    /// <summary>Locks a period: its figures become the reported ones. A locked period stays locked; repeating is harmless.</summary>
    [Alias("Lock")]
    Task<LockReply> Lock(AccountingPeriod period, string by);

    /// <summary>
    /// Makes the pending restatement of a locked period a reported version now, in a person's name. Where nothing differs the newest
    /// version is the answer, so repeating is harmless.
    /// </summary>
    [Alias("Restate")]
    Task<LockReply> Restate(AccountingPeriod period, string by);

    /// <summary>
    /// Every reported version of every locked period, by period, oldest first; of one period where it is given. A version's period is
    /// that of its inputs. Asks no ledger.
    /// </summary>
    [Alias("Reported")]
    [return: Immutable]
    Task<IReadOnlyList<ReportedVersion>> Reported(AccountingPeriod? period);

    /// <summary>
    /// Looks at every locked period again, makes a restatement where its figures differ now, and evaluates the flag rules for the
    /// periods that are due.
    /// </summary>
    [Alias("Review")]
    Task Review();

    /// <summary>All flags of the enterprise, newest first.</summary>
    [Alias("Flags")]
    [return: Immutable]
    Task<IReadOnlyList<Flag>> Flags();

    /// <summary>A person's step with a flag.</summary>
    [Alias("ActOnFlag")]
    Task<FlagReply> ActOnFlag(FlagStep step);

    /// <summary>Every version of every baseline, by id, oldest first.</summary>
    [Alias("Baselines")]
    [return: Immutable]
    Task<IReadOnlyList<Baseline>> Baselines();

    /// <summary>
    /// Keeps a new version of a baseline. Its version and instant are given here; months that are left empty are filled with the
    /// figures of its reference period as they stand. What is newest already is kept as it is.
    /// </summary>
    [Alias("SetBaseline")]
    Task<BaselineReply> SetBaseline(Baseline baseline);
}
