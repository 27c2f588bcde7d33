using ParkTwin.Runtime;
using ParkTwin.Simulation.Devices;
using ParkTwin.Simulation.Machine;
using ParkTwin.Simulation.Model;
using ParkTwin.Storage;
using ParkTwin.Testing;

namespace ParkTwin.Simulation;

/// <summary>One run: a park, its devices and a person, through several lives of the twin, and what must hold at its end.</summary>
internal sealed partial class Run
{
    private const long MaxSteps = 3_000_000;
    private readonly RunPlan _plan;
    private readonly Random _random;
    private readonly Clock _clock;
    private readonly SimulatedFileSystem _disk;
    private readonly Scene _scene;
    private readonly Tap _tap;
    private readonly Person _person;
    private readonly List<Device> _devices = [];
    private readonly Logs _logs;
    private Twin? _twin;
    private Task _tapping = Task.CompletedTask;
    private bool _calm;
    private bool _latecomerIsKnown;
    private long _steps;

    public Run(RunPlan plan, TextWriter? log = null)
    {
        (_plan, _random) = (plan, new Random(plan.Seed));
        Trace = new Trace { Log = log };
        var start = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero).AddHours(_random.Next(2000));
        _clock = new Clock(start, Trace);
        _logs = new Logs(Trace);
        _disk = new SimulatedFileSystem(_random.Next()) { Delay = DelayAsync, Fault = Fault, IgnoresFlush = plan.Sabotage == Sabotage.LyingDisk };
        _scene = new Scene(_random, plan.Faults, start);
        _tap = new Tap(_scene);
        _person = new Person(_scene, _clock, _random, () => _twin);
        MakeDevices();
    }

    /// <summary>What happened, as one number.</summary>
    public Trace Trace { get; }

    /// <summary>Times the process ended without being asked.</summary>
    public int Crashes { get; private set; }

    /// <summary>Messages acknowledged to devices.</summary>
    public long Acknowledged => _devices.Sum(device => (long)device.Acknowledged);

    /// <summary>Steps taken.</summary>
    public long Steps => _steps;

    private bool Has(FaultKind fault) => !_calm && (_plan.Faults & fault) != 0;

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="Violation">An invariant does not hold.</exception>
    public void Go()
    {
        _person.Begin();
        var lives = 1 + _random.Next(4);
        for (var life = 0; life < lives; life++)
        {
            Live(last: false);
        }

        _calm = true;
        _disk.Capacity = long.MaxValue;
        _person.IsCalm = true;
        foreach (var device in _devices)
        {
            device.IsCalm = true;
        }

        Live(last: true);
        Live(last: true);
        if (ForgetLedgers())
        {
            Live(last: true);
        }

        if ((_plan.Faults & FaultKind.Flip) != 0)
        {
            FlipAndLook();
        }
    }

    private void MakeDevices()
    {
        var count = 1 + _random.Next(3);
        var shares = Enumerable.Range(0, count).Select(_ => new List<Publication>()).ToArray();
        foreach (var publication in _scene.Publications)
        {
            shares[_random.Next(count)].Add(publication);
        }

        for (var i = 0; i < count; i++)
        {
            _devices.Add(new Device(
                $"gw{i}", 4 + _random.Next(2), _clock, _random, _plan.Faults, shares[i],
                () => _twin is { Endpoint: { } endpoint } twin ? (endpoint, twin.Turns) : null));
        }
    }

    /// <summary>One life of the process: it starts, works, and ends in some way.</summary>
    private void Live(bool last)
    {
        Start();
        if (last)
        {
            Drain();
            CheckAll();
            End(EndKind.Orderly);
            return;
        }

        var end = ChooseEnd();
        var until = _clock.Now + _random.NextInt64(8 * TimeSpan.TicksPerSecond);
        Troubles();
        if (end is EndKind.Power or EndKind.Lost)
        {
            _disk.CrashAfter(_random.Next(_random.Next(2) == 0 ? 60 : 1500));
        }

        Pump(() => _clock.Now >= until || _disk.IsOff, TimeSpan.FromMinutes(1), "works");
        End(end);
    }

    private EndKind ChooseEnd()
    {
        var choices = new List<EndKind>();
        void Add(FaultKind fault, EndKind end)
        {
            if (Has(fault))
            {
                choices.Add(end);
            }
        }

        Add(FaultKind.Power, EndKind.Power);
        Add(FaultKind.Lost, EndKind.Lost);
        Add(FaultKind.Kill, EndKind.Kill);
        Add(FaultKind.Restart, EndKind.Orderly);
        return choices.Count == 0 ? EndKind.Orderly : choices[_random.Next(choices.Count)];
    }

    /// <summary>Starts the process, as often as it takes.</summary>
    private void Start()
    {
        for (var attempt = 0; ; attempt++)
        {
            if (_random.Next(3) == 0)
            {
                _latecomerIsKnown = true;
            }

            if (Has(FaultKind.HostClock) && _random.Next(2) == 0)
            {
                StepClock();
            }

            if (attempt > 1)
            {
                NoTroubles();
            }

            var turns = new Turns(_random, Trace);
            var twin = _twin = new Twin(Setup(), _disk, _clock, turns, _random);
            Trace.Say(() => $"{_clock.True:HH:mm:ss.fff} start");
            if (Has(FaultKind.Power) && _random.Next(5) == 0)
            {
                _disk.CrashAfter(_random.Next(80));
            }

            var starting = turns.Start(twin.StartAsync);
            Pump(() => starting.IsCompleted || _disk.IsOff, TimeSpan.FromMinutes(2), "starts");
            if (starting.IsCompletedSuccessfully && !_disk.IsOff)
            {
                _tapping = turns.Start(() => _tap.RunAsync(twin.Stores.Journal, MeterOf(twin)));
                return;
            }

            Refused(starting);
            End(_disk.IsOff ? EndKind.Power : EndKind.Kill);
            if (attempt > 30)
            {
                throw new Violation(Broken.Stuck, $"The twin does not start: {starting.Exception?.InnerException}");
            }
        }
    }

    private TwinSetup Setup() => new()
    {
        Registry = _scene.Registry(_latecomerIsKnown || _calm),
        Logs = _logs,
        Sabotage = _plan.Sabotage,
        Chaos = new ChaosOptions
        {
            Seed = _random.Next(),
            Reorder = Has(FaultKind.Resend) ? 0.2 : 0,
            Resend = Has(FaultKind.Resend) ? 0.2 : 0,
            TimeOut = Has(FaultKind.Timeout) ? 0.08 : 0,
            Deactivate = Has(FaultKind.Deactivate) ? 0.06 : 0,
            ActivateTwice = Has(FaultKind.Twice) ? 0.06 : 0,
        },
        IsRough = Has(FaultKind.Etag),
        CheckpointSeconds = 1 + _random.Next(4),
        CollectionSeconds = _random.Next(4) == 0 ? 2 : 60,
        RecentBuffers = _random.Next(3) * 2,
        JournalSegments = _random.Next(4) == 0 ? 4 : 64,
        LoadRecords = _random.Next(2) == 0 ? 8 : 512,
        ReceiveMaximum = _random.Next(4) == 0 ? 32 : ushort.MaxValue,
    };

    /// <summary>A start may fail while the disk refuses; it never may call anything damaged that is not.</summary>
    private void Refused(Task starting)
    {
        if (_disk.IsOff || starting.Exception?.InnerException is not { } failure)
        {
            return;
        }

        Trace.Say(() => $"refused: {failure.Message}");
        if (_calm || failure is not (IOException or DataDirectoryException or TimeoutException or Orleans.Runtime.OrleansException))
        {
            throw new Violation(Broken.Wrong, $"The twin refuses to start: {failure}");
        }
    }

    private void End(EndKind kind)
    {
        var twin = _twin!;
        if (kind == EndKind.Orderly && !_disk.IsOff)
        {
            Trace.Say(() => $"{_clock.True:HH:mm:ss.fff} stop");
            var stopping = twin.Turns.Start(twin.StopAsync);
            Pump(() => stopping.IsCompleted || _disk.IsOff, TimeSpan.FromMinutes(3), "stops");
            if (_calm && stopping.Exception is { } failure)
            {
                throw new Violation(Broken.Stuck, $"The twin does not end in order: {failure.InnerException}");
            }
        }

        Trace.Say(() => $"{_clock.True:HH:mm:ss.fff} end {kind}, power {(_disk.IsOff ? "off" : "on")}");
        Crashes += kind == EndKind.Orderly && !_disk.IsOff ? 0 : 1;
        var powerGoes = _disk.IsOff || kind is EndKind.Power or EndKind.Lost;
        twin.Kill();
        _twin = null;
        foreach (var device in _devices)
        {
            device.ProcessDied();
        }

        _person.ProcessDied();
        if (powerGoes)
        {
            _disk.Crash(kind == EndKind.Lost ? CrashLoss.All : null);
        }
        else
        {
            _disk.Kill();
        }

        CheckTap();
    }

    private static Func<uint, string?> MeterOf(Twin twin) => number =>
        number < twin.Stores.Registry.State.Meters.Count ? twin.Stores.Registry.State.Meters[(int)number].Definition.Id.Value : null;

    private void CheckTap()
    {
        if (_tap.Broken is { } broken)
        {
            throw broken;
        }
    }

    /// <summary>Lets everything go on until something holds.</summary>
    private void Pump(Func<bool> until, TimeSpan patience, string what)
    {

        var deadline = _clock.Now + patience.Ticks;
        while (!until())
        {
            if (++_steps > MaxSteps || _clock.Now > deadline)
            {
                throw new Violation(Broken.Stuck, $"It {what} no more after {patience.TotalSeconds} s: {Describe()}");
            }

            var turns = _twin?.Turns;
            if (turns?.Intruder is { } intruder)
            {
                throw new Violation(Broken.Stuck, $"Something ran on another thread:\n{intruder}");
            }

            // The processor takes its time too: now and then the world goes on while something waits to run.
            if (turns is { HasWork: true } && (_clock.Next is not { } next || next > _clock.Now + 50_000 || _random.Next(16) != 0))
            {
                turns.RunOne();
            }
            else if (!_clock.RunNext())
            {
                throw new Violation(Broken.Stuck, $"Nothing is left to do: {Describe()}");
            }
        }
    }

    private string Describe()
    {
        var devices = string.Join("; ", _devices);
        var state = _twin is { Endpoint: not null } twin && twin.Stores.AreOpen
            ? $"journal {twin.Stores.Journal.CommittedPosition} of {twin.Stores.Journal.AppendedPosition}, applied {twin.Room.Dispatcher?.Applied}, "
                + $"dispatched {twin.Room.Dispatcher?.Dispatched}, fault {twin.Stores.Journal.Fault}, failure {twin.Room.Failure}, "
                + $"troubles {string.Join(',', twin.Room.Dispatcher?.Troubles.Values ?? [])}"
            : "not started";
        return $"{state}. {devices}. Tapped to {_tap.Position}. Last: {_logs.Lines.LastOrDefault()}";
    }

    private enum EndKind
    {
        Orderly,
        Kill,
        Power,
        Lost,
    }
}
