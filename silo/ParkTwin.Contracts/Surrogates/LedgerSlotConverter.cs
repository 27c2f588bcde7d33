using Orleans;
using ParkTwin.Domain;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="LedgerSlot"/> to its surrogate and back.</summary>
[RegisterConverter]
internal sealed class LedgerSlotConverter : IConverter<LedgerSlot, LedgerSlotSurrogate>
{
    public LedgerSlot ConvertFromSurrogate(in LedgerSlotSurrogate surrogate) => new(
        surrogate.Amount,
        surrogate.Estimated,
        surrogate.CoveredMs);

    public LedgerSlotSurrogate ConvertToSurrogate(in LedgerSlot value) => new()
    {
        Amount = value.Amount,
        Estimated = value.Estimated,
        CoveredMs = value.CoveredMs,
    };
}
