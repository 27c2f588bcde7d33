using System.Collections.Concurrent;

namespace ParkTwin.Domain.Ledger;

/// <summary>
/// A meter definition made ready for evaluation: scales over time, the events that close a register's segment, and the
/// confirmations. Immutable.
/// </summary>
internal sealed class MeterTimeline
{
    private const byte AlgorithmVersion = 1;
    private const int MostShared = 4_096;
    private static readonly ConcurrentDictionary<Likeness, MeterTimeline> Shared = new();

    private readonly ScaleEntry[] _scales;
    private readonly (long At, bool Accept)[] _confirmations;

    private MeterTimeline(MeterDefinition definition)
    {
        Kind = definition.Kind;
        Stamp = definition.Stamp;
        IntervalMs = Math.Max(1, definition.IntervalSeconds) * 1_000L;
        WindowMs = Math.Max(4 * IntervalMs, 3_600_000L);
        Measure = definition.Measure;
        var events = Distinct(definition.Events);
        _scales = BuildScales(definition, events);
        SegmentEvents = [.. events
            .Where(e => e.Kind is MeterEventKind.Replacement or MeterEventKind.Reset)
            .DistinctBy(e => e.AtUnixMs)];
        _confirmations = [.. events
            .Where(e => e is { Kind: MeterEventKind.Confirmation, Accept: not null })
            .Select(e => (e.AtUnixMs, e.Accept!.Value))];
        Steps = new StepRules(this);
        Fingerprint = ComputeFingerprint(definition, events);
    }

    /// <summary>The timeline of a definition; meters without events that are alike share one.</summary>
    public static MeterTimeline Of(MeterDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Events.Count > 0)
        {
            return new MeterTimeline(definition);
        }

        var key = new Likeness(
            definition.Kind, definition.Carrier, definition.Unit, definition.Ratio, definition.Digits, definition.MaxRate,
            definition.IntervalSeconds, definition.Stamp);
        if (Shared.TryGetValue(key, out var shared))
        {
            return shared;
        }

