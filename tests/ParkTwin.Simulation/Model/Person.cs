using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Simulation.Machine;

namespace ParkTwin.Simulation.Model;

/// <summary>Someone who tells of swapped meters, judges readings, looks at figures and sends the quarantine through again.</summary>
internal sealed class Person(Scene scene, Clock clock, Random random, Func<Twin?> twin)
{
    private readonly List<(string Meter, MeterEvent Event)> _proposed = [];
    private readonly List<(int Proposal, bool Told)> _accepted = [];
    private bool _isBusy;

    /// <summary>From now on nothing more is done.</summary>
    public bool IsCalm { get; set; }

    /// <summary>What is said of the registry, in the order of saying.</summary>
    public IReadOnlyList<(string Meter, MeterEvent Event)> Proposed => _proposed;

    /// <summary>Which of it was taken, by index.</summary>
    public IEnumerable<int> Accepted => _accepted.Where(one => one.Told).Select(one => one.Proposal);

    /// <summary>Begins.</summary>
    public void Begin() => clock.In(random.Next(2000), Act);

    /// <summary>The process is no more; what was under way is unknown.</summary>
    public void ProcessDied() => _isBusy = false;

    private void Act()
    {
        if (IsCalm)
        {
            return;
        }

        clock.In(100 + random.Next(2500), Act);
        if (!_isBusy && twin() is { Endpoint: not null } present)
        {
            _isBusy = true;
            _ = present.Turns.Start(() => DoAsync(present));
        }
    }

    private async Task DoAsync(Twin present)
    {
        try
        {
            switch (random.Next(4))
            {
                case 0:
                    await present.Quarantine.ReplayAsync(Selection(), CancellationToken.None);
                    break;
                case 1:
                    await LookAsync(present);
                    break;
                default:
                    await TellAsync(present);
                    break;
            }
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or Orleans.Runtime.OrleansException or ObjectDisposedException)
        {
            // A person is told that it did not work, and may try again.
            _ = failure;
        }

        _isBusy = false;
    }

    private QuarantineSelection Selection() => random.Next(3) switch
    {
        0 => new() { Reason = QuarantineReason.UnknownMeter },
        1 => new() { Reason = QuarantineReason.InFuture },
        _ => new(),
    };

    private async Task TellAsync(Twin present)
    {
        var meter = scene.Meters[random.Next(scene.Meters.Count)];
        var said = meter.Event(random);
        var number = _proposed.Count;
        _proposed.Add((meter.Id, said));
        var problem = await present.Events.AddAsync(ParkId.Parse(Scene.Park), MeterId.Parse(meter.Id), said, CancellationToken.None);
        if (problem is null)
        {
            _accepted.Add((number, true));
        }
    }

    private async Task LookAsync(Twin present)
    {
        var meter = scene.Meters[random.Next(scene.Meters.Count)];
        var grain = present.Grains.GetGrain<IEnterpriseGrain>($"{Scene.Park}/{meter.Enterprise ?? GrainKeys.ParkOwn}");
        await grain.Usage(new()
        {
            Meter = MeterId.Parse(meter.Id),
            FromUnixMs = meter.Times[0],
            ToUnixMs = meter.Times[^1] + 1,
            Step = (UsageStep)random.Next(4),
        });
    }
}
