using Orleans;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>The form in which a <see cref="Domain.LedgerSlot"/> crosses a call that leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.LedgerSlot")]
internal struct LedgerSlotSurrogate
{
    [Id(0)]
    public long Amount { get; set; }

    [Id(1)]
    public long Estimated { get; set; }

    [Id(2)]
    public int CoveredMs { get; set; }
}
