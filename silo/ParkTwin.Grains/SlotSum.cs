using ParkTwin.Domain;

namespace ParkTwin.Grains;

/// <summary>Sums of ledger slots.</summary>
internal static class SlotSum
{
    /// <summary>Millionths over the known slots; null when none is known.</summary>
    public static long? Of(ReadOnlySpan<LedgerSlot> slots)
    {
        long? sum = null;
        foreach (ref readonly var slot in slots)
        {
            if (slot.IsKnown)
            {
                sum = (sum ?? 0) + slot.Amount;
            }
        }

        return sum;
    }
}
