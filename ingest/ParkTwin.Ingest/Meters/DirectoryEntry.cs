using ParkTwin.Domain;

namespace ParkTwin.Ingest.Meters;

/// <summary>What the ingester must know of a meter to take its readings.</summary>
/// <param name="Number">Its number in the journal.</param>
/// <param name="Unit">The unit a payload's <c>u</c> must agree with; the unit that holds from the last event on.</param>
/// <param name="Greatest">Greatest absolute value before the ratio that the ledger can hold.</param>
internal readonly record struct DirectoryEntry(uint Number, MeterUnit Unit, decimal Greatest);
