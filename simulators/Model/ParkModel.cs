using NodaTime;
using ParkTwin.Domain;

namespace ParkTwin.Simulators.Model;

/// <summary>
/// A park whose every reading is a function of seed, meter and time. Sites are sized by their contract, floor area and industry;
/// each meter
/// of the registry taps the flow that its carrier and role name, submeters one load each in the order of the registry.
/// Not for use by two threads.
/// </summary>
internal sealed class ParkModel
{
    private readonly ParkModelOptions _options;
    private readonly ParkDefinition _park;
    private readonly ParkDays _days;
    private readonly long _epochDay;
    private readonly Dictionary<EnterpriseId, SiteCourse> _sites = [];
    private readonly SiteCourse _ground;
    private readonly GatewayCourse _gateway;
    private readonly List<MeterSource> _meters = [];
    private readonly Dictionary<MeterId, (FlowCourse Course, ModelTap Tap)> _taps = [];

    /// <summary>The model of a park.</summary>
    /// <param name="park">Who and what is metered.</param>
    /// <param name="options">Seed, place, epoch, cadence, resets.</param>
    /// <param name="replayed">Meters that replay a published series instead.</param>
    /// <exception cref="ArgumentException">The park's time zone is not in the time-zone database.</exception>
    public ParkModel(ParkDefinition park, ParkModelOptions options, IReadOnlyDictionary<MeterId, MeterSource>? replayed = null)
    {
        _park = park;
        _options = options;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(park.TimeZone)
            ?? throw new ArgumentException(
                $"Park '{park.Id}' has the unknown time zone '{park.TimeZone}'; use an IANA name.", nameof(park));
        _days = new ParkDays(zone, new Weather(options.Seed, options.Place));
        _epochDay = options.Epoch.ToUnixTimeMilliseconds() / ParkDay.LengthMs;
        foreach (var enterprise in park.Enterprises)
        {
            var industry = IndustryProfile.Of(enterprise.Industry);
            _sites.Add(enterprise.Id, Site(enterprise.Id.Value, industry, SizeOf(enterprise, industry)));
        }

        var own = park.Meters.Where(meter => meter.Enterprise is null).ToList();
        _ground = Site("", IndustryProfile.PublicArea, Size(own, PublicPeakKw(park), park.Enterprises.Count * 800.0));
        _gateway = new GatewayCourse(_days, _epochDay, [.. _sites.Values, _ground]);

        // The park's own meters first: reading its gateway takes all sites along day by day, so that none has to go back.
        foreach (var group in park.Meters.GroupBy(meter => meter.Enterprise).OrderBy(group => group.Key is not null))
        {
            Tap(group.Key, [.. group], replayed);
        }
    }

    /// <summary>The meters: the park's own, then those of each enterprise.</summary>
    public IReadOnlyList<MeterSource> Meters => _meters;

    /// <summary>
    /// A modelled meter as it is with another entry of the registry (later events, other digits) on the same flow.
    /// </summary>
    public ModelMeter Meter(MeterDefinition definition) => new(
        _park.Id, definition, _taps[definition.Id].Course, _taps[definition.Id].Tap, _options.Cadence, _options.Resets);

    /// <summary>The flows of an enterprise.</summary>
    public SiteCourse Site(EnterpriseId enterprise) => _sites[enterprise];

    private static double PublicPeakKw(ParkDefinition park) => 40 + (park.Enterprises.Count * 14.0);

    private static SiteSize SizeOf(
        EnterpriseDefinition enterprise, IndustryProfile industry, IReadOnlyList<MeterDefinition> meters)
    {
        var floor = (double)(enterprise.FloorM2 ?? 6_000);
        var contract = enterprise.Contract;
        var peak = contract?.DemandKw is { } demand ? (double)demand * 0.97
            : contract?.TransformerKva is { } kva ? (double)kva * 0.6
            : floor * industry.WattsPerM2 / 1000;
        return Size(meters, peak, floor);
    }

