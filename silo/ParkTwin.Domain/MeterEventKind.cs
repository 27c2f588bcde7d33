namespace ParkTwin.Domain;

/// <summary>What happened to a meter at an instant. Events own the registry once a file has seeded it.</summary>
public enum MeterEventKind : byte
{
    /// <summary>
    /// The meter was swapped: <c>final</c> closes the old register, <c>initial</c> opens the new one, with its own ratio, digits,
    /// unit
    /// or rate where given.
    /// </summary>
    Replacement = 0,

    /// <summary>The register was set back (to <c>initial</c>, default 0) at a level of <c>final</c>; the meter stayed.</summary>
    Reset = 1,

    /// <summary>The ratio (CT×PT) or another dated property changed while the register ran on.</summary>
    Change = 2,

    /// <summary>A person judged the reading at this instant: <c>accept</c> it or <c>reject</c> it.</summary>
    Confirmation = 3,
}
