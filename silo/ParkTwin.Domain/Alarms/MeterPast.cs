namespace ParkTwin.Domain.Alarms;

/// <summary>
/// What a meter did in the <see cref="AlarmLimits.PastDays"/> UTC days before a day: what its present is compared with. Immutable.
/// </summary>
public sealed class MeterPast
{
    /// <summary>Quarter-hours that are known.</summary>
    public int Known { get; init; }

    /// <summary>Millionths over them.</summary>
    public long Sum { get; init; }

    /// <summary>Greatest amount of a quarter-hour that was measured, millionths.</summary>
    public long Greatest { get; init; }

    /// <summary>Median of those amounts, millionths.</summary>
    public long Median { get; init; }

    /// <summary>Median distance from the median (MAD), millionths.</summary>
    public long Spread { get; init; }

    /// <summary>The longest run of equal amounts (of a register: of none at all), ms.</summary>
    public long LongestStillMs { get; init; }

    /// <summary>Greatest amount of each quarter-hour of the UTC day, millionths; empty unless the meter generates.</summary>
    public IReadOnlyList<long> Envelope { get; init; } = [];

    /// <summary>True where enough is known to compare with.</summary>
    public bool IsEnough => Known >= AlarmLimits.PastKnown;

    /// <summary>Reads the slots of the past days.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="slots">Its quarter-hours, from a UTC midnight on, whole days.</param>
    public static MeterPast Of(MeterDefinition meter, ReadOnlySpan<LedgerSlot> slots)
    {
        ArgumentNullException.ThrowIfNull(meter);
        var measured = new List<long>(slots.Length);
        var envelope = Standstill.Generates(meter) ? new long[QuarterHour.PerUtcDay] : [];
        var known = 0;
        var sum = 0L;
        for (var i = 0; i < slots.Length; i++)
        {
            if (!slots[i].IsKnown)
            {
                continue;
            }

            known++;
            sum += slots[i].Amount;
            if (slots[i].Estimated == 0)
            {
                measured.Add(slots[i].Amount);
                if (envelope.Length > 0)
                {
                    envelope[i % QuarterHour.PerUtcDay] = Math.Max(envelope[i % QuarterHour.PerUtcDay], slots[i].Amount);
                }
            }
        }

        measured.Sort();
        var median = measured.Count == 0 ? 0 : measured[measured.Count / 2];
        var greatest = measured.Count == 0 ? 0 : measured[^1];
        for (var i = 0; i < measured.Count; i++)
        {
            measured[i] = Math.Abs(measured[i] - median);
        }

        measured.Sort();
        return new()
        {
            Known = known,
            Sum = sum,
            Greatest = greatest,
            Median = median,
            Spread = measured.Count == 0 ? 0 : measured[measured.Count / 2],
            LongestStillMs = Standstill.LongestMs(meter, slots),
            Envelope = envelope,
        };
    }
}
