namespace ParkTwin.Simulation.Devices;

/// <summary>What is to become of one element of a payload.</summary>
internal enum Fate : byte
{
    /// <summary>A reading: it belongs into its ledger.</summary>
    Ledger,

    /// <summary>Never acceptable: it belongs into quarantine.</summary>
    Quarantine,

    /// <summary>Either, by the clocks or by what the registry knows.</summary>
    Either,
}

/// <summary>One element of a payload: the unit of what may be lost, doubled or wrong.</summary>
/// <param name="Meter">Its meter's id.</param>
/// <param name="AtUnixMs">The reading's time; of a bad element nothing.</param>
/// <param name="Value">The reading's value.</param>
/// <param name="Revision">The reading's revision.</param>
/// <param name="Text">The element as it is sent; no two differ in nothing.</param>
/// <param name="Fate">What is to become of it.</param>
internal sealed record Element(string Meter, long AtUnixMs, decimal Value, int Revision, string Text, Fate Fate)
{
    /// <summary>Deliveries that were acknowledged to the device.</summary>
    public int Acknowledged { get; set; }

    /// <summary>Deliveries whose last byte left the device.</summary>
    public int Sent { get; set; }

    /// <summary>Times the journal holds it as a reading that came from a device.</summary>
    public int Journalled { get; set; }

    /// <summary>Times the journal holds it as quarantined.</summary>
    public int Quarantined { get; set; }

    /// <summary>Why it was last quarantined.</summary>
    public string? Reason { get; set; }

    /// <summary>What identifies the reading.</summary>
    public (string Meter, long AtUnixMs, int Revision, decimal Value) Key => (Meter, AtUnixMs, Revision, Value);
}
