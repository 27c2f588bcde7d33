using ParkTwin.Domain.Accounting;

namespace ParkTwin.Domain.Tariffs;

/// <summary>What the grid meters of an enterprise say of one month: leaves by meter and sums over the counted ones.</summary>
internal sealed class GridMonth
{
    private const decimal Millionths = 1_000_000m;
    private const decimal MsPerHour = 3_600_000m;

    private static readonly Figure QuartersPerHour = Figure.Leaf("constant.quarter-hours-per-hour", "1/h", 4m, new()
    {
        Kind = FigureSourceKind.Constant,
        Citation = "A quarter-hour of energy × 4 is the mean power in it; the billing meter's sliding window may show more",
        Confidence = "check",
    });

    private readonly InventoryInputs _inputs;
    private readonly string _suffix;
    private readonly List<MeterMonth> _import = [];
    private readonly List<MeterMonth> _reactive = [];

    /// <summary>Reads a month; the suffix keeps the keys of several months apart.</summary>
    public GridMonth(InventoryInputs inputs, LocalMonth month, string suffix)
    {
        _inputs = inputs;
        _suffix = suffix;
        Month = month;
        var roles = inputs.Metered.Meters.Where(Counting.IsCounted).ToDictionary(meter => meter.Id, meter => meter);
        foreach (var entry in inputs.Metered.Months.Where(entry => entry.Month == month))
        {
            if (!roles.TryGetValue(entry.Meter, out var meter) || meter.Carrier != Carrier.Electricity)
            {
                continue;
            }

            if (meter.Role is MeterRole.GridImport or MeterRole.Consumption)
            {
                _import.Add(entry);
            }
            else if (meter.Role == MeterRole.Reactive)
            {
                _reactive.Add(entry);
            }
        }

        Energy = Total("cost.kwh", "kWh", _import, "grid-import");
        Reactive = Total("demand.kvarh", "kvarh", _reactive, "reactive");
        MaxKw = Demand();
    }

    /// <summary>The month.</summary>
    public LocalMonth Month { get; }

    /// <summary>True once the month has begun when the ledgers were read; what has not begun is not part of a sum.</summary>
    public bool HasBegun => _import.Count == 0 || _import.Any(entry => entry.ExpectedMs > 0);

    /// <summary>Bought energy, kWh.</summary>
    public Figure Energy { get; }

    /// <summary>Reactive energy, kvarh.</summary>
    public Figure Reactive { get; }

    /// <summary>Greatest quarter-hour × 4, kW.</summary>
    public Figure MaxKw { get; }

    /// <summary>True where the band has energy in the month.</summary>
    public bool Uses(TimeBand band) => _import.Any(entry => InBand(entry, band) != 0);

    /// <summary>Bought energy in a band, kWh.</summary>
    public Figure Band(TimeBand band)
    {
        var key = $"cost.bandKwh.{TimeBands.Of(band)}{_suffix}";
        if (Energy.Value is null)
        {
            return Figure.Unknown(key, "kWh", Energy.Reason!);
        }

        var leaves = _import.Select(entry => Leaf(
            $"meter.{entry.Meter}.{TimeBands.Of(band)}.{Month}", "kWh", entry, InBand(entry, band), estimated: null)).ToList();
        return Figure.Of(key, "kWh", FigureOperation.Sum, $"Σ of the grid meters' {TimeBands.Chinese(band)} quarter-hours", leaves);
    }

    /// <summary>Bought energy of each meter and the hours it was known in, for the mean power.</summary>
    public IEnumerable<(MeterId Meter, Figure Energy, Figure Hours)> ByMeter() => _import
        .Where(entry => entry.Amount is not null)
        .Select(entry => (
            entry.Meter,
            Leaf($"meter.{entry.Meter}.{Month}", "kWh", entry, entry.Amount!.Value, entry.Estimated),
            Leaf($"meter.{entry.Meter}.hours.{Month}", "h", entry, entry.CoveredMs / MsPerHour)));

    private static long InBand(MeterMonth entry, TimeBand band) =>
        (int)band < entry.Bands.Count ? entry.Bands[(int)band] : band == TimeBand.None && entry.Bands.Count == 0 ? entry.Amount ?? 0 : 0;

    private Figure Total(string name, string unit, List<MeterMonth> entries, string role)
    {
        var key = name + _suffix;
        if (entries.Count == 0)
        {
            return Figure.Unknown(key, unit, $"No {role} meter of {Who()} is in the registry; register one to know {Month}.");
        }

        var leaves = entries.Select(entry => entry.Amount is { } amount
            ? Leaf($"meter.{entry.Meter}.{Month}", unit, entry, amount, entry.Estimated)
            : Figure.Unknown($"meter.{entry.Meter}.{Month}", unit, $"Meter {entry.Meter} has no readings in {Month}; send them.")).ToList();
        return Figure.Of(key, unit, FigureOperation.Sum, $"Σ of the counted {role} meters, {Month}", leaves);
    }

    private Figure Demand()
    {
        var key = $"demand.maxKw{_suffix}";
        var demand = _inputs.Metered.Demand.FirstOrDefault(entry => entry.Month == Month);
        if (demand.Peak is not { } peak)
        {
            return Figure.Unknown(key, "kW", Energy.Reason ?? $"No quarter-hour of bought electricity is known in {Month}.");
        }

        var leaf = Figure.Leaf($"demand.peakQuarterHour.{Month}", "kWh", peak / Millionths, new()
        {
            Kind = FigureSourceKind.Meter,
            Meter = _import.Count == 1 ? _import[0].Meter : null,
            FromUnixMs = demand.PeakAtUnixMs,
            ToUnixMs = demand.PeakAtUnixMs + 900_000,
            Completeness = _import.Count == 1 ? Completeness(_import[0]) : null,
        });
        return Figure.Of(key, "kW", FigureOperation.Product,
            "Greatest quarter-hour of bought electricity × 4 (最大需量)", leaf, QuartersPerHour);
    }

    private string Who() => _inputs.Enterprise is { } enterprise ? $"{enterprise.Id}" : "the park itself";

    private Figure Leaf(string key, string unit, MeterMonth entry, long amount, long? estimated) =>
        Figure.Leaf(key, unit, amount / Millionths, Source(entry) with
        {
            Measured = estimated is { } part ? (amount - part) / Millionths : null,
            Estimated = estimated / Millionths,
        });

    private Figure Leaf(string key, string unit, MeterMonth entry, decimal value) => Figure.Leaf(key, unit, value, Source(entry));

    /// <summary>A month's span follows from the passed time of the months before it: no calendar is needed.</summary>
    private FigureSource Source(MeterMonth entry)
    {
        var from = _inputs.FromUnixMs + _inputs.Metered.Months
            .Where(one => one.Meter == entry.Meter && one.Month.Index >= _inputs.Period.First.Index && one.Month.Index < Month.Index)
            .Sum(one => one.ExpectedMs);
        return new()
        {
            Kind = FigureSourceKind.Meter,
            Meter = entry.Meter,
            FromUnixMs = from,
            ToUnixMs = from + entry.ExpectedMs,
            Completeness = Completeness(entry),
        };
    }

    private static decimal? Completeness(MeterMonth entry) =>
        entry.ExpectedMs > 0 ? Math.Min(1m, (decimal)entry.CoveredMs / entry.ExpectedMs) : null;
}
