using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tariffs;

/// <summary>The tariffs of one reference set with their time bands. Immutable.</summary>
public sealed class TariffTable
{
    private readonly Dictionary<string, Tariff> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeBandTable> _bands;
    private readonly Dictionary<string, string> _bandsOfRegion;
    private readonly Dictionary<string, IReadOnlyList<BandRatios>> _ratios;

    internal TariffTable(
        IReadOnlyList<Tariff> tariffs, IReadOnlyList<TariffHoliday> holidays, Dictionary<string, TimeBandTable> bands,
        Dictionary<string, string> bandsOfRegion, Dictionary<string, IReadOnlyList<BandRatios>> ratios)
    {
        All = tariffs;
        Holidays = holidays;
        _bands = bands;
        _bandsOfRegion = bandsOfRegion;
        _ratios = ratios;
        foreach (var tariff in tariffs)
        {
            foreach (var id in tariff.Aliases.Prepend(tariff.Id))
            {
                _byId[id] = tariff;
            }
        }
    }

    /// <summary>No tariff.</summary>
    public static TariffTable Empty { get; } = new([], [], [], [], []);

    /// <summary>All tariffs, in the document's order.</summary>
    public IReadOnlyList<Tariff> All { get; }

    /// <summary>The holidays, in the document's order.</summary>
    public IReadOnlyList<TariffHoliday> Holidays { get; }

    /// <summary>
    /// Reads <c>tariffs.json</c> (<c>docs/formats/tariffs.md</c>). Every fault is added, each with its place; with faults the answer
    /// is <see cref="Empty"/>.
    /// </summary>
    public static TariffTable Read(string json, ReferenceFaults faults)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(faults);
        return TariffReader.Read(json, faults);
    }

    /// <summary>The tariff of an id or alias; null when there is none.</summary>
    public Tariff? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>The time bands of a contract's tariff, else of its region, else <see cref="TimeBandTable.Empty"/>.</summary>
    /// <param name="tariffId">The contract's tariff; null when not stated.</param>
    /// <param name="region">The park's region, for example <c>CN-33</c>; null when not stated.</param>
    public TimeBandTable BandsFor(string? tariffId, string? region)
    {
        var id = Find(tariffId)?.Bands ?? (region is null ? null : _bandsOfRegion.GetValueOrDefault(region));
        return id is null ? TimeBandTable.Empty : _bands[id];
    }

    /// <summary>The ratios of a tariff's bands on a local date; null where no edition holds or it states none.</summary>
    public BandRatios? RatiosOn(Tariff tariff, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        return _ratios[tariff.Bands].LastOrDefault(entry => entry.From <= day);
    }

    /// <summary>True when a price or a ratio of a tariff begins inside a month, not on its first day: then sums of the whole month
    /// cannot be priced.</summary>
    public bool ChangesInside(Tariff tariff, Accounting.LocalMonth month, decimal? voltageKv, out DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        on = tariff.Prices
            .Where(price => price.LeastVoltageKv is not { } least || voltageKv >= least)
            .Select(price => price.From)
            .Concat(_ratios[tariff.Bands].Select(entry => entry.From))
            .FirstOrDefault(from => from > month.First && from < month.Next.First);
        return on != default;
    }
}
