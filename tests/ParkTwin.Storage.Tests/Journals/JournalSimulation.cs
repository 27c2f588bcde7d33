using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Storage.Journals;
using ParkTwin.Testing;
using ParkTwin.Tests;

namespace ParkTwin.Storage.Tests.Journals;

/// <summary>
/// One journal through several lives on a simulated disk, with a model of what was appended and acknowledged beside it. Every
/// choice comes from the seed.
/// </summary>
internal sealed class JournalSimulation : ICommittedListener
{
    internal const string Directory = "/data/journal";

    private readonly Random _random;
    private readonly SimulationScheduler _scheduler;
    private readonly ManualTimeProvider _time = new();
    private readonly List<TaskCompletionSource> _slow = [];
    private readonly List<string> _model = [];
    private readonly List<(long Ticket, long End)> _appended = [];
    private readonly JournalChunkWriter _chunk = new();
    private readonly JournalOptions _options;
    private int _acked;
    private long _ackedPosition;
    private long _ackedTicket;
    private long _released;
    private bool _calm = true;
    private double _faultRate;

    internal JournalSimulation(int seed, bool lyingDisk = false)
    {
        _random = new Random(seed);
        Disk = new SimulatedFileSystem(seed) { IgnoresFlush = lyingDisk, Delay = DelayAsync, Fault = Fault };
        _scheduler = new SimulationScheduler(_random.Next(2) == 0 ? _random : null);
        _options = new JournalOptions
        {
            SegmentBytes = 32 * 1024,
            BufferBytes = 8 * 1024,
            UncommittedBytes = 64 * 1024,
            RecentBytes = _random.Next(3) * 8 * 1024,
            MaxBytes = 128 * 32 * 1024,
            MaxSpares = 2,
            LoadRecords = _random.Next(2) == 0 ? 8 : 100_000,
            Scheduler = _scheduler,
            NewId = () => NextGuid(_random),
        };
    }

    internal SimulatedFileSystem Disk { get; }

    internal long Records => _ackedPosition;

    internal long Stalls { get; private set; }

    /// <summary>Runs some lives, each ended in another way, and a last look.</summary>
    internal void Run()
    {
        var lives = 2 + _random.Next(5);
        for (var life = 0; life < lives; life++)
        {
            if (_random.Next(4) == 0)
            {
                Disk.CrashAfter(_random.Next(60));
            }

            try
            {
                Live();
            }
            catch (SimulatedCrashException)
            {
            }

            if (Disk.IsOff)
            {
                PowerReturns();
            }
        }

        Reopen();
    }

    /// <summary>Opens, checks everything, and closes in order.</summary>
    internal void Reopen()
    {
        var journal = Open();
        _scheduler.Run(async () => await journal.DisposeAsync(), WhenIdle);
    }

    public void Committed(long ticket)
    {
        Assert.True(ticket >= _ackedTicket, "Tickets went back.");
        _ackedTicket = ticket;
        while (_acked < _appended.Count && _appended[_acked].Ticket <= ticket)
        {
            _ackedPosition = _appended[_acked++].End;
        }
    }

    private static Guid NextGuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private void Live()
    {
        var journal = Open();
        journal.Subscribe(this);
        _calm = false;
        _faultRate = _random.Next(3) == 0 ? 0.05 : 0;
        var follower = Task.Factory.StartNew(
            () => FollowAsync(journal, journal.FirstPosition),
            CancellationToken.None,
            TaskCreationOptions.None,
            _scheduler).Unwrap();
        if (_random.Next(2) == 0)
        {
            Disk.CrashAfter(_random.Next(400));
        }

        for (var step = _random.Next(300); step > 0 && !Disk.IsOff; step--)
        {
            Step(journal);
        }

        _calm = true;
        _faultRate = 0;
        End(journal);
        _scheduler.RunUntilIdle();
        if (follower.IsFaulted)
        {
            var failure = follower.Exception.InnerException!;
            Assert.True(failure is SimulatedCrashException or ObjectDisposedException, failure.ToString());
        }
    }

    private void Step(Journal journal)
    {
        switch (_random.Next(10))
        {
            case < 4:
                Append(journal);
                break;
            case < 8:
                for (var i = _random.Next(20); i > 0 && _scheduler.RunOne(); i--)
                {
                }

                break;
            case 8:
                WhenIdle();
                break;
            default:
                if (_random.Next(4) == 0)
                {
                    _released = Math.Max(_released, _random.NextInt64(journal.CommittedPosition + 1));
                    journal.Release(_released);
                }

                break;
        }
    }

    private void End(Journal journal)
    {
        var orderly = !Disk.IsOff && _random.Next(3) == 0;
        if (!orderly)
        {
            Disk.CrashAfter(0);
        }

        _scheduler.Run(async () => await journal.DisposeAsync(), WhenIdle);
        orderly &= !Disk.IsOff;
        if (orderly)
        {
            Assert.Equal(_model.Count, _ackedPosition);
        }

        if (!orderly || _random.Next(2) == 0)
        {
            PowerReturns();
        }
    }

    private void PowerReturns()
    {
        _slow.Clear();
        _calm = true;
        _faultRate = 0;
        if (_random.Next(3) == 0)
        {
            Disk.Kill();
        }
        else
        {
            Disk.Crash();
        }
    }