        var timeline = new MeterTimeline(definition);
        return Shared.Count < MostShared ? Shared.GetOrAdd(key, timeline) : timeline;
    }

    public MeterKind Kind { get; }

    public StampPosition Stamp { get; }

    public Measure Measure { get; }

    /// <summary>Nominal spacing, milliseconds.</summary>
    public long IntervalMs { get; }

    /// <summary>W: how long a verdict may still turn, the greater of four intervals and an hour.</summary>
    public long WindowMs { get; }

    /// <summary>Replacements and resets in time order, one per instant.</summary>
    public MeterEvent[] SegmentEvents { get; }

    /// <summary>Changes whenever anything that bears on amounts changes.</summary>
    public ulong Fingerprint { get; }

    /// <summary>How points relate under this timeline.</summary>
    public StepRules Steps { get; }

    /// <summary>True while one scale holds for all time, the usual case.</summary>
    public bool IsUniform => _scales.Length == 1;

    public ScaleEntry At(int index) => _scales[index];

    public int ScaleCount => _scales.Length;

    /// <summary>Index of the scale in force at an instant.</summary>
    public int IndexAt(long unixMs)
    {
        var index = _scales.Length - 1;
        while (index > 0 && _scales[index].FromUnixMs > unixMs)
        {
            index--;
        }

        return index;
    }

    /// <summary>Index of the scale in force just before an instant.</summary>
    public int IndexBefore(long unixMs) => IndexAt(unixMs == long.MinValue ? unixMs : unixMs - 1);

    /// <summary>Index of the scale of a reading: that of the start of an interval's span, else of its own instant.</summary>
    public int ScaleStart(long unixMs) =>
        Kind == MeterKind.Interval && Stamp == StampPosition.End ? IndexAt(unixMs - IntervalMs) : IndexAt(unixMs);

    /// <summary>Converts a value that was read under one scale's unit with the ratio of another.</summary>
    public bool TryConvert(decimal value, int unitOf, int ratioOf, out long millionths)
    {
        var (unit, ratio) = (_scales[unitOf], _scales[ratioOf]);
        var factor = unitOf == ratioOf || unit.UnitFactor == ratio.UnitFactor
            ? ratio.Factor
            : FactorTable.Of(unit.UnitFactor * ratio.Ratio);
        return factor.TryConvert(value, out millionths);
    }

    /// <summary>Millionths between two neighbouring points of a segment under one ratio; null when out of range.</summary>
    public long? Amount(in RegisterPoint from, in RegisterPoint to, int ratioOf)
    {
        var (start, end) = (from.Millionths, to.Millionths);
        if ((from.Scale != ratioOf && !TryConvert(from.Value, from.Scale, ratioOf, out start))
            || (to.Scale != ratioOf && !TryConvert(to.Value, to.Scale, ratioOf, out end)))
        {
            return null;
        }

        var scale = _scales[ratioOf];
        return to.IsWrapped ? end - start + (scale.Sign * scale.Modulus) : end - start;
    }

    /// <summary>What a person said of the reading at an instant; null when nobody did.</summary>
    public bool? Confirmed(long unixMs)
    {
        foreach (var (at, accept) in _confirmations)
        {
            if (at == unixMs)
            {
                return accept;
            }
        }

        return null;
    }

    /// <summary>First instant from which two definitions may give different amounts; null when they never do.</summary>
    public static long? FirstDifference(MeterDefinition before, MeterDefinition after)
    {
        if (before.Kind != after.Kind || before.Unit != after.Unit || before.Carrier != after.Carrier || before.Ratio != after.Ratio
            || before.Digits != after.Digits || before.IntervalSeconds != after.IntervalSeconds || before.Stamp != after.Stamp
            || before.MaxRate != after.MaxRate)
        {
            return long.MinValue;
        }

        var (a, b) = (Distinct(before.Events), Distinct(after.Events));
        for (var index = 0; index < Math.Max(a.Length, b.Length); index++)
        {
            if (index >= a.Length || index >= b.Length)
            {
                return (index < a.Length ? a : b)[index].AtUnixMs;
            }

            if (a[index] with { Note = null } != b[index] with { Note = null })
            {
                return Math.Min(a[index].AtUnixMs, b[index].AtUnixMs);
            }
        }

        return null;
    }

    private readonly record struct Likeness(
        MeterKind Kind, Carrier Carrier, MeterUnit Unit, decimal Ratio, int? Digits, decimal? MaxRate, int IntervalSeconds,
        StampPosition Stamp);

    private static MeterEvent[] Distinct(IReadOnlyList<MeterEvent> events)
    {
        // Of two events with the same instant and kind the last recorded counts.
        var last = new Dictionary<(long, MeterEventKind), MeterEvent>(events.Count);
        foreach (var e in events)
        {
            last[(e.AtUnixMs, e.Kind)] = e;
        }

        return [.. last.Values.OrderBy(e => e.AtUnixMs).ThenBy(e => e.Kind)];
    }

    private static ScaleEntry[] BuildScales(MeterDefinition definition, MeterEvent[] events)
    {
        var measure = definition.Measure;
        var (unit, ratio, digits, maxRate) = (definition.Unit, definition.Ratio, definition.Digits, definition.MaxRate);
        var scales = new List<ScaleEntry>
        {
            ScaleEntry.Of(long.MinValue, MeterUnits.MillionthsPer(unit, measure), ratio, digits, maxRate),
        };
        foreach (var e in events)
        {
            if (e.Kind == MeterEventKind.Confirmation || (e.Ratio ?? e.MaxRate ?? e.Digits ?? (decimal?)e.Unit) is null)
            {
                continue;
            }

            (unit, ratio, digits, maxRate) = (e.Unit ?? unit, e.Ratio ?? ratio, e.Digits ?? digits, e.MaxRate ?? maxRate);
            var entry = ScaleEntry.Of(e.AtUnixMs, MeterUnits.MillionthsPer(unit, measure), ratio, digits, maxRate);
            if (scales[^1].FromUnixMs == e.AtUnixMs)
            {
                scales[^1] = entry;
            }
            else
            {
                scales.Add(entry);
            }
        }

        return [.. scales];
    }

    private static ulong ComputeFingerprint(MeterDefinition definition, MeterEvent[] events)
    {
        var hash = new FingerprintBuilder();
        hash.Add(AlgorithmVersion);
        hash.Add((byte)definition.Kind);
        hash.Add((byte)definition.Carrier);
        hash.Add((byte)definition.Unit);
        hash.Add((byte)definition.Stamp);
        hash.Add(definition.IntervalSeconds);
        hash.Add(definition.Ratio);
        hash.AddOptional(definition.Digits);
        hash.Add(definition.MaxRate);
        foreach (var e in events)
        {
            hash.Add(e.AtUnixMs);
            hash.Add((byte)e.Kind);
            hash.Add(e.Final);
            hash.Add(e.Initial);
            hash.Add(e.Ratio);
            hash.AddOptional(e.Digits);
            hash.AddOptional((int?)e.Unit);
            hash.Add(e.MaxRate);
            hash.AddOptional(e.Accept is { } accept ? (accept ? 1 : 0) : null);
        }

        return hash.Value;
    }
}
