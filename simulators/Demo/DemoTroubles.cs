using ParkTwin.Domain;
using ParkTwin.Simulators.Faults;
using ParkTwin.Simulators.Model;

namespace ParkTwin.Simulators.Demo;

/// <summary>
/// The lasting troubles of the demo park, so that its alarm desk has something real to find: at any time the submeters of one enterprise
/// are silent (their collector is down), and one submeter of a plant that never rests shows the same value again and again. They move on
/// every day, always the same for a day, and touch no meter that is counted.
/// </summary>
internal sealed class DemoTroubles
{
    private const long DayMs = 86_400_000;
    private const long HourMs = 3_600_000;
    private const long LastsMs = 30 * HourMs;
    private static readonly string[] SilentFirms = ["e23", "e30", "e15", "e36", "e21"];

    // Plants that never rest, enough of them that what a meter did the week before holds none of its own standstills.
    private static readonly string[] StandingFirms = ["e34", "e04", "e05", "e09", "e11", "e12", "e26", "e27", "e28", "e01"];

    private readonly Dictionary<ulong, (int Turn, int Of, long OffsetMs, bool Silent)> _plans = [];

    /// <summary>The troubles of the meters of a model.</summary>
    public DemoTroubles(IEnumerable<MeterSource> meters)
    {
        var firms = meters.Where(meter => meter.Definition is { Role: MeterRole.Submeter, Enterprise: not null })
            .GroupBy(meter => meter.Definition.Enterprise!.Value.Value, StringComparer.Ordinal);
        foreach (var firm in firms)
        {
            var silent = Array.IndexOf(SilentFirms, firm.Key);
            var standing = Array.IndexOf(StandingFirms, firm.Key);
            foreach (var meter in silent >= 0 ? firm : Enumerable.Empty<MeterSource>())
            {
                _plans[meter.Seed] = (silent, SilentFirms.Length, 3 * HourMs, true);
            }

            if (standing >= 0)
            {
                _plans[firm.First().Seed] = (standing, StandingFirms.Length, 1 * HourMs, false);
            }
        }
    }

    /// <summary>What trouble a meter has at an instant; null for none.</summary>
    /// <param name="meterSeed">The meter's own number.</param>
    /// <param name="stampMs">The instant, Unix milliseconds.</param>
    public Trouble? At(ulong meterSeed, long stampMs)
    {
        if (!_plans.TryGetValue(meterSeed, out var plan))
        {
            return null;
        }

        // The window that began on the day of the instant, or the one of the day before, which lasts into it.
        for (var day = (stampMs - plan.OffsetMs) / DayMs; day >= ((stampMs - plan.OffsetMs) / DayMs) - 1; day--)
        {
            var from = (day * DayMs) + plan.OffsetMs;
            if (day % plan.Of == plan.Turn && stampMs >= from && stampMs < from + LastsMs)
            {
                return new Trouble(plan.Silent, plan.Silent ? null : from);
            }
        }

        return null;
    }
}
