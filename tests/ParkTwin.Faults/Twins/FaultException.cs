namespace ParkTwin.Faults.Twins;

/// <summary>A run could not be done or the twin did what it must not; the message says which.</summary>
internal sealed class FaultException(string message) : Exception(message);
