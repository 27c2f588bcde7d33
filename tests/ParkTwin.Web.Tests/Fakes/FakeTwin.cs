using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A twin of two enterprises and four meters whose every answer a test sets; grains, registry, ingester, quarantine in one.</summary>
internal sealed class FakeTwin : IGrainFactory, IRegistryView, IIngestStatus, IQuarantine, IMeterEvents, IRegistryEdits
{
    public const string Park = "qsh";

    private readonly Dictionary<string, FakeEnterprise> _enterprises = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeAlarms> _alarms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeInventory> _inventories = new(StringComparer.Ordinal);

    private readonly Dictionary<string, FakeMap> _maps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakePark> _parks;

    public FakeTwin()
        : this(Qsh())
    {
    }

    public FakeTwin(params ParkDefinition[] parks)
    {
        var zone = new ZoneTable { Id = "Asia/Shanghai", Version = "2025b", FromUnixMs = [long.MinValue], OffsetMs = [28_800_000] };
        Current = new RegistrySnapshot(1, [.. parks.Select(park => new RegisteredPark(1, park, zone))]);
        _parks = parks.ToDictionary(park => park.Id.Value, park => new FakePark(park), StringComparer.Ordinal);
        City = new FakeCity(Reference);
    }

    private static ParkDefinition Qsh() => new()
    {
        Id = ParkId.Parse(Park),
        Name = "青山湖科技城",
        TimeZone = "Asia/Shanghai",
        Region = "CN-33",
        Enterprises =
        [
            new() { Id = EnterpriseId.Parse("e1"), Name = "一号厂", Industry = "C17", LandMu = 52.50m, FloorM2 = 21000m },
            new() { Id = EnterpriseId.Parse("e2"), Name = "二号厂" },
        ],
        Meters =
        [
            Meter("m1", "e1", Carrier.Electricity, MeterRole.GridImport, MeterKind.Register, MeterUnit.KilowattHour) with { Ratio = 8000.0m, Digits = 5 },
            Meter("g1", "e1", Carrier.Gas, MeterRole.Consumption, MeterKind.Interval, MeterUnit.CubicMetre),
            Meter("g2", "e2", Carrier.Gas, MeterRole.Consumption, MeterKind.Interval, MeterUnit.KilowattHour),
            Meter("s1", null, Carrier.Electricity, MeterRole.Submeter, MeterKind.Register, MeterUnit.KilowattHour) with { Parent = MeterId.Parse("m1") },
        ],
    };

    public RegistrySnapshot Current { get; set; }

    public FakePark ParkGrain => _parks.Values.First();

    public FakeReference Reference { get; } = new();

    public FakeCity City { get; }

    /// <summary>Where accounts are found; null where a test has none.</summary>
    public IGrainFactory? Accounts { get; set; }

    /// <summary>What reading gateways fails with; null where it does not.</summary>
    public Exception? GatewayFault { get; set; }

    /// <summary>The alarms of a park.</summary>
    public FakeAlarms AlarmsOf(string park)
    {
        lock (_alarms)
        {
            return _alarms.TryGetValue(park, out var known) ? known : _alarms[park] = new FakeAlarms(park);
        }
    }

    public IngestStatus Status { get; set; } = new() { Ready = true };

    public QuarantinePage Page { get; set; } = new(0, new Dictionary<QuarantineReason, long>(), []);

    public List<QuarantineSelection> Replays { get; } = [];

    public List<(string Meter, MeterEvent Event)> Events { get; } = [];

    public List<(RegistryEdit Edit, bool Commit)> Edits { get; } = [];

    public IReadOnlyList<RegistryEditFault> EditFaults { get; set; } = [];

    public string? EventRefusal { get; set; }

    public FakePark ParkOf(string park) => _parks[park];

    public FakeMap MapOf(string park)
    {
        lock (_maps)
        {
            return _maps.TryGetValue(park, out var known) ? known : _maps[park] = new FakeMap();
        }
    }

    public FakeEnterprise Enterprise(string key)
    {
        lock (_enterprises)
        {
            return _enterprises.TryGetValue(key, out var known) ? known : _enterprises[key] = new FakeEnterprise();
        }
    }

    public FakeInventory Inventory(string key)
    {
        lock (_inventories)
        {
            if (!_inventories.TryGetValue(key, out var known))
            {
                var park = Current.Parks.Select(one => one.Definition).First(one => key.StartsWith(one.Id + "/", StringComparison.Ordinal));
                known = _inventories[key] = new FakeInventory(
                    park,
                    park.Enterprises.FirstOrDefault(one => key.EndsWith("/" + one.Id, StringComparison.Ordinal)),
                    () => Reference.Newest);
            }

            return known;
        }
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)(typeof(TGrainInterface).Name switch
        {
            nameof(IAccountGrain) => Accounts!.GetGrain<IAccountGrain>(primaryKey),
            nameof(IAccountListGrain) => Accounts!.GetGrain<IAccountListGrain>(primaryKey),
            nameof(IGatewayGrain) when GatewayFault is { } fault => new BrokenGateways(fault),
            nameof(IGatewayGrain) => Accounts!.GetGrain<IGatewayGrain>(primaryKey),
            nameof(IParkGrain) => (object)ParkOf(primaryKey),
            nameof(IAlarmGrain) => AlarmsOf(primaryKey),
            nameof(IInventoryGrain) => Inventory(primaryKey),
            nameof(IReferenceGrain) => Reference,
            nameof(ICityGrain) => City,
            nameof(IParkMapGrain) => MapOf(primaryKey),
            _ => Enterprise(primaryKey),
        });

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => ParkGrain.Deleted++;

    public IngestStatus Read() => Status;

    public Task<QuarantinePage> ListAsync(int limit, long? before, QuarantineReason? reason, CancellationToken cancellationToken) => Task.FromResult(Page);

    public Task<QuarantineReplay> ReplayAsync(QuarantineSelection selection, CancellationToken cancellationToken)
    {
        Replays.Add(selection);
        return Task.FromResult(new QuarantineReplay(1, 3));
    }

    public Task<string?> AddAsync(ParkId park, MeterId meter, MeterEvent meterEvent, CancellationToken cancellationToken)
    {
        Events.Add((meter.Value, meterEvent));
        return Task.FromResult(EventRefusal);
    }

    public Task<IReadOnlyList<RegistryEditFault>> EditAsync(ParkId park, RegistryEdit edit, bool commit, CancellationToken cancellationToken)
    {
        Edits.Add((edit, commit));
        return Task.FromResult(EditFaults);
    }

    private static MeterDefinition Meter(string id, string? enterprise, Carrier carrier, MeterRole role, MeterKind kind, MeterUnit unit) => new()
    {
        Id = MeterId.Parse(id),
        Enterprise = enterprise is null ? null : EnterpriseId.Parse(enterprise),
        Carrier = carrier,
        Role = role,
        Kind = kind,
        Unit = unit,
        IntervalSeconds = 900,
    };
}
