namespace ParkTwin.Domain;

/// <summary>Which end of its span an interval reading is stamped at.</summary>
public enum StampPosition : byte
{
    /// <summary>The stamp is the first instant of the span.</summary>
    Start = 0,

    /// <summary>The stamp is the instant just after the span.</summary>
    End = 1,
}
