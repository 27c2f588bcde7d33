using Orleans;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Contracts;

/// <summary>
/// The city's register: declared axes and targets, published quarters, frozen peer groups. One, with key <see cref="GrainKeys.City"/>.
/// </summary>
[Alias("ParkTwin.ICityGrain")]
public interface ICityGrain : IGrainWithStringKey
{
    /// <summary>What is declared, targeted and published of a quarter.</summary>
    [Alias("Read")]
    Task<CityQuarter> Read(AccountingPeriod quarter);

    /// <summary>Every version of every declared axis of a quarter, oldest first.</summary>
    [Alias("AxisHistory")]
    [return: Immutable]
    Task<IReadOnlyList<DeclaredAxis>> AxisHistory(AccountingPeriod quarter);

    /// <summary>Keeps a new version of a declared axis; version and time are given here. Declaring what is newest already is
    /// harmless.</summary>
    /// <returns>What is wrong; empty when kept.</returns>
    [Alias("DeclareAxis")]
    [return: Immutable]
    Task<IReadOnlyList<string>> DeclareAxis(DeclaredAxis declared);

    /// <summary>Keeps a target; the one before stays in the history.</summary>
    /// <returns>What is wrong; empty when kept.</returns>
    [Alias("SetTarget")]
    [return: Immutable]
    Task<IReadOnlyList<string>> SetTarget(AxisTarget target, string by);

    /// <summary>
    /// Publishes a quarter. What is published never changes: another document makes a restated version beside it, the same document
    /// as the newest makes none.
    /// </summary>
    /// <returns>The version that holds the document.</returns>
    [Alias("Publish")]
    Task<PublishedRanking> Publish(PublishRankingRequest request);

    /// <summary>Freezes a peer group; the first of a key stays for ever.</summary>
    /// <returns>The group that is kept, which may be an earlier one.</returns>
    [Alias("Freeze")]
    Task<FrozenGroup> Freeze(FrozenGroup group);

    /// <summary>The frozen group of a key (<see cref="FrozenGroup.KeyOf"/>); null where there is none.</summary>
    [Alias("Frozen")]
    Task<FrozenGroup?> Frozen(string key);
}
