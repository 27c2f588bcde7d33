using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;
using ParkTwin.Ingest.Hosting;
using ParkTwin.Ingest.Meters;
using ParkTwin.Tests;

namespace ParkTwin.Ingest.Tests;

public sealed class InventoryRoundsTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly Twin _twin = new();
    private readonly DispatchRoom _room;
    private readonly InventoryRounds _rounds;

    public InventoryRoundsTests()
    {
        _room = new(new MeterDirectoryHolder(), null!, _time, NullLoggerFactory.Instance) { IsReady = true };
        _rounds = new(_twin, _room, new(() => _twin), _twin, _time, NullLogger<InventoryRounds>.Instance);
    }

    public void Dispose() => _rounds.Dispose();

    [Fact]
    public async Task Every_enterprise_is_reviewed_once_the_ledgers_are_current_and_then_every_15_minutes()
    {
        _room.IsReady = false;
        await LookAsync(TimeSpan.FromMinutes(20));
        Assert.Empty(_twin.Reviewed);
        _room.IsReady = true;
        await LookAsync(InventoryRounds.Tick);
        Assert.Equal(["p/e1", "p/e2", "p/~"], _twin.Reviewed);
        await LookAsync(InventoryRounds.Period - TimeSpan.FromSeconds(1));
        Assert.Equal(3, _twin.Reviewed.Count);
        await LookAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(6, _twin.Reviewed.Count);
    }

    [Fact]
    public async Task A_publication_is_followed_by_a_round_at_once()
    {
        await LookAsync(InventoryRounds.Tick);
        _twin.Set = "v2";
        await LookAsync(InventoryRounds.Tick);
        Assert.Equal(6, _twin.Reviewed.Count);
        await LookAsync(InventoryRounds.Tick);
        Assert.Equal(6, _twin.Reviewed.Count);
    }

    [Fact]
    public async Task One_that_fails_holds_up_nobody_and_comes_again_in_the_next_round()
    {
        _twin.Fails = "p/e1";
        await LookAsync(InventoryRounds.Tick);
        Assert.Equal(["p/e2", "p/~"], _twin.Reviewed);
        _twin.Fails = null;
        await LookAsync(InventoryRounds.Period);
        Assert.Contains("p/e1", _twin.Reviewed);
    }

    [Fact]
    public async Task Nothing_is_reviewed_while_the_reference_set_is_unknown()
    {
        _twin.Set = null;
        await LookAsync(TimeSpan.FromMinutes(16));
        Assert.Empty(_twin.Reviewed);
        _twin.Set = "v1";
        await LookAsync(InventoryRounds.Tick);
        Assert.Equal(3, _twin.Reviewed.Count);
    }

    [Fact]
    public async Task A_host_that_stops_ends_the_rounds_without_a_fault()
    {
        await _rounds.StartAsync(TestContext.Current.CancellationToken);
        await _rounds.StopAsync(TestContext.Current.CancellationToken);

        // Ended, or never begun where the stop came before the first look.
        Assert.True(_rounds.ExecuteTask is { IsCompleted: true, IsFaulted: false }, $"{_rounds.ExecuteTask?.Status}");
    }

    [Fact]
    public async Task The_first_round_waits_while_a_backlog_arrives_but_not_for_ever()
    {
        for (var waited = TimeSpan.Zero; waited < InventoryRounds.LongestWait; waited += InventoryRounds.Tick)
        {
            _twin.Accepted += InventoryRounds.Backlog;
            await LookAsync(InventoryRounds.Tick);
            Assert.Empty(_twin.Reviewed);
        }

        _twin.Accepted += InventoryRounds.Backlog;
        await LookAsync(InventoryRounds.Tick);
        Assert.Equal(3, _twin.Reviewed.Count);
    }

    [Fact]
    public async Task The_first_round_follows_the_backlog()
    {
        _twin.Accepted = InventoryRounds.Backlog;
        await LookAsync(InventoryRounds.Tick);
        Assert.Empty(_twin.Reviewed);
        _twin.Accepted += InventoryRounds.Backlog - 1;
        await LookAsync(InventoryRounds.Tick);
        Assert.Equal(3, _twin.Reviewed.Count);
    }

    private Task LookAsync(TimeSpan later)
    {
        _time.Advance(later);
        return _rounds.LookAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A registry of two enterprises and a park's own meter, whose inventories note that they were reviewed.</summary>
    private sealed class Twin : IGrainFactory, IRegistryView, IIngestStatus
    {
        public ConcurrentQueue<string> Reviewed { get; } = new();

        public long Accepted { get; set; }

        public string? Fails { get; set; }

        public string? Set { get; set; } = "v1";

        public IngestStatus Read() => new() { Accepted = Accepted };

        public RegistrySnapshot Current { get; } = new(1,
        [
            new(1,
                new()
                {
                    Id = ParkId.Parse("p"),
                    Name = "P",
                    TimeZone = "UTC",
                    Enterprises =
                    [
                        new() { Id = EnterpriseId.Parse("e1"), Name = "E1" },
                        new() { Id = EnterpriseId.Parse("e2"), Name = "E2" },
                    ],
                    Meters =
                    [
                        new()
                        {
                            Id = MeterId.Parse("gate"),
                            Carrier = Carrier.Electricity,
                            Role = MeterRole.GridImport,
                            Kind = MeterKind.Register,
                            Unit = MeterUnit.KilowattHour,
                            IntervalSeconds = 900,
                        },
                    ],
                },
                new() { Id = "UTC", Version = "test", FromUnixMs = [long.MinValue], OffsetMs = [0] }),
        ]);

        public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
            where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(typeof(TGrainInterface) == typeof(IReferenceGrain)
                ? new Reference(this)
                : (object)new Inventory(this, primaryKey));

        public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
            where TGrainInterface : IAddressable => throw new NotSupportedException();

        public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
            where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

        public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
            where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();
    }

    private sealed class Reference(Twin twin) : IReferenceGrain
    {
        public Task<string> Current() => Task.FromResult(twin.Set ?? throw new InvalidOperationException("Nothing has been seeded yet."));

        public Task<ReferencePublication> Seed(string version, IReadOnlyList<ReferenceDocument> documents) => throw new NotSupportedException();

        public Task<IReadOnlyList<ReferenceDocument>?> Documents(string version) => throw new NotSupportedException();

        public Task<IReadOnlyList<ReferencePublication>> History() => throw new NotSupportedException();

        public Task<PublishReply> Publish(PublishRequest request) => throw new NotSupportedException();
    }

    private sealed class Inventory(Twin twin, string key) : IInventoryGrain
    {
        public Task Review()
        {
            if (key == twin.Fails)
            {
                throw new IOException("The disk is full (scripted).");
            }

            twin.Reviewed.Enqueue(key);
            return Task.CompletedTask;
        }

        public Task<InventoryAnswer?> Read(AccountingPeriod period) => throw new NotSupportedException();

        public Task<DeclareReply> Declare(DeclareRequest request) => throw new NotSupportedException();

        public Task<IReadOnlyList<Declaration>> Declarations(AccountingPeriod? period) => throw new NotSupportedException();

        public Task<LockReply> Lock(AccountingPeriod period, string by) => throw new NotSupportedException();

        public Task<LockReply> Restate(AccountingPeriod period, string by) => throw new NotSupportedException();

        public Task<IReadOnlyList<ReportedVersion>> Reported(AccountingPeriod? period) => throw new NotSupportedException();

        public Task<IReadOnlyList<Flag>> Flags() => throw new NotSupportedException();

        public Task<FlagReply> ActOnFlag(FlagStep step) => throw new NotSupportedException();

        public Task<IReadOnlyList<Baseline>> Baselines() => throw new NotSupportedException();

        public Task<BaselineReply> SetBaseline(Baseline baseline) => throw new NotSupportedException();
    }
}
