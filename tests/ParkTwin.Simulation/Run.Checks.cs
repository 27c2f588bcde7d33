using System.Globalization;
using System.Numerics;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Tests;
using ParkTwin.Simulation.Devices;
using ParkTwin.Simulation.Model;

namespace ParkTwin.Simulation;

/// <summary>What must hold when everything has come to rest.</summary>
internal sealed partial class Run
{
    private const long MarginMs = 4 * 3_600_000;
    private (int Readings, string Text)? _ledgers;

    /// <summary>Waits until devices have nothing left to send and everything has been applied.</summary>
    private void Drain()
    {
        var twin = _twin!;
        Pump(
            () =>
            {
                CheckTap();
                return _devices.TrueForAll(device => device.IsDone) && IsAtRest();
            },
            TimeSpan.FromMinutes(4),
            "drains");
        if (_random.Next(2) == 0)
        {
            InTwin(() => twin.Quarantine.ReplayAsync(new(), CancellationToken.None));
            Pump(IsAtRest, TimeSpan.FromMinutes(1), "drains the quarantine");
        }
    }

    private bool IsAtRest()
    {
        var (journal, room) = (_twin!.Stores.Journal, _twin.Room);
        return room.IsReady && journal.CommittedPosition == journal.AppendedPosition
            && room.Dispatcher!.Applied == journal.CommittedPosition && _tap.Position == journal.CommittedPosition;
    }

    private void CheckAll()
    {
        if (_devices.Select(device => device.Complaint).FirstOrDefault(complaint => complaint is not null) is { } against)
        {
            throw new Violation(Broken.Wrong, against);
        }

        foreach (var element in _scene.Elements)
        {
            Check(element);
        }

        CheckRegistry();
        CheckAtRest();
    }

    /// <summary>What was still on the wire (QoS 0) may come in the midst of the checks; then all of it comes to rest, and they begin anew.</summary>
    private void CheckAtRest()
    {
        while (true)
        {
            Pump(IsAtRest, TimeSpan.FromMinutes(1), "comes to rest");
            var (position, ledgers) = (_tap.Position, _ledgers);
            bool Moved() => _twin!.Stores.Journal.AppendedPosition != position;
            try
            {
                InTwin(CheckTwinAsync);
                if (!Moved())
                {
                    return;
                }
            }
            catch (Violation) when (Moved())
            {
                Trace.Say(() => "More came while it was checked.");
            }

            _ledgers = ledgers;
        }
    }

    /// <summary>Has the process do something, and waits for it.</summary>
    private void InTwin(Func<Task> work)
    {
        var task = _twin!.Turns.Start(work);
        Pump(() => task.IsCompleted, TimeSpan.FromMinutes(2), "answers");
        if (task.Exception?.InnerException is { } failure)
        {
            throw failure as Violation ?? new Violation(Broken.Wrong, failure.ToString());
        }
    }

    /// <summary>A device's own view of what became of one element.</summary>
    private void Check(Element element)
    {
        var held = element.Journalled + element.Quarantined;
        if (held < element.Acknowledged && !_tap.HasGap)
        {
            throw new Violation(Broken.Lost, $"{element.Text} of {element.Meter} was acknowledged {element.Acknowledged} times and is held {held} times.");
        }

        if (held > element.Sent)
        {
            throw new Violation(Broken.Doubled, $"{element.Text} of {element.Meter} was sent {element.Sent} times and is held {held} times.");
        }

        if ((element.Fate == Fate.Ledger && element.Quarantined > 0) || (element.Fate == Fate.Quarantine && element.Journalled > 0))
        {
            throw new Violation(Broken.Wrong, $"{element.Text} of {element.Meter} belongs to {element.Fate} and is not there. {element.Reason}");
        }
    }

    /// <summary>What a person said and was told is taken is in the registry; and nothing that nobody said.</summary>
    private void CheckRegistry()
    {
        var park = _twin!.Stores.Registry.Current.Find(ParkId.Parse(Scene.Park))!;
        var said = _person.Proposed;
        foreach (var number in _person.Accepted)
        {
            var (meter, told) = said[number];
            var held = park.FindMeter(MeterId.Parse(meter))!.Events.FirstOrDefault(e => e.AtUnixMs == told.AtUnixMs && e.Kind == told.Kind);
            if (held is null || !said.Skip(number).Any(one => one.Meter == meter && one.Event == held))
            {
                throw new Violation(Broken.Lost, $"A person said {told} of {meter} and was told that it is taken; the registry says {held}.");
            }
        }

        foreach (var meter in park.Definition.Meters)
        {
            if (meter.Events.FirstOrDefault(held => !said.Any(one => one.Meter == meter.Id.Value && one.Event == held)) is { } invented)
            {
                throw new Violation(Broken.Wrong, $"The registry says {invented} of {meter.Id}; nobody said so.");
            }
        }
    }

