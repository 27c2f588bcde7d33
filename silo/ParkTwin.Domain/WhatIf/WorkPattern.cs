namespace ParkTwin.Domain.WhatIf;

/// <summary>When an enterprise works that is not there yet.</summary>
public enum WorkPattern : byte
{
    /// <summary>Day and night, every day alike.</summary>
    Continuous = 0,

    /// <summary>06:00 to 22:00 from Monday to Saturday; a quarter of that power else.</summary>
    TwoShifts = 1,

    /// <summary>08:00 to 18:00 from Monday to Friday; three twentieths of that power else.</summary>
    DayShift = 2,
}
