using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Ingest.Tests.Dispatch;

/// <summary>An enterprise grain that keeps what it is told, and can be slow, fail, or forget.</summary>
internal sealed class ScriptedEnterprise : IEnterpriseGrain
{
    private readonly Lock _lock = new();
    private readonly List<Reading> _readings = [];
    private long _applied;
    private long _durable;
    private int _durableCount;

    /// <summary>Awaited before each batch is applied.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Fails this many calls.</summary>
    public int Failures { get; set; }

    public List<Reading> Readings
    {
        get
        {
            lock (_lock)
            {
                return [.. _readings];
            }
        }
    }

    public int Batches { get; private set; }

    /// <summary>What happens after the next call was executed; its reply is then lost. Null loses none.</summary>
    public Func<Task>? LosesReply { get; set; }

    /// <summary>The batches of calls that failed, each with what was in it then: such a call may still be read somewhere.</summary>
    public List<(ReadingBatch Batch, Reading[] Then)> Failed { get; } = [];

    /// <summary>Forgets everything after the last checkpoint, as a lost activation does.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _applied = _durable;
            _readings.RemoveRange(_durableCount, _readings.Count - _durableCount);
        }
    }

    public Task<EnterprisePosition> Assign(string journal, EnterpriseAssignment assignment) => Task.FromResult(Position());

    public Task<EnterpriseAssignment?> Assignment() => Task.FromResult<EnterpriseAssignment?>(null);

    public async Task<RecordReply> Record(string journal, long from, long to, ReadingBatch batch)
    {
        await Before();
        var reply = Apply(from, to, batch);
        if (LosesReply is { } then)
        {
            LosesReply = null;
            await then();
            throw new TimeoutException("The reply was lost (scripted).");
        }

        return reply;
    }

    private RecordReply Apply(long from, long to, ReadingBatch batch)
    {
        lock (_lock)
        {
            if (from != _applied)
            {
                return new(to <= _applied ? RecordStatus.AlreadyApplied : RecordStatus.NeedFrom, Position());
            }

            if (Failures > 0)
            {
                Failures--;
                Failed.Add((batch, batch.Readings[..batch.Count]));
                throw new IOException("The disk is full (scripted).");
            }

            Batches++;
            _readings.AddRange(batch.Readings.AsSpan(0, batch.Count));
            _applied = to;
            return new(RecordStatus.Applied, Position());
        }
    }

    public Task<EnterprisePosition> Checkpoint(string journal)
    {
        lock (_lock)
        {
            (_durable, _durableCount) = (_applied, _readings.Count);
            return Task.FromResult(Position());
        }
    }

    public Task<BalanceAnswer?> Balance(BalanceRequest request) => throw new NotSupportedException();

    public Task<UsageAnswer?> Usage(UsageRequest request) => throw new NotSupportedException();

    public Task<Activities?> Activities(ActivityRequest request) => throw new NotSupportedException();

    public Task<EnterpriseLive> Live() => throw new NotSupportedException();

    public Task<EnterpriseLive> At(long atUnixMs) => throw new NotSupportedException();

    public Task<LoadAnswer?> Load(LoadRequest request) => throw new NotSupportedException();

    public Task<FrameLine[]> Frames(FramesRequest request) => throw new NotSupportedException();

    public Task Attend(TimeSpan lease) => Task.CompletedTask;

    Task<ReadingsAnswer?> IEnterpriseGrain.Readings(ReadingsRequest request) => throw new NotSupportedException();

    private EnterprisePosition Position()
    {
        lock (_lock)
        {
            return new(_applied, _durable, _readings.Count, 0, 1);
        }
    }
}
