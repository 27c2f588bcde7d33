using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;
using ParkTwin.Mqtt;

namespace ParkTwin.Simulation.Machine;

/// <summary>Hands out enterprises that do wrong.</summary>
internal sealed class SabotagedGrains(IGrainFactory grains, Sabotage sabotage) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        var grain = grains.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);
        return grain is IEnterpriseGrain enterprise ? (TGrainInterface)(object)new SabotagedEnterprise(enterprise, sabotage) : grain;
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => grains.GetGrain<TGrainInterface>(grainId);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => grains.CreateObjectReference<TGrainObserverInterface>(obj);

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => grains.DeleteObjectReference<TGrainObserverInterface>(obj);

    private sealed class SabotagedEnterprise(IEnterpriseGrain grain, Sabotage sabotage) : IEnterpriseGrain
    {
        private long _again;

        public async Task<RecordReply> Record(string journal, long from, long to, ReadingBatch batch)
        {
            var reply = await grain.Record(journal, from, to, batch);
            if (sabotage == Sabotage.ApplyTwice && reply.Status == RecordStatus.AlreadyApplied)
            {
                var mark = (await grain.Record("again", -1, -1, new())).Position.Applied;
                _again = Math.Max(_again, mark);
                await grain.Record("again", _again, _again + 1, batch);
            }

            return reply with { Position = Mark(reply.Position) };
        }

        public async Task<EnterprisePosition> Assign(string journal, EnterpriseAssignment assignment) =>
            Mark(await grain.Assign(journal, assignment));

        public async Task<EnterprisePosition> Checkpoint(string journal) => sabotage == Sabotage.ReleaseEarly
            ? Mark(await grain.Assign(journal, (await grain.Assignment())!))
            : Mark(await grain.Checkpoint(journal));

        public Task<EnterpriseAssignment?> Assignment() => grain.Assignment();

        public Task<BalanceAnswer?> Balance(BalanceRequest request) => grain.Balance(request);

        public Task<UsageAnswer?> Usage(UsageRequest request) => grain.Usage(request);

        public Task<Activities?> Activities(ActivityRequest request) => grain.Activities(request);

        public Task<ReadingsAnswer?> Readings(ReadingsRequest request) => grain.Readings(request);

        public Task<EnterpriseLive> Live() => grain.Live();

        public Task<EnterpriseLive> At(long atUnixMs) => grain.At(atUnixMs);

        public Task<LoadAnswer?> Load(LoadRequest request) => grain.Load(request);

        public Task<FrameLine[]> Frames(FramesRequest request) => grain.Frames(request);

        public Task Attend(TimeSpan lease) => grain.Attend(lease);

        private EnterprisePosition Mark(EnterprisePosition position) =>
            sabotage == Sabotage.ReleaseEarly ? position with { Durable = position.Applied } : position;
    }
}

/// <summary>A gateway that calls everything committed.</summary>
internal sealed class HastyGateway(IDeviceGateway gateway) : IDeviceGateway, ICommitFeed
{
    public ICommitFeed Commits => this;

    public long Committed => long.MaxValue;

    public IDisposable Subscribe(ICommitListener listener) => gateway.Commits.Subscribe(listener);

    public ValueTask<ConnectDecision> ConnectAsync(ConnectRequest request, CancellationToken cancellationToken) =>
        gateway.ConnectAsync(request, cancellationToken);

    public IPublishReceiver Open(DeviceSession session) => gateway.Open(session);

    public void Offline(DeviceSession session, OfflineReason reason, MqttWill? will) => gateway.Offline(session, reason, will);

    public MqttReasonCode Subscribe(DeviceSession session, ReadOnlySpan<byte> topicFilter, MqttQos requested) =>
        gateway.Subscribe(session, topicFilter, requested);
}
