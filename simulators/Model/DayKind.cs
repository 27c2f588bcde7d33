namespace ParkTwin.Simulators.Model;

/// <summary>What people do on a day.</summary>
internal enum DayKind
{
    /// <summary>Work, also on a weekend that was moved for a holiday (调休).</summary>
    Workday,

    /// <summary>Saturday or Sunday.</summary>
    Weekend,

    /// <summary>A public holiday.</summary>
    Holiday,
}
