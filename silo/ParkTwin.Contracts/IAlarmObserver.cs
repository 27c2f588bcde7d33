using Orleans;

namespace ParkTwin.Contracts;

/// <summary>Hears of a park's alarms.</summary>
public interface IAlarmObserver : IGrainObserver
{
    /// <summary>Alarms that changed since the last call.</summary>
    [Alias("AlarmsChanged")]
    Task AlarmsChanged(AlarmList changed);
}
