using Orleans;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Contracts;

/// <summary>
/// One enterprise: the exact ledgers of its meters. Key: <c>park/enterprise</c>, or <c>park/~</c> for the park's own meters.
/// Every state-changing method is safe to repeat, to reorder and to call on a second activation.
/// </summary>
[Alias("ParkTwin.IEnterpriseGrain")]
public interface IEnterpriseGrain : IGrainWithStringKey
{
    /// <summary>Tells the grain its part of the registry and asks where it stands with a journal.</summary>
    [Alias("Assign")]
    Task<EnterprisePosition> Assign(string journal, EnterpriseAssignment assignment);

    /// <summary>
    /// Applies the readings that the journal holds for this enterprise in [<paramref name="from"/>, <paramref name="to"/>).
    /// Applied only where <paramref name="from"/> is the position the grain holds for that journal (0 at first).
    /// </summary>
    [Alias("Record")]
    Task<RecordReply> Record(string journal, long from, long to, [Immutable] ReadingBatch batch);

    /// <summary>The newest assignment; null before the first. Cheap.</summary>
    [Alias("Assignment")]
    Task<EnterpriseAssignment?> Assignment();

    /// <summary>Makes everything applied so far durable.</summary>
    [Alias("Checkpoint")]
    Task<EnterprisePosition> Checkpoint(string journal);

    /// <summary>A usage series; null for a meter, carrier or unit the enterprise does not have.</summary>
    [Alias("Usage")]
    Task<UsageAnswer?> Usage(UsageRequest request);

    /// <summary>What the ledgers hold of a span, one row for each meter of the carriers; null before the first <see cref="Assign"/>.</summary>
    [Alias("Balance")]
    Task<BalanceAnswer?> Balance(BalanceRequest request);

    /// <summary>What the ledgers hold of a run of months, by meter and time band; null before the first <see cref="Assign"/>.</summary>
    [Alias("Activities")]
    Task<Activities?> Activities(ActivityRequest request);

    /// <summary>
    /// When electricity is bought, by kind of hour; null where no counted meter of it is at the gateway. The sums of months that are over
    /// are kept until a reading changes them.
    /// </summary>
    [Alias("Load")]
    Task<LoadAnswer?> Load(LoadRequest request);

    /// <summary>Readings of one meter with their verdicts; null for a meter the enterprise does not have.</summary>
    [Alias("Readings")]
    Task<ReadingsAnswer?> Readings(ReadingsRequest request);

    /// <summary>The present view.</summary>
    [Alias("Live")]
    Task<EnterpriseLive> Live();

    /// <summary>
    /// What the ledgers know at a past quarter-hour, in the shape of <see cref="Live"/>: a rate is the amount of the quarter-hour as
    /// power, the newest reading is the start of the newest quarter-hour in which anything was measured.
    /// </summary>
    /// <param name="atUnixMs">An instant of the quarter-hour, Unix milliseconds.</param>
    [Alias("At")]
    Task<EnterpriseLive> At(long atUnixMs);

    /// <summary>Every line over a run of quarter-hours, in one answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The request has no quarter-hour, or more than
    /// <see cref="FramesRequest.MaxCount"/>.</exception>
    [Alias("Frames")]
    [return: Immutable]
    Task<FrameLine[]> Frames(FramesRequest request);

    /// <summary>Somebody watches for the next <paramref name="lease"/>: report changes to the park at once, then at most ten times a second.</summary>
    [Alias("Attend")]
    Task Attend(TimeSpan lease);
}
