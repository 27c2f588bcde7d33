using ParkTwin.Contracts;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>An enterprise grain that answers what it is told to.</summary>
internal sealed class FakeEnterprise : IEnterpriseGrain
{
    public Func<UsageRequest, UsageAnswer?> OnUsage { get; set; } = _ => null;

    public Func<ReadingsRequest, ReadingsAnswer?> OnReadings { get; set; } = _ => null;

    public Func<ActivityRequest, Activities?> OnActivities { get; set; } = _ => null;

    public Func<BalanceRequest, BalanceRow[]> OnBalance { get; set; } = _ => [];

    public Func<long, EnterpriseLive> OnAt { get; set; } = at => new()
    {
        Sequence = at,
        AtUnixMs = at,
        Lines = [],
        Meters = [],
        Position = default,
    };

    public Func<FramesRequest, FrameLine[]> OnFrames { get; set; } = _ => [];

    public Func<LoadRequest, LoadAnswer?> OnLoad { get; set; } = _ => null;

    public int Attended { get; private set; }

    public Task<EnterprisePosition> Assign(string journal, EnterpriseAssignment assignment) => Task.FromResult(default(EnterprisePosition));

    public Task<EnterpriseAssignment?> Assignment() => Task.FromResult<EnterpriseAssignment?>(null);

    public Task<RecordReply> Record(string journal, long from, long to, ReadingBatch batch) => Task.FromResult(default(RecordReply));

    public Task<EnterprisePosition> Checkpoint(string journal) => Task.FromResult(default(EnterprisePosition));

    public Task<UsageAnswer?> Usage(UsageRequest request) => Task.FromResult(OnUsage(request));

    public Task<BalanceAnswer?> Balance(BalanceRequest request) =>
        Task.FromResult<BalanceAnswer?>(new() { Rows = OnBalance(request) });

    public Task<LoadAnswer?> Load(LoadRequest request) => Task.FromResult(OnLoad(request));

    public Task<ReadingsAnswer?> Readings(ReadingsRequest request) => Task.FromResult(OnReadings(request));

    public Task<Activities?> Activities(ActivityRequest request) => Task.FromResult(OnActivities(request));

    public Task<EnterpriseLive> Live() => throw new NotSupportedException();

    public Task<EnterpriseLive> At(long atUnixMs) => Task.FromResult(OnAt(atUnixMs));

    public Task<FrameLine[]> Frames(FramesRequest request) => Task.FromResult(OnFrames(request));

    public Task Attend(TimeSpan lease)
    {
        Attended++;
        return Task.CompletedTask;
    }
}
