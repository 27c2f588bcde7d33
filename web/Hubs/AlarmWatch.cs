using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Domain.Alarms;
using ParkTwin.Web.Api.Alarms;

namespace ParkTwin.Web.Hubs;

/// <summary>
/// The process's one observer of one park's alarms: keeps the newest of each, says which changed, and makes the events, of each what its
/// account sees. Safe for concurrent use.
/// </summary>
internal sealed class AlarmWatch(ParkId park, IGrainFactory grains, AlarmGateways gateways, Action<Alarm> tell) : IAlarmObserver
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Alarm> _newest = new(StringComparer.Ordinal);
    private IAlarmObserver? _reference;
    private IReadOnlyDictionary<string, IReadOnlyCollection<MeterId>>? _gateways;
    private bool _filled;

    /// <inheritdoc/>
    public Task AlarmsChanged(AlarmList changed)
    {
        Take(changed.Alarms, told: true);
        return Task.CompletedTask;
    }

    /// <summary>Tells the park's alarms of this observer and reads what is there. Renews both when called again.</summary>
    public async Task AttendAsync()
    {
        _reference ??= grains.CreateObjectReference<IAlarmObserver>(this);
        var grain = grains.GetGrain<IAlarmGrain>(park.Value);
        await grain.Watch(_reference);
        _gateways = await gateways.ReadAsync(park);
        Take((await grain.Read()).Alarms, told: _filled);
        _filled = true;
    }

    /// <summary>Tells the park's alarms that nobody watches any more.</summary>
    public async Task EndAsync()
    {
        if (_reference is { } reference)
        {
            _reference = null;
            await grains.GetGrain<IAlarmGrain>(park.Value).Unwatch(reference);
            grains.DeleteObjectReference<IAlarmObserver>(reference);
        }
    }

    /// <summary>Some alarms as one event; null when none of them is seen.</summary>
    /// <param name="found">The park as the account has it.</param>
    /// <param name="whole">Whether it has the whole of it.</param>
    /// <param name="alarms">Ids of the alarms.</param>
    public AlarmsChangeView? Event(RegisteredPark found, bool whole, IReadOnlyCollection<string> alarms)
    {
        IReadOnlyList<Alarm> seen;
        lock (_lock)
        {
            seen = AlarmShapes.Seen(found, whole, _newest.Values);
        }

        var shown = seen.Where(alarm => alarms.Contains(alarm.Id)).ToList();
        return shown.Count == 0 ? null : new(park.Value, AlarmShapes.Views(found, seen, shown, whole ? _gateways : null), AlarmShapes.Counts(seen));
    }

    private void Take(IReadOnlyList<Alarm> alarms, bool told)
    {
        var changed = new List<Alarm>();
        lock (_lock)
        {
            foreach (var alarm in alarms)
            {
                if (!_newest.TryGetValue(alarm.Id, out var held) || held.Revision < alarm.Revision)
                {
                    _newest[alarm.Id] = alarm;
                    changed.Add(alarm);
                }
            }
        }

        if (told)
        {
            changed.ForEach(tell);
        }
    }
}