    /// <summary>Opens the journal, as often as it takes, and compares what it holds with the model.</summary>
    private Journal Open()
    {
        while (true)
        {
            try
            {
                var journal = _scheduler.Run(
                    () => Journal.OpenAsync(Disk, Directory, _options, _time, NullLogger.Instance), WhenIdle);
                Check(journal);
                return journal;
            }
            catch (SimulatedCrashException)
            {
                PowerReturns();
            }
        }
    }

    private void Check(Journal journal)
    {
        var end = journal.CommittedPosition;
        Assert.True(end >= _ackedPosition, $"Acknowledged up to {_ackedPosition}, but the journal ends at {end}.");
        Assert.True(end <= _model.Count, $"{_model.Count} records were appended, but the journal ends at {end}.");
        Assert.True(end == 0 || _appended.Exists(chunk => chunk.End == end), $"The journal ends at {end}, inside a chunk.");
        var first = journal.FirstPosition;
        Assert.True(first <= _released, $"Released to {_released}, but the journal begins at {first}.");
        _model.RemoveRange((int)end, _model.Count - (int)end);
        _appended.RemoveAll(chunk => chunk.End > end);
        _acked = _appended.Count;
        _ackedPosition = end;
        _ackedTicket = journal.CommittedTicket;
        Assert.Equal(end, _scheduler.Run(() => ReadAsync(journal, journal.FirstPosition, end), WhenIdle));
    }

    private async Task<long> ReadAsync(Journal journal, long from, long to)
    {
        await using var reader = journal.OpenReader(from);
        while (reader.Position < to)
        {
            Compare(await reader.ReadAsync(), from);
        }

        return reader.Position;
    }

    private async Task FollowAsync(Journal journal, long from)
    {
        while (true)
        {
            try
            {
                await ReadAsync(journal, from, long.MaxValue);
            }
            catch (JournalReleasedException released)
            {
                from = released.FirstPosition;
            }
        }
    }

    private void Compare(JournalGroup group, long from)
    {
        var records = group.Records(from);
        var next = Math.Max(group.FirstPosition, from);
        while (records.Read())
        {
            Assert.Equal(next, records.Position);
            Assert.Equal(_model[(int)next], Describe(ref records));
            next++;
        }

        Assert.Equal(group.EndPosition, next);
    }

    private static string Describe(ref JournalGroupReader records) => records.Kind switch
    {
        JournalRecordKind.Reading => string.Create(CultureInfo.InvariantCulture, $"{records.Meter} {records.Reading}"),
        JournalRecordKind.Quarantined =>
            $"{records.Quarantined.ArrivedUnixMs} {records.Quarantined.Reason} "
                + $"{Convert.ToHexString(records.Quarantined.Payload)}",
        _ => $"{records.Kind} {Convert.ToHexString(records.Body)}",
    };

    private void Append(Journal journal)
    {
        _chunk.Clear();
        for (var i = _random.Next(30); i >= 0; i--)
        {
            AddRecord();
        }

        var ticket = journal.Append(_chunk.Written, _chunk.Records, out var first);
        Assert.Equal(_model.Count - _chunk.Records, first);
        _appended.Add((ticket, _model.Count));
        Assert.Equal(_model.Count, journal.AppendedPosition);
        Stalls += journal.UncommittedBytes < _options.UncommittedBytes ? 0 : 1;
    }

    private void AddRecord()
    {
        var arrived = 1_700_000_000_000 + _random.Next(4);
        if (_random.Next(10) == 0)
        {
            var payload = new byte[_random.Next(200)];
            _random.NextBytes(payload);
            _chunk.AddQuarantined(arrived, QuarantineReason.Unparsable, "t/ä"u8, "client"u8, "detail"u8, payload);
            _model.Add($"{arrived} {QuarantineReason.Unparsable} {Convert.ToHexString(payload)}");
            return;
        }

        var reading = new Reading(
            _random.NextInt64(),
            new decimal(_random.Next(), _random.Next(2), _random.Next(2), _random.Next(2) == 0, (byte)_random.Next(29)),
            _random.Next(3) * 200,
            (ReadingQuality)_random.Next(3),
            arrived);
        var meter = (uint)_random.NextInt64(uint.MaxValue);
        _chunk.AddReading(meter, reading);
        _model.Add(string.Create(CultureInfo.InvariantCulture, $"{meter} {reading}"));
    }

    private ValueTask DelayAsync(DiskOperation operation, string path)
    {
        if (_calm || _random.Next(4) != 0)
        {
            return default;
        }

        var slow = new TaskCompletionSource();
        _slow.Add(slow);
        return new ValueTask(slow.Task);
    }

    private void Fault(DiskOperation operation, string path)
    {
        if (_faultRate > 0 && operation is not (DiskOperation.Read or DiskOperation.Open) && _random.NextDouble() < _faultRate)
        {
            throw new IOException("Simulated: the disk does not want to.");
        }
    }

    private void WhenIdle()
    {
        foreach (var slow in _slow.ToArray())
        {
            slow.TrySetResult();
        }

        _slow.Clear();
        _time.Advance(TimeSpan.FromMilliseconds(_random.Next(1500)));
    }
}
