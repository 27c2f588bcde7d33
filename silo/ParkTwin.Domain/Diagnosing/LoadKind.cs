namespace ParkTwin.Domain.Diagnosing;

/// <summary>What kind of hour a local hour is in a <see cref="LoadProfile"/>.</summary>
public enum LoadKind : byte
{
    /// <summary>In none of the others.</summary>
    Other = 0,

    /// <summary>The night of any day.</summary>
    Night = 1,

    /// <summary>The daytime of Monday to Friday.</summary>
    Workday = 2,

    /// <summary>The daytime of Saturday and Sunday.</summary>
    Weekend = 3,
}
