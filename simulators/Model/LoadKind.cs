namespace ParkTwin.Simulators.Model;

/// <summary>What a load follows.</summary>
internal enum LoadKind
{
    /// <summary>The shifts.</summary>
    Process,

    /// <summary>The shifts, with a good part left running for leaks and pressure (compressed air, exhaust, pumps).</summary>
    Utility,

    /// <summary>Outdoor temperature while people are in, and a little of it otherwise.</summary>
    Hvac,

    /// <summary>Outdoor temperature round the clock (cold store, chilled water of a data hall).</summary>
    Cold,

    /// <summary>The hours of darkness and of work.</summary>
    Lighting,

    /// <summary>Nothing: always on.</summary>
    Constant,

    /// <summary>Cars that arrive in the morning and at noon.</summary>
    Charging,
}