    private async Task CheckTwinAsync()
    {
        var park = _twin!.Stores.Registry.Current.Find(ParkId.Parse(Scene.Park))!;
        var held = _tap.Readings.GroupBy(one => one.Meter).ToDictionary(group => group.Key, group => group.Select(one => one.Reading).ToList());
        var (distinct, ledgers) = (0L, new System.Text.StringBuilder());
        var sums = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var meter in park.Definition.Meters)
        {
            var readings = held.GetValueOrDefault(meter.Id.Value) ?? [];
            var grain = _twin.Grains.GetGrain<IEnterpriseGrain>(park.GrainKeyOf(meter));
            distinct += await CheckReadingsAsync(grain, meter, readings);
            var oracle = new Oracle(meter, readings);
            var sum = await CheckLedgerAsync(grain, meter, readings, oracle, ledgers);
            sums[park.GrainKeyOf(meter)] = sums.GetValueOrDefault(park.GrainKeyOf(meter)) + sum;
        }

        foreach (var (key, sum) in sums)
        {
            await CheckSumAsync(key, sum);
        }

        CheckCounters(distinct);
        await CheckQuarantineAsync();
        if (_ledgers is { } before && before.Readings == _tap.Readings.Count && before.Text != ledgers.ToString())
        {
            throw new Violation(Broken.Wrong, "After a restart the ledgers are no longer the same bytes.");
        }

