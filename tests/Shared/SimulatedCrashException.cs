namespace ParkTwin.Testing;

/// <summary>The machine lost its power; nothing the process does reaches the disk any more.</summary>
internal sealed class SimulatedCrashException() : Exception("The simulated machine is off.");
