using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains;

/// <summary>
/// Locks periods and finds what has changed since. A reported version is never altered; what differs becomes a further one, or is
/// pending until it does.
/// </summary>
internal sealed class ReportDesk(IReferenceSets sets, InventorySource source)
{
    /// <summary>Questions that found no difference: version, set and inputs.</summary>
    private readonly Dictionary<AccountingPeriod, (int Version, string Set, ulong Inputs)> _alike = [];

    /// <summary>Makes version 1 of a period; the caller keeps it. Refused while the period runs or nothing is known of it.</summary>
    public static LockReply Lock(InventoryInputs inputs, ReferenceSet set, string by)
    {
        var period = inputs.Period;
        if (inputs.AsOfUnixMs < inputs.ToUnixMs)
        {
            return new(null, $"{period} ends at {Text(inputs.ToUnixMs)}; it is {Text(inputs.AsOfUnixMs)}. Lock it once it is over.");
        }

        if (inputs.Declared.Count == 0 && inputs.Metered.Months.All(month => month.Amount is null))
        {
            return new(null, $"Nothing is metered or declared of {period}; declare its figures first, or look for its readings.");
        }

        return new(new()
        {
            Version = 1,
            AtUnixMs = inputs.AsOfUnixMs,
            By = by,
            FactorSet = set.Version,
            Inputs = inputs,
            Document = ReportDocument.Write(inputs, set),
        }, null);
    }

    /// <summary>
    /// What a locked period would be reported as now, with every difference from its newest version; null where no figure differs.
    /// A set that changes nothing is asked about once, not in every round.
    /// </summary>
    public async Task<ReportedVersion?> PendingAsync(ReportedVersion newest, InventoryInputs inputs, ReferenceSet set)
    {
        if (newest.FactorSet == set.Version && InventoryComparison.Same(newest.Inputs, inputs))
        {
            return null;
        }

        var question = (newest.Version, set.Version, InventoryComparison.Fingerprint(inputs));
        if (_alike.TryGetValue(inputs.Period, out var asked) && asked == question)
        {
            return null;
        }

        var before = await sets.FindAsync(newest.FactorSet) ?? throw new InvalidDataException(
            $"{inputs.Period} was reported with the reference set '{newest.FactorSet}', which is not there; restore the data directory.");
        var differences = RestatementSplit.Compare(
            newest.Inputs, before, inputs, set,
            await InBandsAsync(newest.Inputs, inputs, before, set),
            await InBandsAsync(inputs, inputs, before, set));
        if (differences.Count == 0)
        {
            _alike[inputs.Period] = question;
            return null;
        }

        return new()
        {
            Version = newest.Version + 1,
            AtUnixMs = inputs.AsOfUnixMs,
            By = RestatementRules.System,
            FactorSet = set.Version,
            Inputs = inputs,
            Document = ReportDocument.Write(inputs, set),
            Differences = differences,
        };
    }

    /// <summary>
    /// The readings as they stand by the time bands of the earlier set, and of the contract of <paramref name="contract"/>: so that
    /// another tariff is not taken for other readings. Null where the bands are the same.
    /// </summary>
    private async Task<Activities?> InBandsAsync(InventoryInputs contract, InventoryInputs inputs, ReferenceSet before, ReferenceSet set)
    {
        var bands = InventorySource.Bands(contract.Enterprise, contract.Region, before);
        return bands.Id == InventorySource.Bands(inputs.Enterprise, inputs.Region, set).Id
            ? null
            : await source.MeteredAsync(inputs.Period, bands);
    }

    private static string Text(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-ddTHH:mm:ssZ", null);
}