        _ledgers = (_tap.Readings.Count, ledgers.ToString());
    }

    private async Task<long> CheckReadingsAsync(IEnterpriseGrain grain, MeterDefinition meter, List<Reading> readings)
    {
        var answer = await grain.Readings(new() { Meter = meter.Id, FromUnixMs = long.MinValue, ToUnixMs = long.MaxValue });
        var kept = answer!.Readings.Select(one => (one.Reading.AtUnixMs, one.Reading.Revision, one.Reading.Value)).ToHashSet();
        foreach (var reading in readings)
        {
            if (!kept.Contains((reading.AtUnixMs, reading.Revision, reading.Value)))
            {
                throw new Violation(Broken.Lost, $"{meter.Id} does not hold {reading}; the journal did.");
            }
        }

        var seen = new HashSet<(long, int, decimal)>();
        var oracle = new Oracle(meter, readings);
        foreach (var (reading, verdict) in answer.Readings)
        {
            if (!seen.Add((reading.AtUnixMs, reading.Revision, reading.Value)))
            {
                throw new Violation(Broken.Doubled, $"{meter.Id} holds {reading} twice.");
            }

            if (_scene.Find(meter.Id.Value, reading) is null)
            {
                throw new Violation(Broken.Wrong, $"{meter.Id} holds {reading}; nobody sent it.");
            }

            var isLoser = oracle.Readings.Any(one => one.At == reading.AtUnixMs && one.Value == reading.Value && one.Lost)
                && !oracle.Readings.Any(one => one.At == reading.AtUnixMs && one.Value == reading.Value && !one.Lost);
            var due = isLoser ? Verdict.ConflictLost : oracle.Verdicts.GetValueOrDefault(reading.AtUnixMs, verdict);
            if (verdict != due && verdict != Verdict.ConflictLost && !_tap.HasGap)
            {
                throw new Violation(Broken.Wrong, $"{meter.Id} judges {reading} as {verdict}; {due} is right.");
            }
        }

        return kept.Count;
    }

    private async Task<BigInteger> CheckLedgerAsync(
        IEnterpriseGrain grain, MeterDefinition meter, List<Reading> readings, Oracle oracle, System.Text.StringBuilder ledgers)
    {
        if (readings.Count == 0 && !_tap.HasGap)
        {
            return 0;
        }

        // What the journal forgot before it was read here is in the ledger all the same: then the whole of the scene is asked for.
        var (from, to) = _tap.HasGap
            ? SceneSpan()
            : (readings.Min(reading => reading.AtUnixMs) - MarginMs, readings.Max(reading => reading.AtUnixMs) + MarginMs);
        var answer = await grain.Usage(new() { Meter = meter.Id, FromUnixMs = from, ToUnixMs = to, Step = UsageStep.QuarterHour });
        var sum = BigInteger.Zero;
        ledgers.Append(meter.Id.Value);
        foreach (var row in answer!.Rows)
        {
            var due = oracle.At(row.StartUnixMs / QuarterHour.LengthMs);
            var slot = new LedgerSlot(row.Amount ?? 0, row.Estimated, (int)row.CoveredMs);
            if (!_tap.HasGap && (slot != due || row.Amount is null == due.IsKnown))
            {
                throw new Violation(Broken.Wrong, $"{meter.Id} at {DateTimeOffset.FromUnixTimeMilliseconds(row.StartUnixMs):u}: {slot}; {due} is right.");
            }

            sum += slot.Amount;
            if (slot.IsKnown)
            {
                ledgers.Append(CultureInfo.InvariantCulture, $" {row.StartUnixMs}:{slot.Amount},{slot.Estimated},{slot.CoveredMs}");
            }
        }

        if (sum != oracle.Total && !_tap.HasGap)
        {
            throw new Violation(Broken.Wrong, $"{meter.Id}: the quarter-hours add up to {sum}; the registers differ by {oracle.Total}.");
        }

        var months = await grain.Usage(new() { Meter = meter.Id, FromUnixMs = from, ToUnixMs = to, Step = UsageStep.Month });
        var byMonth = months!.Rows.Aggregate(BigInteger.Zero, (total, row) => total + (row.Amount ?? 0));
        return byMonth == sum ? sum : throw new Violation(Broken.Wrong, $"{meter.Id}: months add up to {byMonth}, quarter-hours to {sum}.");
    }

    private async Task CheckSumAsync(string key, BigInteger due)
    {
        var grain = _twin!.Grains.GetGrain<IEnterpriseGrain>(key);
        var (from, to) = SceneSpan();
        var answer = await grain.Usage(new() { Carrier = Carrier.Electricity, FromUnixMs = from, ToUnixMs = to, Step = UsageStep.Month });
        var sum = answer!.Rows.Aggregate(BigInteger.Zero, (total, row) => total + (row.Amount ?? 0));
        if (sum != due)
        {
            throw new Violation(Broken.Wrong, $"{key}: its meters add up to {due}, its sum is {sum}.");
        }
    }

    /// <summary>All that the devices can ever say, with room on both sides. Unix ms.</summary>
    private (long From, long To) SceneSpan() => (
        _scene.Meters.Min(meter => meter.Times[0]) - (40 * 86_400_000L), _scene.Meters.Max(meter => meter.Times[^1]) + (40 * 86_400_000L));

    /// <summary>Every reading that came through the journal counts once, in exactly one of the counters.</summary>
    private void CheckCounters(long distinct)
    {
        var status = _twin!.Status.Read();
        var all = status.Accepted + status.Duplicates;
        if (_tap.HasGap)
        {
            return;
        }

        if (all != _tap.Readings.Count || status.Accepted != distinct)
        {
            throw new Violation(
                all < _tap.Readings.Count ? Broken.Lost : Broken.Doubled,
                $"{status.Accepted} accepted and {status.Duplicates} duplicates are counted; {distinct} differ of {_tap.Readings.Count} that came.");
        }
    }

    private async Task CheckQuarantineAsync()
    {
        var due = _tap.Quarantined.ToDictionary(pair => pair.Key, pair => pair.Value.Text);
        long? before = null;
        var seen = new HashSet<long>();
        while (true)
        {
            var page = await _twin!.Quarantine.ListAsync(100, before, null, CancellationToken.None);
            foreach (var item in page.Items)
            {
                var text = System.Text.Encoding.UTF8.GetString(item.Payload.Span);
                if (!seen.Add(item.Id) || (!_tap.HasGap && due.GetValueOrDefault(item.Id) != text))
                {
                    throw new Violation(Broken.Doubled, $"Item {item.Id} ({text}) should not be in quarantine.");
                }
            }

            if (page.Items.Count == 0)
            {
                break;
            }

            before = page.Items[^1].Id;
        }

        // Where the journal forgot before it was read here, an item may have been sent through again unseen.
        if (!_tap.HasGap && due.Keys.FirstOrDefault(id => !seen.Contains(id), -1) is >= 0 and var missing)
        {
            throw new Violation(Broken.Lost, $"Item {missing} ({due[missing]}) is not in quarantine any more.");
        }
    }

    /// <summary>L6: without grain states and blocks, a journal that still holds everything gives the same ledgers and counters.</summary>
    private bool ForgetLedgers()
    {
        // Looked for on the disk: what was released a moment ago goes as the process ends.
        if (!_disk.Paths.Contains("/data/journal/segment-0000000000000001.ptj"))
        {
            return false;
        }

        foreach (var path in _disk.Paths)
        {
            if (path.StartsWith("/data/state/", StringComparison.Ordinal) || path.StartsWith("/data/ledger/", StringComparison.Ordinal)
                || path.StartsWith("/data/archive/", StringComparison.Ordinal))
            {
                _disk.Remove(path);
            }
        }

        return true;
    }
}