    private static SiteSize Size(IReadOnlyList<MeterDefinition> meters, double peakKw, double floorM2)
    {
        var pv = meters
            .Where(meter => meter.Role == MeterRole.Generation)
            .Sum(meter => meter.MaxRate is { } rate ? (double)rate / UnitFactor.Of(Carrier.Pv, meter.Unit) / 1.2 : peakKw * 0.4);
        return new SiteSize(
            peakKw,
            pv,
            floorM2,
            meters.Any(meter => meter.Carrier == Carrier.Gas),
            meters.Any(meter => meter.Carrier == Carrier.Heat),
            meters.Any(meter => meter.Role is MeterRole.StorageCharge or MeterRole.StorageDischarge) ? peakKw * 0.15 : 0);
    }

    private static double RippleDepth(MeterDefinition meter) => meter.Carrier switch
    {
        Carrier.Pv => 0.25,
        Carrier.Water => 0.6,
        Carrier.Gas or Carrier.Heat => 0.3,
        _ when meter.Enterprise is null => 0.15,
        _ => meter.Role == MeterRole.Submeter ? 0.5 : 0.3,
    };

    private SiteSize SizeOf(EnterpriseDefinition enterprise, IndustryProfile industry) => SizeOf(
        enterprise, industry, [.. _park.Meters.Where(meter => meter.Enterprise == enterprise.Id)]);

    private SiteCourse Site(string name, IndustryProfile industry, SiteSize size) =>
        new(_days, _epochDay, Noise.Derive(_options.Seed, "site " + name), industry, size);

    private void Tap(
        EnterpriseId? enterprise, IReadOnlyList<MeterDefinition> meters, IReadOnlyDictionary<MeterId, MeterSource>? replayed)
    {
        var site = enterprise is { } id ? _sites[id] : _ground;
        var modelled = meters.Where(meter => replayed?.ContainsKey(meter.Id) != true).ToList();
        var places = modelled.ToDictionary(meter => meter.Id, meter => Place(meter, modelled, site));
        var crowd = places.Values.CountBy(place => place).ToDictionary();
        foreach (var meter in meters)
        {
            if (replayed?.GetValueOrDefault(meter.Id) is { } series)
            {
                _meters.Add(series);
                continue;
            }

            var place = places[meter.Id];
            var isMedium = place.Channel is Channel.Gas or Channel.Water or Channel.Heat;
            var part = meter.Role == MeterRole.Submeter && isMedium && enterprise is not null
                ? Noise.Between(_options.Seed, meter.Id.Value.Length + crowd[place], 0.35, 0.6)
                : 1.0;
            var tap = new ModelTap(place.Channel, part / crowd[place], RippleDepth(meter), _options.Seed);
            _taps.Add(meter.Id, (place.Course, tap));
            _meters.Add(Meter(meter));
        }
    }

    private (FlowCourse Course, int Channel) Place(MeterDefinition meter, List<MeterDefinition> all, SiteCourse site)
    {
        var own = meter.Enterprise is null;
        var medium = meter.Carrier switch
        {
            Carrier.Gas => Channel.Gas,
            Carrier.Water => Channel.Water,
            Carrier.Heat => Channel.Heat,
            Carrier.Pv => Channel.Pv,
            _ => -1,
        };
        if (medium >= 0)
        {
            return own && meter.Role == MeterRole.Submeter ? (_gateway, medium) : (site, medium);
        }

        var nth = all
            .Where(other => other.Role == meter.Role && other.Carrier == meter.Carrier)
            .TakeWhile(other => other.Id != meter.Id)
            .Count();
        var load = Channel.Loads + (nth % site.Industry.Loads.Length);
        return meter.Role switch
        {
            MeterRole.Submeter when own => (_gateway, Channel.Import),
            MeterRole.Submeter => (site, load),
            MeterRole.GridImport or MeterRole.Consumption when own => (site, load),
            MeterRole.GridImport => (site, Channel.Import),
            MeterRole.GridExport => (own ? _gateway : site, Channel.Export),
            MeterRole.Generation => (site, Channel.Pv),
            MeterRole.StorageCharge => (site, Channel.Charge),
            MeterRole.StorageDischarge => (site, Channel.Discharge),
            MeterRole.Reactive => (own ? _gateway : site, Channel.Reactive),
            _ => (site, all.Exists(other => other.Role == MeterRole.GridImport) ? load : Channel.Load),
        };
    }
}
