using System.Globalization;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Domain.WhatIf;

/// <summary>
/// What a trial does to an enterprise's electricity, quarter-hour by quarter-hour. First load is moved within its day, then PV takes the
/// place of what is bought in the same quarter-hour; what is left over is fed into the grid. A quarter-hour of which nothing is known is
/// left as it is. Exact: what leaves one quarter-hour arrives in others to the millionth.
/// </summary>
public sealed class LoadChange
{
    private const decimal Millionths = 1_000_000m;

    private readonly IReadOnlyList<LoadPoint> _points;
    private readonly TimeBand[] _bands;
    private readonly List<TrialStep> _steps = [];

    private LoadChange(IReadOnlyList<LoadPoint> points, TimeBandTable bands)
    {
        _points = points;
        _bands = [.. points.Select(point => bands.DayOf(point.Day)?.Quarters[point.Quarter] ?? TimeBand.None)];
        Bought = [.. points.Select(point => point.Bought)];
        Generated = new long[points.Count];
        Exported = new long[points.Count];
    }

    /// <summary>What is bought then, millionths of kWh.</summary>
    public long?[] Bought { get; }

    /// <summary>What is generated more.</summary>
    public long[] Generated { get; }

    /// <summary>What is fed in more.</summary>
    public long[] Exported { get; }

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<TrialStep> Steps => _steps;

    /// <summary>The band of each quarter-hour.</summary>
    public IReadOnlyList<TimeBand> Bands => _bands;

    /// <summary>The points as they are.</summary>
    public IReadOnlyList<LoadPoint> Points => _points;

    /// <summary>Applies a trial.</summary>
    public static LoadChange Of(IReadOnlyList<LoadPoint> points, TimeBandTable bands, Trial trial)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(trial);
        var change = new LoadChange(points, bands);
        foreach (var shift in trial.Shifts)
        {
            change.Move(shift);
        }

        if (trial.Pv is { } pv)
        {
            change.Generate(pv);
        }

        return change;
    }

    private void Move(LoadShift shift)
    {
        var days = Enumerable.Range(0, _points.Count)
            .Where(i => Bought[i] is not null)
            .GroupBy(i => _points[i].Day)
            .Select(day => (
                From: day.Where(i => Bought[i] > 0 && shift.IsFrom(_bands[i], _points[i].Quarter)).ToArray(),
                To: day.Where(i => shift.IsTo(_bands[i], _points[i].Quarter)).ToArray()))
            .Where(day => day.From.Length > 0 && day.To.Length > 0)
            .ToArray();
        var there = days.Sum(day => day.From.Sum(i => (decimal)Bought[i]!.Value));
        var share = there == 0 ? 0 : Math.Clamp(shift.Share ?? (shift.Kwh ?? 0) * Millionths / there, 0, 1);
        var moved = 0L;
        foreach (var (from, to) in days)
        {
            moved += MoveDay(from, to, share);
        }

        _steps.Add(new("shift.moved", moved / Millionths, "kWh", string.Create(CultureInfo.InvariantCulture,
            $"{share * 100m:0.####} % of {there / Millionths:0.###} kWh bought at the times it leaves, within each day; "
            + $"spread evenly where it goes")));
    }

    private long MoveDay(int[] from, int[] to, decimal share)
    {
        var moved = 0L;
        foreach (var i in from)
        {
            var part = (long)Math.Floor(Bought[i]!.Value * share);
            Bought[i] -= part;
            moved += part;
        }

        for (var n = 0; n < to.Length; n++)
        {
            Bought[to[n]] += (moved / to.Length) + (n < moved % to.Length ? 1 : 0);
        }

        return moved;
    }

    private void Generate(PvAdded pv)
    {
        var (used, unknown) = (0L, 0);
        for (var i = 0; i < _points.Count; i++)
        {
            if (Bought[i] is not { } bought || AmountOf(pv, _points[i]) is not { } amount)
            {
                unknown++;
                continue;
            }

            var own = Math.Min(amount, Math.Max(0, bought));
            Generated[i] = amount;
            Exported[i] = amount - own;
            Bought[i] = bought - own;
            used += own;
        }

        var generated = Generated.Sum();
        _steps.Add(new("pv.generated", generated / Millionths, "kWh", Formula(pv)));
        _steps.Add(new("pv.selfUsed", used / Millionths, "kWh", "Σ of the lesser of generation and purchase in each quarter-hour"));
        _steps.Add(new("pv.exported", (generated - used) / Millionths, "kWh", "PV generated − PV used on site"));
        if (unknown > 0)
        {
            _steps.Add(new(
                "pv.unknownQuarterHours", unknown, "1", "Quarter-hours of which too little is known; nothing is generated in them here"));
        }
    }

    private static long? AmountOf(PvAdded pv, in LoadPoint point) => pv.ExistingKwp is { } existing
        ? point.Pv is { } own ? (long)Math.Round(own * pv.Kwp / existing) : null
        : (long)Math.Round(ClearSky.Of(point.Day, point.Quarter, pv.YieldHours) * pv.Kwp * Millionths);

    private static string Formula(PvAdded pv) => pv.ExistingKwp is { } existing
        ? string.Create(CultureInfo.InvariantCulture, $"Metered PV of each quarter-hour × {pv.Kwp} kWp ÷ {existing} kWp")
        : string.Create(CultureInfo.InvariantCulture, $"{pv.Kwp} kWp × clear sky at 30° N, {pv.YieldHours} kWh per kWp and year");
}
